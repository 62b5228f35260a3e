// What the signals of an incident say, in the words of the detectors that made them.

import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { count, type Said, type Value } from '../../domain/text/text.ts';
import type { Detector, Meaning } from '../../domain/watch/detector.ts';
import type { Telling } from '../../domain/watch/narrative.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';

/** What the messages need of a detector. */
export type SpokenDetector = Pick<Detector, 'id' | 'title' | 'says' | 'why' | 'falsePositives' | 'means' | 'tells'>;

/** The strongest first; equal ones by what began first. */
export function strongestFirst(signals: readonly Signal[]): Signal[] {
  return [...signals].sort((a, b) => b.score - a.score || a.beganAt - b.beganAt);
}

/** The detector's name for people; its id when this program no longer has it. */
export function detectorTitle(id: string, detectors: readonly SpokenDetector[], format: Format): string {
  const detector = detectors.find((d) => d.id === id);
  return detector ? format.say(detector.title) : cleanForeignText(id);
}

/** A detector's sentence, or null where it has none for this key, or one that can't be said with these values. */
export function sentenceOf(
  id: string,
  said: Said,
  detectors: readonly SpokenDetector[],
  format: Format,
): string | null {
  const says = detectors.find((d) => d.id === id)?.says;
  const text = says && Object.hasOwn(says, said.key) ? says[said.key] : undefined;
  if (!text) return null;
  try {
    return format.say(text, said.params);
  } catch {
    // A stored signal may be older than the detector's words: a plainer sentence must go out rather than none.
    return null;
  }
}

/** The values of a signal's sentence that mean more than it says, as its detector tells. */
export function valuesMeant(
  { detector, summary }: Signal,
  detectors: readonly SpokenDetector[],
): { readonly meaning: Meaning; readonly value: Value }[] {
  const { means = {} } = detectors.find(({ id }) => id === detector) ?? {};
  return Object.entries(means).flatMap(([name, meaning]) => {
    const value = summary.params[name];
    return value ? [{ meaning, value }] : [];
  });
}

/** What a signal's sentence means in a story; null where it plays no part, or this program no longer has its detector. */
export function tellingOf({ detector, summary }: Signal, detectors: readonly SpokenDetector[]): Telling | null {
  const tells = detectors.find(({ id }) => id === detector)?.tells;
  return tells && Object.hasOwn(tells, summary.key) ? (tells[summary.key] ?? null) : null;
}

/** A signal's number in a few words; null where its detector has none, or the values that are stored can't say it. */
export function briefOf(signal: Signal, detectors: readonly SpokenDetector[], format: Format): string | null {
  const brief = tellingOf(signal, detectors)?.brief;
  try {
    return brief ? format.say(brief, signal.summary.params) : null;
  } catch {
    return null;
  }
}

/** A signal in one sentence, with its numbers. */
export function signalSentence(signal: Signal, detectors: readonly SpokenDetector[], format: Format): string {
  return (
    sentenceOf(signal.detector, signal.summary, detectors, format) ??
    format.phrase('evidence.unknown-sentence', {
      detector: detectorTitle(signal.detector, detectors, format),
      n: count(signal.evidenceTotal),
    })
  );
}

/** Where a sentence's first statement ends: what follows only explains it. */
const firstStatement = /^.+?(?=[;。；]|[:：](?!\d))/u;

/**
 * A signal in a few words, at most `limit` columns, for subjects and lists: the first statement of its sentence
 * ("23 new listings within 14 minutes") where that fits and holds no foreign text; else the field that changed;
 * else the detector's title and the count.
 */
export function signalHeadline(
  signal: Signal,
  detectors: readonly SpokenDetector[],
  format: Format,
  limit: number,
): string {
  const { summary, detector, evidence, evidenceTotal } = signal;
  const fits = (text: string | undefined): text is string => text !== undefined && widthOf(text) <= limit;
  const foreign = Object.values(summary.params).flatMap((value) =>
    value.kind === 'text' ? [format.value(value)] : [],
  );
  const sentence = sentenceOf(detector, summary, detectors, format) ?? '';
  const statement = sentence.match(firstStatement)?.[0] ?? sentence.replace(/\.$/, '');
  if (statement !== '' && fits(statement) && !foreign.some((text) => statement.includes(text))) return statement;

  const subject = evidence[0]?.subject;
  const field = subject?.kind === 'profile' ? format.phrase(`field.${subject.field}`) : null;
  const changed = field === null ? undefined : format.phrase('subject.profile', { field });
  if (fits(changed)) return changed;

  const title = detectorTitle(detector, detectors, format);
  const counted = format.phrase('subject.counted', { title, n: count(evidenceTotal) });
  return evidenceTotal > 1 && fits(counted) ? counted : fitWidth(title, limit);
}

/** Each once, in the given order. */
export function distinct(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}
