// Answer: what a person says of an incident, taken in one transaction with all that follows from it: its status, what the
// baseline may learn, what is allowed from now on, the audit log. Commands, the console and signed links all call this.
import type { AnswerResult, AnswerState, Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import { type Clock, dayMs, type Instant } from '../domain/clock.ts';
import type { IncidentAnswer, Refusal } from '../domain/owner/incident-answer.ts';
import type { LogAction, Speaker } from '../domain/owner/log-entry.ts';
import type { Statement } from '../domain/owner/statement.ts';
import { suspect } from '../domain/statistics/baseline.ts';
import { trust } from '../domain/statistics/trust.ts';
import type { Incident } from '../domain/watch/incident.ts';
import type { Standing } from '../domain/watch/standing.ts';
import { answered } from '../incidents/answer.ts';
import { isForeign, mayBeAllowed } from '../incidents/known.ts';
import { skusOf, standingOf } from '../incidents/standing.ts';

export interface AnswerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface AnswerInput {
  /** The whole id (findIncidents finds it by its beginning). */
  readonly incidentId: string;
  readonly answer: IncidentAnswer;
  readonly by: Speaker;
  /** In the person's own words. */
  readonly reason?: string | null;
  /** Resolve although something still stands; needs a reason. */
  readonly isForced?: boolean;
  /** Which revision a link or a page spoke of. */
  readonly revision?: number;
  /** Dismiss, and allow the same kinds of things until then. */
  readonly allowUntil?: Instant | null;
}

export type AnswerOutcome =
  | {
      readonly outcome: 'done' | 'seen' | 'earlier' | 'already';
      readonly incident: Incident;
      readonly allowed: readonly Statement[];
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly incident: Incident }
  /** It isn't over: what still stands, or couldn't be looked at. */
  | { readonly outcome: 'standing'; readonly standing: Standing; readonly incident: Incident };

/** Nothing is allowed for longer in one go: what goes on for ever is the new usual, and the baseline learns that by itself. */
export const allowLimitMs = 30 * dayMs;

const actions: Readonly<Record<IncidentAnswer, LogAction>> = {
  acknowledge: 'incident-acknowledged',
  resolve: 'incident-resolved',
  dismiss: 'incident-dismissed',
  reopen: 'incident-reopened',
};

/** Takes an answer. Said twice it changes nothing and is logged once. Null when there is no such incident. */
export async function answerIncident(deps: AnswerDeps, input: AnswerInput): Promise<AnswerOutcome | null> {
  const now = deps.clock.now();
  const standing = input.answer === 'resolve' ? await lookWhatStands(deps, input.incidentId) : null;
  let outcome: AnswerOutcome | null = null;
  await deps.store.answer(input.incidentId, (state) => {
    const decided = decideAnswer(state, { ...input, now, standing, newId: deps.newId });
    outcome = decided.outcome;
    return decided.result;
  });
  return outcome;
}

/** What of an incident still stands; null when there is no such incident. Also for the mail that says "all clear". */
export async function lookWhatStands(
  { store, clock }: Pick<AnswerDeps, 'store' | 'clock'>,
  incidentId: string,
): Promise<Standing | null> {
  const incident = await store.findIncident(incidentId);
  return incident && whatStands({ store, clock }, incident);
}

/** The same of one that was read already: it may be megabytes. */
export async function whatStands(
  { store, clock }: Pick<AnswerDeps, 'store' | 'clock'>,
  incident: Incident,
): Promise<Standing> {
  const current = await store.currentState(incident.accountId, skusOf(incident));
  return standingOf(incident, current, clock.now(), detectors);
}

/** The whole decision of an answer, pure. */
export function decideAnswer(
  state: AnswerState,
  input: AnswerInput & { readonly now: Instant; readonly standing: Standing | null; readonly newId: () => string },
): { readonly outcome: AnswerOutcome; readonly result: AnswerResult } {
  const { incident, baseline } = state;
  const { answer, by, now, standing, allowUntil = null, isForced = false } = input;
  const reason = input.reason?.trim() || null;
  const nothing: AnswerResult = { incident, baseline, statements: [], entries: [] };
  const { revision } = input;
  const taken = answered(incident, answer, { by, at: now, reason, ...(revision !== undefined && { revision }) });
  if (taken.outcome === 'refused') return { outcome: { ...taken, incident }, result: nothing };
  if (taken.outcome === 'already') return { outcome: { ...taken, allowed: [] }, result: nothing };
  if (allowUntil !== null && by.via === 'link')
    return { outcome: { outcome: 'refused', refusal: 'not-by-link', incident }, result: nothing };
  if (allowUntil !== null && (allowUntil <= now || allowUntil - now > allowLimitMs))
    return { outcome: { outcome: 'refused', refusal: 'too-long', incident }, result: nothing };
  if (standing !== null && !standing.isBack) {
    if (!isForced) return { outcome: { outcome: 'standing', standing, incident }, result: nothing };
    if (reason === null) return { outcome: { outcome: 'refused', refusal: 'no-reason', incident }, result: nothing };
  }
  const statements = answer === 'dismiss' && allowUntil !== null ? allowances(incident, allowUntil, input, reason) : [];
  const after = taken.incident;
  const isSeen = taken.outcome !== 'done';
  const entry = {
    at: now,
    accountId: incident.accountId,
    who: by.name,
    via: by.via,
    what: isSeen ? ('incident-seen' as const) : actions[answer],
    subject: incident.id,
    detail: {
      severity: incident.severity,
      before: incident.status,
      reason,
      ...(isSeen && { revision: revision ?? incident.revision, newest: incident.revision }),
      ...(standing && !standing.isBack && { stillStanding: standing.standing.length }),
      ...(allowUntil !== null && { allowedUntil: new Date(allowUntil).toISOString() }),
    },
  };
  return {
    outcome: { outcome: taken.outcome, incident: after, allowed: statements },
    result: { incident: after, baseline: isSeen ? baseline : learned(state, after), statements, entries: [entry] },
  };
}

/** What was a stranger's doing teaches nothing; what turns out to have been the owner's is usual after all, and back. */
function learned({ incident, others, baseline }: AnswerState, after: Incident): AnswerState['baseline'] {
  const { beganAt, updatedAt } = incident;
  if (after.status === 'open') return isForeign(after) ? suspect(baseline, beganAt, updatedAt) : baseline;
  if (after.status !== 'dismissed') return baseline;
  const foreign = others.filter(isForeign).map((other) => ({ from: other.beganAt, to: other.updatedAt }));
  return trust(baseline, { from: beganAt, to: updatedAt }, foreign);
}

function allowances(
  incident: Incident,
  to: Instant,
  { by, now, newId }: Pick<AnswerInput, 'by'> & { now: Instant; newId: () => string },
  reason: string | null,
): Statement[] {
  const detectors = new Set(incident.signals.filter(mayBeAllowed).map(({ detector }) => detector));
  return [...detectors].map((detector) => ({
    id: newId(),
    accountId: incident.accountId,
    what: 'allowed',
    detector,
    from: incident.beganAt,
    to,
    note: reason ?? '',
    saidAt: now,
    saidBy: by.name,
    ended: null,
  }));
}
