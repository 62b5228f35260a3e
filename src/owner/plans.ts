// What the owner says beforehand or for a time: a planned change, a snooze, and the end of either. Commands and the console
// call this.
import type { Store } from '../adapters/store/port.ts';
import { type Clock, dayMs, type Instant } from '../domain/clock.ts';
import type { LogAction, LogEntry, Speaker } from '../domain/owner/log-entry.ts';
import type { PlannedKind } from '../domain/owner/planned.ts';
import type { Statement } from '../domain/owner/statement.ts';

/** Longer plans are entered anew: by then the owner may have forgotten what is being kept quiet. */
export const plannedLimitMs = 92 * dayMs;
/** A week at the most, since what began at its start would be history by then (incidents/policy.ts, tooOldMs). */
export const snoozeLimitMs = 7 * dayMs;
export const noteLimit = 500;

export interface PlanDeps {
  readonly store: Pick<Store, 'addStatement' | 'endStatement'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface Said {
  readonly accountId: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly note: string;
  readonly by: Speaker;
}

export type StatementRefusal = 'backwards' | 'too-far' | 'note-too-long';
export type StatementOutcome =
  | { readonly refusal: StatementRefusal }
  | { readonly refusal: null; readonly statement: Statement };

const logged: Readonly<Record<Statement['what'], { readonly added: LogAction; readonly ended: LogAction }>> = {
  planned: { added: 'planned-added', ended: 'planned-ended' },
  allowed: { added: 'allowed-added', ended: 'allowed-ended' },
  snoozed: { added: 'snooze-added', ended: 'snooze-ended' },
};

export function addPlanned(deps: PlanDeps, kind: PlannedKind, said: Said): Promise<StatementOutcome> {
  return add(deps, said, plannedLimitMs, (base) => ({ ...base, what: 'planned', kind }));
}

/** From now on. @param detector null: about anything */
export function addSnooze(
  deps: PlanDeps,
  detector: string | null,
  said: Omit<Said, 'from'>,
): Promise<StatementOutcome> {
  const from = deps.clock.now();
  return add(deps, { ...said, from }, snoozeLimitMs, (base) => ({ ...base, what: 'snoozed', detector }));
}

/** False when it was over already; then nothing is logged. */
export function endPlan({ store, clock }: PlanDeps, statement: Statement, by: Speaker): Promise<boolean> {
  const at = clock.now();
  return store.endStatement(statement.id, { at, by: by.name }, entryOf(statement, 'ended', by, at));
}

type Base = Omit<Extract<Statement, { what: 'snoozed' }>, 'what' | 'detector'>;

async function add(
  { store, clock, newId }: PlanDeps,
  { accountId, from, to, note, by }: Said,
  limitMs: number,
  complete: (base: Base) => Statement,
): Promise<StatementOutcome> {
  if (to < from) return { refusal: 'backwards' };
  if (to - from > limitMs) return { refusal: 'too-far' };
  if (note.length > noteLimit) return { refusal: 'note-too-long' };
  const now = clock.now();
  const statement = complete({ id: newId(), accountId, from, to, note, saidAt: now, saidBy: by.name, ended: null });
  return { refusal: null, statement: await store.addStatement(statement, entryOf(statement, 'added', by, now)) };
}

function entryOf(statement: Statement, event: 'added' | 'ended', by: Speaker, at: Instant): LogEntry {
  const about = statement.what === 'planned' ? statement.kind : (statement.detector ?? 'anything');
  const span = { from: new Date(statement.from).toISOString(), to: new Date(statement.to).toISOString() };
  return {
    at,
    accountId: statement.accountId,
    who: by.name,
    via: by.via,
    what: logged[statement.what][event],
    subject: statement.id,
    detail: { about, ...(event === 'added' && { ...span, note: statement.note }) },
  };
}
