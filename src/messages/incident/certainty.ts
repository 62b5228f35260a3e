// How sure we are, said from the signals' scores: what the owner needs to weigh an alert, in four steps.

import { count } from '../../domain/text/text.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import type { Format } from '../language/format.ts';

/** `fact`: something changed for certain, and nothing else is unusual. */
export type Certainty = 'certain' | 'likely' | 'possible' | 'fact';

/** -log10 of the chance on an ordinary day: one in 10,000 days is "fairly", one in a million "very" sure. */
const likelyScore = 4;
const certainScore = 6;
/** Two independent families may be weaker each, since both would have to happen on the same day. */
const certainSum = 8;

interface Strength {
  readonly certainty: Certainty;
  /** Of the strongest sign that is a matter of chance. */
  readonly score: number;
  readonly families: number;
  readonly hasFact: boolean;
}

function weigh(signals: readonly Signal[]): Strength {
  const best = new Map<string, number>();
  for (const { family, score, isHardFact } of signals)
    if (!isHardFact) best.set(family, Math.max(best.get(family) ?? 0, score));
  const hasFact = signals.some(({ isHardFact }) => isHardFact);
  const score = Math.max(0, ...best.values());
  const sum = [...best.values()].reduce((a, b) => a + b, 0);
  const certainty =
    best.size === 0
      ? 'fact'
      : score >= certainScore || (best.size > 1 && sum >= certainSum)
        ? 'certain'
        : score >= likelyScore
          ? 'likely'
          : 'possible';
  return { certainty, score, families: best.size, hasFact };
}

/** In one word of the program's. */
export function certaintyOf(signals: readonly Signal[]): Certainty {
  return weigh(signals).certainty;
}

/** In a sentence or two, with numbers. A model of one shop's days isn't trusted beyond one in a million. */
export function certaintySentence(signals: readonly Signal[], format: Format): string {
  const { certainty, score, families, hasFact } = weigh(signals);
  if (certainty === 'fact') return format.phrase('certainty.fact');
  const days = Math.max(2, Number((10 ** Math.min(score, certainScore)).toPrecision(1)));
  const sentence = format.phrase(`certainty.${certainty}`, { days: format.roughly(days), families: count(families) });
  if (!hasFact) return sentence;
  return `${sentence}${format.language === 'ja' ? '' : ' '}${format.phrase('certainty.fact-and-signs')}`;
}
