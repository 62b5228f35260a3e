// Look: detect and correlate for one account, and write down what follows, in one transaction.

import type { OwedRow } from '../adapters/store/outbox-port.ts';
import type { KeptLook, LookResult, LookState, Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import { type Clock, dayMs, type Instant } from '../domain/clock.ts';
import { wordsOf } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Baseline, firstSightMs, knownSince } from '../domain/statistics/baseline.ts';
import { oldestMail } from '../domain/statistics/mail-days.ts';
import { recentMs } from '../domain/statistics/trailing.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import { dueFor } from '../incidents/timing.ts';
import type { WatchState } from './step.ts';
import { walk } from './walk.ts';

export interface LookDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** At first sight the time before this only teaches what is usual; what happened since is judged. */
export const firstLookMs = 30 * dayMs;

/** Looks at everything new of one account; null when the account is gone. Looking again changes nothing. */
export async function lookAt({ store, clock, newId }: LookDeps, accountId: string): Promise<LookResult | null> {
  const now = clock.now();
  return store.look(accountId, recentMs, (state) => decide(state, now, newId));
}

/** The whole decision of a look, pure. */
export function decide(state: LookState, at: Instant, newId: () => string): LookResult {
  // Time doesn't run backwards for an account, whatever a computer's clock says.
  const now = Math.max(at, state.lookedAt ?? at);
  const isFirst = state.lookedAt === null;
  const baseline = knownSince(state.baseline, knownFrom(state, now));
  const result = walk(
    { baseline, recent: state.earlier, incidents: state.incidents, ...goingOn(state, baseline) },
    {
      ...state,
      now,
      detectFrom: isFirst ? now - firstLookMs : Number.NEGATIVE_INFINITY,
      detectors,
      newId,
      words: wordsOf(state.statements),
      today: now,
    },
  );
  return {
    baseline: result.state.baseline,
    lookedAt: now,
    verdicts: result.verdicts,
    judged: result.judged,
    incidents: result.touched,
    decisions: result.decisions,
    outbox: owed(state, result.touched, result.decisions, now),
    kept: keptOf(result.state, state.account),
  };
}

/** What a look keeps for the next: what it saw, and which of its quiet verdicts hold. */
interface Kept extends KeptLook, Pick<WatchState, 'sight' | 'stillness'> {
  readonly account: string;
}

function keptOf({ recent, sight, stillness }: WatchState, account: Account): Kept {
  return { recent, ...(sight && { sight }), ...(stillness && { stillness }), account: JSON.stringify(account) };
}

/** Verdicts rest on the account and on what is usual as well as on changes. */
function goingOn(state: LookState, baseline: Baseline): Pick<WatchState, 'sight' | 'stillness'> {
  if (!state.kept) return {};
  const { sight, stillness, account } = state.kept as Kept;
  const isSame = baseline === state.baseline && account === JSON.stringify(state.account);
  return { ...(sight && { sight }), ...(isSame && stillness && { stillness }) };
}

/** Since when days of which nothing was shown were quiet ones. */
function knownFrom({ account, lookedAt, pending }: LookState, now: Instant): Instant {
  // A mailbox goes back as far as its oldest mail, whenever it is added.
  if (account.isMailOnly) return oldestMail(pending) ?? now;
  return lookedAt === null ? now - firstSightMs : now;
}

/**
 * One row for each recipient of the latest alert decision of each incident. Backups come in when nobody answers
 * (incidents/follow-up.ts), at once where there is nobody else.
 */
export function owed(
  { account, recipients }: Pick<LookState, 'account' | 'recipients'>,
  incidents: readonly Incident[],
  decisions: readonly Decision[],
  now: Instant,
): OwedRow[] {
  const readers = recipients.filter(({ gets }) => gets.includes('alerts'));
  const first = readers.filter(({ isBackup }) => !isBackup);
  const latest = new Map<string, Decision>();
  for (const decision of decisions) if (decision.isAlert) latest.set(decision.incidentId, decision);
  return incidents.flatMap((incident) => {
    const decision = latest.get(incident.id);
    if (!decision) return [];
    const { revision, reason, severity } = decision;
    return (first.length > 0 ? first : readers).map((recipient) => ({
      key: `${incident.id}/${revision}/${recipient.address}`,
      accountId: account.id,
      incidentId: incident.id,
      revision,
      kind: 'alert' as const,
      reason,
      recipient: recipient.address,
      createdAt: now,
      ...dueFor(recipient, account.timeZone, { severity, isFirst: reason === 'first' }, now),
    }));
  });
}
