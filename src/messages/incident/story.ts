// What an incident tells its owner, in one line or one sentence: its story with its two strongest numbers, or where it
// tells none its strongest sign as it was seen.

import { widthOf } from '../../domain/text/plain-layout.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { type Narrative, narrativeOf } from '../../domain/watch/narrative.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { certaintyOf } from './certainty.ts';
import { briefOf, type SpokenDetector, signalHeadline, strongestFirst, tellingOf } from './spoken.ts';

const briefsShown = 2;

/** The story of an incident; null where it is only seen that something is unusual. */
export function storyOf(
  incident: Pick<Incident, 'severity' | 'signals'>,
  detectors: readonly SpokenDetector[],
): Narrative | null {
  return narrativeOf(incident, (signal) => tellingOf(signal, detectors));
}

/** The first two numbers of signals, in a few words each. */
function briefsOf(signals: readonly Signal[], detectors: readonly SpokenDetector[], format: Format): string[] {
  const briefs = signals.map((signal) => briefOf(signal, detectors, format));
  return briefs.filter((brief) => brief !== null).slice(0, briefsShown);
}

/** "someone may be selling as you: 162 listed, 95 orders": as many of its numbers as fit; null where it doesn't fit itself. */
export function storyHeadline(
  { plot, signals }: Narrative,
  detectors: readonly SpokenDetector[],
  format: Format,
  room: number,
): string | null {
  const story = format.phrase(`story.${plot}`);
  const briefs = briefsOf(signals, detectors, format);
  const lines = [briefs, briefs.slice(0, 1), []].map((some) =>
    some.length === 0 ? story : format.phrase('story.with', { story, briefs: some.join(format.phrase('story.comma')) }),
  );
  return lines.find((line) => widthOf(line) <= room) ?? null;
}

/** The incident in a few words, at most `room` columns: its story, else its strongest sign, else its id. */
export function incidentHeadline(
  incident: Pick<Incident, 'id' | 'severity' | 'signals'>,
  detectors: readonly SpokenDetector[],
  format: Format,
  room: number,
): string {
  const story = storyOf(incident, detectors);
  const told = story && storyHeadline(story, detectors, format, room);
  const [strongest] = strongestFirst(incident.signals);
  return told ?? (strongest ? signalHeadline(strongest, detectors, format, room) : cleanForeignText(incident.id));
}

/** The story in a sentence: "seems" where it is at least fairly sure, "may" where it isn't. Null where none is told. */
export function storySentence(
  incident: Pick<Incident, 'severity' | 'signals'>,
  detectors: readonly SpokenDetector[],
  format: Format,
): string | null {
  const story = storyOf(incident, detectors);
  if (story === null) return null;
  const sure = certaintyOf(incident.signals) === 'possible' ? 'no' : 'yes';
  const sentence = format.phrase(`story.${story.plot}.sentence`, { sure });
  const briefs = briefsOf(story.signals, detectors, format);
  return briefs.length === 0
    ? format.phrase('story.sentence', { sentence })
    : format.phrase('story.sentence-with', { sentence, briefs: briefs.join(format.phrase('story.comma')) });
}
