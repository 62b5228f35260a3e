// The clocks that run: how long Amazon still holds the payout, when the next one goes out, and by when to begin.
import type { Instant } from '../../domain/clock.ts';
import { count, duration, instant } from '../../domain/text/text.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import type { Phrase } from '../language/catalogue/index.ts';
import type { Format } from '../language/format.ts';
import type { Labelled } from '../layout/blocks.ts';
import type { IncidentProps } from './props.ts';
import { detectorTitle } from './spoken.ts';

/** What a moment ahead means, by the name that detectors give it. */
const meaning: Readonly<Record<string, Phrase>> = {
  until: 'clock.hold',
  next: 'clock.payout',
};

interface Ahead {
  readonly name: string;
  readonly at: Instant;
  readonly signal: Signal;
}

/** Detectors know nothing of the future but deadlines, so whatever lies after `now` in a summary is one. */
function ahead(signals: readonly Signal[], now: Instant): Ahead[] {
  const all = signals.flatMap((signal) =>
    Object.entries(signal.summary.params).flatMap(([name, value]) =>
      value.kind === 'instant' && value.at > now ? [{ name, at: value.at, signal }] : [],
    ),
  );
  const sorted = all.sort((a, b) => a.at - b.at);
  return sorted.filter(({ name }, index) => sorted.findIndex((other) => other.name === name) === index);
}

/** Each clock once, the nearest first; empty where nothing runs out. */
export function clockFacts({ incident, detectors, now }: IncidentProps, format: Format): Labelled[] {
  return ahead(incident.signals, now).map(({ name, at, signal }) => ({
    label: format.phrase('alert.time-left'),
    value: format.phrase(meaning[name] ?? 'clock.other', {
      left: duration(at - now),
      at: instant(at),
      what: detectorTitle(signal.detector, detectors, format),
    }),
  }));
}

/** By when to act; null where there is nothing to do. */
export function byWhen({ checklist }: Pick<IncidentProps, 'checklist'>, format: Format): Labelled | null {
  const [first] = checklist;
  if (!first) return null;
  const together = checklist.findIndex(({ when }) => when !== first.when);
  const n = count(together === -1 ? checklist.length : together);
  return { label: format.phrase('alert.by-when'), value: format.phrase(`by-when.${first.when}`, { n }) };
}
