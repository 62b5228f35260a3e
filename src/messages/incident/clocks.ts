// The clocks that run: how long Amazon still holds the payout, when the next one goes out, and by when to begin.
import { count, duration, instant } from '../../domain/text/text.ts';
import type { Meaning } from '../../domain/watch/detector.ts';
import type { Format } from '../language/format.ts';
import type { Labelled } from '../layout/blocks.ts';
import type { IncidentProps } from './props.ts';
import { valuesMeant } from './spoken.ts';

const phraseOf = { 'hold-ends': 'clock.hold', 'next-payout': 'clock.payout' } as const;

const isClock = (meaning: Meaning): meaning is keyof typeof phraseOf => Object.hasOwn(phraseOf, meaning);

/** Each clock once, the nearest first; empty where nothing runs out. */
export function clockFacts({ incident, detectors, now }: IncidentProps, format: Format): Labelled[] {
  const ahead = incident.signals
    .flatMap((signal) => valuesMeant(signal, detectors))
    .flatMap(({ meaning, value }) =>
      isClock(meaning) && value.kind === 'instant' && value.at > now ? [{ meaning, at: value.at }] : [],
    )
    .sort((a, b) => a.at - b.at);
  return ahead
    .filter(({ meaning }, i) => ahead.findIndex((other) => other.meaning === meaning) === i)
    .map(({ meaning, at }) => ({
      label: format.phrase('alert.time-left'),
      value: format.phrase(phraseOf[meaning], { left: duration(at - now), at: instant(at) }),
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
