// Follow-up: owes what time alone makes due once an incident was told. Called with every round and sweep; calling it
// again changes nothing.
import type { FollowUpResult, FollowUpState, Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import { wordsOf } from '../domain/owner/statement.ts';
import type { Decision } from '../domain/watch/incident.ts';
import { followUp, newestOf } from '../incidents/follow-up.ts';
import { strictnessOf } from '../incidents/watch-mode.ts';

export interface FollowUpDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** Every account with something to follow up; returns how many messages are newly owed. */
export async function followUpAll(deps: FollowUpDeps): Promise<number> {
  let owed = 0;
  for (const accountId of await deps.store.accountsToFollowUp(deps.clock.now()))
    owed += (await followUpOn(deps, accountId))?.outbox.length ?? 0;
  return owed;
}

/** One account; null when it is gone. */
export async function followUpOn({ store, clock }: FollowUpDeps, accountId: string): Promise<FollowUpResult | null> {
  const now = clock.now();
  return store.followUp(accountId, now, (state) => followUpsOf(state, now));
}

/** What is due of all incidents of an account, with a line in the journal for each incident that gets something. Pure. */
export function followUpsOf(state: FollowUpState, now: Instant): FollowUpResult {
  const { account, recipients, told } = state;
  const terms = { strictness: strictnessOf(state.closed, now), snoozed: wordsOf(state.statements).snoozed };
  const all = told.map(({ incident, owed }) => {
    const { messages, reason } = followUp({ incident, recipients, accountZone: account.timeZone, owed, now, terms });
    const { id, severity, score } = incident;
    const revision = newestOf(owed);
    return {
      decisions: messages.slice(0, 1).map((): Decision => {
        const journalled = reason as Decision['reason'];
        return { incidentId: id, revision, at: now, severity, score, isAlert: true, reason: journalled };
      }),
      outbox: messages.map((message) => ({
        ...message,
        accountId: account.id,
        incidentId: id,
        revision,
        createdAt: now,
      })),
    };
  });
  return { decisions: all.flatMap((one) => one.decisions), outbox: all.flatMap((one) => one.outbox) };
}
