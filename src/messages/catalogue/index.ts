// The catalogue: every sentence of our own, by key, in each language. A key missing in one language fails the type check.
import type { Language } from '../../domain/marketplace.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type Phrase = keyof typeof en;

export const catalogues: Readonly<Record<Language, Readonly<Record<Phrase, string>>>> = { en, ja };
