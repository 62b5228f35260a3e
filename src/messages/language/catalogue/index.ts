// The catalogue: every sentence of our own, by key, in each language. A key missing in one language fails the type check.
import type { Language } from '../../../domain/marketplace.ts';
import { en as alertEn } from './en.ts';
import { en as lettersEn } from './en-letters.ts';
import { en as reportsEn } from './en-reports.ts';
import { en as storiesEn } from './en-stories.ts';
import { ja as alertJa } from './ja.ts';
import { ja as lettersJa } from './ja-letters.ts';
import { ja as reportsJa } from './ja-reports.ts';
import { ja as storiesJa } from './ja-stories.ts';

const en = { ...alertEn, ...lettersEn, ...reportsEn, ...storiesEn };
const ja = { ...alertJa, ...lettersJa, ...reportsJa, ...storiesJa };

export type Phrase = keyof typeof en;

export const catalogues: Readonly<Record<Language, Readonly<Record<Phrase, string>>>> = { en, ja };
