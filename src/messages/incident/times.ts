// The times of an incident, by the same four names wherever one is shown: when it began, from when on it could have been
// seen, when it really was noticed, and when somebody was told (docs/messages.md, "Four times").
import { hourMs, type Instant } from '../../domain/clock.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import type { Format } from '../language/format.ts';
import type { Labelled } from '../layout/blocks.ts';

/** Between two looks lie minutes: only a longer wait says that nobody was looking. */
const unwatchedMs = hourMs;

export interface IncidentTimes extends Pick<Incident, 'beganAt' | 'visibleAt'> {
  /** Null: nothing was watching, as in files that are read later. */
  readonly noticedAt: Instant | null;
}

/** Began and noticed; and from when on it was visible, where that was long before anybody looked. */
export function timeFacts({ beganAt, visibleAt, noticedAt }: IncidentTimes, format: Format): Labelled[] {
  const fact = (name: 'began' | 'visible' | 'noticed', at: Instant): Labelled => ({
    label: format.phrase(`time.${name}`),
    value: format.instant(at),
  });
  const wasUnwatched = noticedAt === null || noticedAt - visibleAt >= unwatchedMs;
  return [
    fact('began', beganAt),
    ...(wasUnwatched ? [fact('visible', visibleAt)] : []),
    ...(noticedAt === null ? [] : [fact('noticed', noticedAt)]),
  ];
}

/** When somebody was told, by a message that was delivered; null: not so far. */
export function toldFact(at: Instant | null, format: Format): Labelled {
  return {
    label: format.phrase('time.told'),
    value: at === null ? format.phrase('time.not-told') : format.instant(at),
  };
}
