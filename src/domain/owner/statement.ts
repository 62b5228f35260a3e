// A statement: what the owner said beforehand or for a time, with who said it and until when it holds. Said after the
// fact about one incident it is an answer (incident.ts).
import { type Instant, minuteMs } from '../clock.ts';
import type { PlannedChange, PlannedKind } from './planned.ts';

interface StatementBase {
  readonly id: string;
  readonly accountId: string;
  /** Both inclusive. */
  readonly from: Instant;
  readonly to: Instant;
  readonly note: string;
  readonly saidAt: Instant;
  readonly saidBy: string;
  /** When it was taken back before its end, and by whom. */
  readonly ended: { readonly at: Instant; readonly by: string } | null;
}

export type Statement = StatementBase &
  (
    | { readonly what: 'planned'; readonly kind: PlannedKind }
    /** What this detector sees in that time is the owner's own doing, or chance. */
    | { readonly what: 'allowed'; readonly detector: string }
    /** No mails for a while, about this detector or about anything (null). */
    | { readonly what: 'snoozed'; readonly detector: string | null }
  );

/** What a detector sees in this time needs no alert of its own, since the owner said so. Both ends inclusive. */
export interface Allowance {
  readonly detector: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Mails held back in this time. Both ends inclusive. */
export interface Snooze {
  /** Null: all of the account. */
  readonly detector: string | null;
  readonly from: Instant;
  readonly to: Instant;
}

/** What the owner said, as a step takes it. */
export interface OwnerSaid {
  readonly planned: readonly PlannedChange[];
  readonly allowed: readonly Allowance[];
  readonly snoozed: readonly Snooze[];
}

/** The statements by kind, each cut where it was taken back. What was taken back before it began is left out. */
export function wordsOf(statements: readonly Statement[]): OwnerSaid {
  const words = { planned: [] as PlannedChange[], allowed: [] as Allowance[], snoozed: [] as Snooze[] };
  for (const statement of statements) {
    const { from, note } = statement;
    const to = Math.min(statement.to, statement.ended?.at ?? statement.to);
    if (to < from) continue;
    if (statement.what === 'planned') words.planned.push({ kind: statement.kind, from, to, note });
    else if (statement.what === 'allowed') words.allowed.push({ detector: statement.detector, from, to });
    else words.snoozed.push({ detector: statement.detector, from, to });
  }
  return words;
}

/** Two snoozes of one form differ by when each came. */
const sameSnoozeMs = minuteMs;

/** Is this what stands already, word for word, and not said anew? */
export function isSaidAgain(said: Statement, standing: Statement): boolean {
  const about = (one: Statement) => (one.what === 'planned' ? one.kind : one.detector);
  const isSameText = said.what === standing.what && about(said) === about(standing) && said.note === standing.note;
  const within = said.what === 'snoozed' ? sameSnoozeMs : 0;
  const isSameTime = [said.from - standing.from, said.to - standing.to].every((apart) => Math.abs(apart) <= within);
  return standing.ended === null && isSameText && isSameTime;
}

/** Does it hold at this moment? */
export function isInForce({ from, to, ended }: Statement, now: Instant): boolean {
  return from <= now && now <= Math.min(to, ended?.at ?? to);
}
