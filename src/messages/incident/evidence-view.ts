// Evidence as an owner reads it: what, which, when, and before, after and reference in words.

import { noticeNames } from '../../domain/mail/notice.ts';
import { foreignReports } from '../../domain/shop/foreign-report.ts';
import { count } from '../../domain/text/text.ts';
import type { Evidence } from '../../domain/watch/evidence.ts';
import { evidenceTotalOf } from '../../domain/watch/incident.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import type { EvidenceRow } from '../layout/blocks.ts';
import { detectorTitle, distinct, type SpokenDetector, signalSentence } from './spoken.ts';

/** Rows shown of each detector's evidence; the count says how many there are. */
const evidenceShown = 10;
/** Rows shown of all detectors together, so that the mail stays under the 100 KB at which readers cut it ... */
const evidenceShownInAll = 30;
/** ... but never fewer than these of any. */
const evidenceShownAtLeast = 2;
/** Sentences shown of one detector, where many of its signals stand side by side. */
const sentencesShown = 5;
/** SKUs are the seller's own words, up to 40 characters. */
const idLimit = 40;

/** All that one detector says about an incident. */
export interface EvidenceSection {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly gain: string | null;
  readonly harmless: string | null;
  /** "The 10 clearest of 23:"; null when there are no rows. */
  readonly caption: string | null;
  readonly rows: readonly EvidenceRow[];
  /** What the rows were made of, and the signal that has the most of it. */
  readonly shown: readonly Evidence[];
  readonly fullest: Signal;
}

/** A thing in words: an order by its number, a listing by its title, as far as it may be shown. */
export function subjectWords({ subject }: Pick<Evidence, 'subject'>, format: Format): { title: string; ids: string } {
  switch (subject.kind) {
    case 'listing': {
      const sku = cleanForeignText(subject.sku, idLimit);
      const asin = subject.asin === null ? '' : cleanForeignText(subject.asin, idLimit);
      return {
        title: cleanForeignText(subject.title) || format.phrase('evidence.unnamed'),
        ids: [sku && `SKU ${sku}`, asin && `ASIN ${asin}`].filter(Boolean).join(', '),
      };
    }
    case 'order':
      return { title: format.phrase('evidence.order', { id: cleanForeignText(subject.orderId, idLimit) }), ids: '' };
    case 'profile':
      return { title: format.phrase(`field.${subject.field}`), ids: '' };
    case 'notice':
      return { title: format.say(noticeNames[subject.notice]), ids: '' };
    case 'report':
      return { title: format.phrase(`evidence.report-of-${foreignReports[subject.type]}`), ids: subject.type };
  }
}

export function evidenceRow(evidence: Evidence, format: Format): EvidenceRow {
  const { before, after, reference } = evidence;
  return {
    ...subjectWords(evidence, format),
    at: format.moment(evidence.at),
    before: before ? format.phrase('evidence.before', { value: before }) : null,
    after: after ? format.phrase('evidence.after', { value: after }) : null,
    compare: reference ? format.phrase('evidence.compare', { value: reference }) : null,
  };
}

/** The same thing with the same numbers: two detectors often stand on the same rows. */
export const sameness = ({ subject, before, after, reference }: Evidence): string =>
  JSON.stringify([subject, before, after, reference]);

/** One section a detector, the strongest first; a row stands only in the first. `signals` are sorted already. */
export function evidenceSections(
  signals: readonly Signal[],
  detectors: readonly SpokenDetector[],
  format: Format,
): EvidenceSection[] {
  const byDetector = new Map<string, Signal[]>();
  for (const signal of signals) byDetector.set(signal.detector, [...(byDetector.get(signal.detector) ?? []), signal]);
  const told = new Set<string>();
  let left = evidenceShownInAll;
  return [...byDetector].map(([id, own]) => {
    const detector = detectors.find((d) => d.id === id);
    const evidence = own.flatMap((signal) => signal.evidence);
    // each once: of ten thousand rows it is most of the work
    const keys = evidence.map(sameness);
    const fresh = evidence.filter((_, n) => !told.has(keys[n] as string));
    const distinctKeys = new Set(keys);
    for (const key of distinctKeys) told.add(key);
    const shown = fresh.slice(0, Math.min(evidenceShown, Math.max(evidenceShownAtLeast, left)));
    left -= shown.length;
    const total = Math.max(distinctKeys.size, evidenceTotalOf(own));
    const numbers = { shown: count(shown.length), total: count(total) };
    const form = fresh.length === 0 ? 'above' : total > shown.length ? 'shown' : 'all';
    return {
      title: detectorTitle(id, detectors, format),
      sentences: distinct(own.map((signal) => signalSentence(signal, detectors, format))).slice(0, sentencesShown),
      gain: detector ? format.phrase('evidence.gain', { why: format.say(detector.why) }) : null,
      harmless: detector?.falsePositives.length
        ? format.phrase('evidence.harmless', {
            reasons: detector.falsePositives.map((text) => format.say(text)).join(format.language === 'ja' ? '' : ' '),
          })
        : null,
      caption: evidence.length > 0 ? format.phrase(`evidence.${form}`, numbers) : null,
      rows: shown.map((one) => evidenceRow(one, format)),
      shown,
      fullest: own.reduce((most, signal) => (signal.evidence.length > most.evidence.length ? signal : most)),
    };
  });
}
