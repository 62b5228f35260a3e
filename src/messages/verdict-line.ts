// What a detector said after a look, in one sentence: found, quiet and why, or not able to judge and why.
import type { Verdict } from '../domain/detector.ts';
import { reasonWords } from './coverage-words.ts';
import { cleanForeignText } from './foreign-text.ts';
import type { Format } from './format.ts';
import { detectorTitle, type SpokenDetector, sentenceOf } from './spoken.ts';

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
        parts: verdict.parts.map((part) => format.phrase(`part.${part}`)).join(format.language === 'ja' ? '、' : ', '),
        reason: reasonWords(verdict.reason, format),
      });
    case 'crashed':
      return format.phrase('verdict.crashed', { title, reason: cleanForeignText(verdict.reason) });
  }
}
