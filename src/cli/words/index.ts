// What the command line says by itself, in both languages. Reports and messages have their words in src/messages.
import type { Language } from '../../domain/marketplace.ts';
import { languageAt, type Terminal } from '../terminal.ts';
import { en, type Words } from './en.ts';
import { ja } from './ja.ts';

const words: Readonly<Record<Language, Words>> = { en, ja };

export function wordsAt(terminal: Pick<Terminal, 'language'>): Words {
  return words[languageAt(terminal)];
}
