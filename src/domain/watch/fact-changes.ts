// Changes of what is known about the seller, as the detectors of facts need them: each once, in order, with whether it
// only goes back to what was.
import { type ChangeOf, isKind } from '../shop/change.ts';
import { text } from '../text/text.ts';
import type { Look } from './detector.ts';

export type FactChange = ChangeOf<'profile-changed'>;

export interface FactChanges {
  /** How many were seen for the first time, or again: no change. */
  readonly same: number;
  readonly changed: readonly { readonly change: FactChange; readonly isBack: boolean }[];
}

/** The changes of these fields. A payout is shown days after it was made: what is new counts however old it is. */
export function factChanges({ changes, recent }: Look, fields: Readonly<Record<string, unknown>>): FactChanges {
  const all = [...changes, ...recent].filter(isKind('profile-changed')).filter(({ field }) => field in fields);
  const seen = [...new Map(all.map((change) => [change.key, change])).values()].sort(
    (a, b) => a.occurredAt - b.occurredAt || (a.key < b.key ? -1 : 1),
  );
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
