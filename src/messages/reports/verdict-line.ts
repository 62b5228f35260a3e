// What a detector said after a look, in one sentence: found, quiet and why, or not able to judge and why.

import { parts } from '../../domain/watch/coverage.ts';
import type { Verdict } from '../../domain/watch/detector.ts';
import { detectorTitle, type SpokenDetector, sentenceOf } from '../incident/spoken.ts';
import { reasonWords } from '../language/coverage-words.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';

/** Between the parts of `orders: not pulled yet; payouts: revoked`, as a run of the detectors joins them. */
const betweenParts = new RegExp(`; (?=(?:${parts.join('|')}): )`);

/** Each part that was not seen, with its reason. */
function unseenParts(reason: string, format: Format): string[] {
  return reason.split(betweenParts).map((one) => {
    const part = parts.find((name) => one.startsWith(`${name}: `));
    if (part === undefined) return reasonWords(one, format);
    const why = reasonWords(one.slice(part.length + 2), format);
    return format.phrase('verdict.unseen', { part: format.phrase(`part.${part}`), reason: why });
  });
}

/** `A burst of new listings: at most 2 new listings within 24 hours; up to 7 would be usual here.` */
export function verdictLine(verdict: Verdict, detectors: readonly SpokenDetector[], format: Format): string {
  const title = detectorTitle(verdict.detector, detectors, format);
  switch (verdict.outcome) {
    case 'fired':
      return format.phrase('verdict.fired', { title });
    case 'quiet': {
      const reason = sentenceOf(verdict.detector, verdict.reason, detectors, format);
      return format.phrase('verdict.quiet', { title, reason: reason ?? cleanForeignText(verdict.reason.key) });
    }
    case 'skipped':
      return format.phrase('verdict.skipped', {
        title,
        unseen: unseenParts(verdict.reason, format).join(format.language === 'ja' ? '、' : ', '),
      });
    case 'crashed':
      return format.phrase('verdict.crashed', { title, reason: cleanForeignText(verdict.reason) });
  }
}
