// Evidence as an owner reads it: what, which, when, and before, after and reference in words.
import type { Evidence } from '../domain/evidence.ts';
import type { Signal } from '../domain/signal.ts';
import { count } from '../domain/text.ts';
import { cleanForeignText } from './foreign-text.ts';
import type { Format } from './format.ts';
import { detectorTitle, distinct, type SpokenDetector, signalSentence } from './spoken.ts';

/** Rows shown of each detector's evidence; the count says how many there are. */
export const evidenceShown = 10;
/** Sentences shown of one detector, where many of its signals stand side by side. */
const sentencesShown = 5;
/** SKUs are the seller's own words, up to 40 characters. */
const idLimit = 40;

export interface EvidenceRow {
  readonly title: string;
  /** SKU and ASIN; empty for others. */
  readonly ids: string;
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly compare: string | null;
}

/** All that one detector says about an incident. */
export interface EvidenceSection {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly gain: string | null;
  readonly harmless: string | null;
  /** "The first 10 of 23:"; null when there are no rows. */
  readonly caption: string | null;
  readonly rows: readonly EvidenceRow[];
}

function subjectWords({ subject }: Evidence, format: Format): { title: string; ids: string } {
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
  }
}

export function evidenceRow(evidence: Evidence, format: Format): EvidenceRow {
  const { before, after, reference } = evidence;
  return {
    ...subjectWords(evidence, format),
    at: format.instant(evidence.at),
    before: before ? format.phrase('evidence.before', { value: before }) : null,
    after: after ? format.phrase('evidence.after', { value: after }) : null,
    compare: reference ? format.phrase('evidence.compare', { value: reference }) : null,
  };
}

/** One section a detector, the strongest first. `signals` are sorted already. */
export function evidenceSections(
  signals: readonly Signal[],
  detectors: readonly SpokenDetector[],
  format: Format,
): EvidenceSection[] {
  const byDetector = new Map<string, Signal[]>();
  for (const signal of signals) byDetector.set(signal.detector, [...(byDetector.get(signal.detector) ?? []), signal]);
  return [...byDetector].map(([id, own]) => {
    const detector = detectors.find((d) => d.id === id);
    const sentences = distinct(own.map((signal) => signalSentence(signal, detectors, format)));
    const rows = own.flatMap(({ evidence }) => evidence).slice(0, evidenceShown);
    const total = own.reduce((sum, { evidence, evidenceTotal }) => sum + Math.max(evidence.length, evidenceTotal), 0);
    const caption =
      total > rows.length
        ? format.phrase('evidence.shown', { shown: count(rows.length), total: count(total) })
        : format.phrase('evidence.all', { total: count(total) });
    const separator = format.language === 'ja' ? '、' : '; ';
    return {
      title: detectorTitle(id, detectors, format),
      sentences: sentences.slice(0, sentencesShown),
      gain: detector ? format.phrase('evidence.gain', { why: format.say(detector.why) }) : null,
      harmless: detector?.falsePositives.length
        ? format.phrase('evidence.harmless', {
            reasons: detector.falsePositives.map((text) => format.say(text).replace(/[.。]$/u, '')).join(separator),
          })
        : null,
      caption: rows.length > 0 ? caption : null,
      rows: rows.map((evidence) => evidenceRow(evidence, format)),
    };
  });
}
