// Changes of what is known about the seller, as the detectors of facts need them: each once, in order, with whether it
// only goes back to what was.
import { type ChangeKind, type ChangeOf, isKind } from '../shop/change.ts';
import { ascending } from '../statistics/bursts.ts';
import { text } from '../text/text.ts';
import type { Look } from './detector.ts';

export type FactChange = ChangeOf<'profile-changed'>;

export interface FactChanges {
  /** How many were seen for the first time, or again: no change. */
  readonly same: number;
  readonly changed: readonly { readonly change: FactChange; readonly isBack: boolean }[];
}

/** All changes of a kind, each once and in order. A payout is shown days after it was made: what is new counts however old. */
export function newAndRecent<K extends ChangeKind>(
  { changes, recent }: Pick<Look, 'changes' | 'recent'>,
  kind: K,
): readonly ChangeOf<K>[] {
  const all = [...changes, ...recent].filter(isKind(kind));
  return ascending([...new Map(all.map((change) => [change.key, change])).values()]);
}

/** The changes of these fields. */
export function factChanges(look: Look, fields: Readonly<Record<string, unknown>>): FactChanges {
  const seen = newAndRecent(look, 'profile-changed').filter(({ field }) => field in fields);
  const changed = seen.filter(({ before, after }) => before !== '' && before !== after);
  return {
    same: seen.length - changed.length,
    changed: changed.map((change, i) => ({
      change,
      isBack: changed.slice(0, i).some((earlier) => isSamePlace(earlier, change) && earlier.before === change.after),
    })),
  };
}

function isSamePlace(a: FactChange, b: FactChange): boolean {
  return a.field === b.field && a.marketplaceId === b.marketplaceId && a.scope === b.scope;
}

/** A changed fact as a finding, but for what a detector makes of it: its before and after are the evidence. */
export function factFound({ key, field, before, after, occurredAt }: FactChange) {
  return {
    name: key,
    beganAt: occurredAt,
    evidence: [{ subject: { kind: 'profile', field }, at: occurredAt, before: text(before), after: text(after) }],
  } as const;
}
