// One text in each language: what is finished where it arises, and shown to a reader who is known only later.
import type { Language } from './marketplace.ts';

/** One text in each language; in messages ICU MessageFormat, so `{count, plural, one {# order} other {# orders}}`. */
export type Text = Readonly<Record<Language, string>>;

/** What is the same in every language: a name, an address, another program's own words. */
export const sameText = (text: string): Text => ({ en: text, ja: text });
