// What the command line says by itself, in both languages. Reports and messages have their words in src/messages.
import { type Advice, UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { Text } from '../../domain/text/text.ts';
import { languageAt, type Terminal } from '../terminal.ts';
import { en, type Words } from './en.ts';
import { ja } from './ja.ts';

const words: Readonly<Record<Language, Words>> = { en, ja };

export function wordsAt(terminal: Pick<Terminal, 'language'>): Words {
  return words[languageAt(terminal)];
}

/** A text as whoever sits at the terminal reads it, for what is worded where it stands: `t('yes', 'はい')`. */
export function textAt(terminal: Pick<Terminal, 'language'>): (en: string, ja: string) => string {
  const language = languageAt(terminal);
  return (en, ja) => ({ en, ja })[language];
}

/** Said in every language, for errors and findings, which don't know their reader. */
export function everyway(say: (w: Words, language: Language) => string): Text {
  return { en: say(en, 'en'), ja: say(ja, 'ja') };
}

/** An error of a command's own: what is wrong, and what to do about it. */
export function refusal(say: (w: Words, language: Language) => readonly [what: string, hint: string]): UserError {
  const [what, hint] = [0, 1].map((which) => everyway((w, language) => say(w, language)[which] as string));
  return new UserError(what as Text, hint as Text);
}

/** An error's advice as whoever sits there reads it. */
export function adviceAt(terminal: Pick<Terminal, 'language'>, { what, hint }: Advice): Advice<string> {
  const language = languageAt(terminal);
  return { what: what[language], hint: hint[language] };
}
