// What the command line says by itself, in both languages. Reports and messages have their words in src/messages.
import type { Language } from '../../domain/marketplace.ts';
import { languageAt, type Terminal } from '../terminal.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** The English words are the pattern: whatever is said in one language is said in the other. */
export type Words = typeof en;

const words: Readonly<Record<Language, Words>> = { en, ja };

export function wordsAt(terminal: Pick<Terminal, 'language'>): Words {
  return words[languageAt(terminal)];
}
