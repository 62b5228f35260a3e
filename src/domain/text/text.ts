// Words in both languages as data, and the typed values that go into them.
import type { Instant } from '../clock.ts';
import type { Money } from '../money.ts';

export { sameText, type Text } from '../language.ts';

/**
 * What a message or an evidence cell can hold. Formatted only when it is shown, in the reader's language and zone.
 * `text` may be an attacker's: it is escaped and cut wherever it is shown, never read as a message.
 */
export type Value =
  | { readonly kind: 'count'; readonly count: number }
  /** A ratio: 0.08 is shown as 8 %. */
  | { readonly kind: 'percent'; readonly ratio: number }
  /** A decimal such as 1.7 a day. */
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'text'; readonly text: string };

export type Params = Readonly<Record<string, Value>>;

/** A sentence not yet in any language: a key into its speaker's texts, and the values. */
export interface Said {
  readonly key: string;
  readonly params: Params;
}

export const count = (n: number): Value => ({ kind: 'count', count: n });
export const percent = (ratio: number): Value => ({ kind: 'percent', ratio });
export const number = (n: number): Value => ({ kind: 'number', number: n });
export const money = (amount: Money): Value => ({ kind: 'money', money: amount });
export const instant = (at: Instant): Value => ({ kind: 'instant', at });
export const duration = (ms: number): Value => ({ kind: 'duration', ms });
export const text = (s: string): Value => ({ kind: 'text', text: s });
