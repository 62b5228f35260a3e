// What is new in an incident since its reader was last told: a later message must begin with that, not with what the
// reader knows.
import type { Instant } from '../../domain/clock.ts';
import type { Incident, Told } from '../../domain/watch/incident.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import { strongestFirst } from './spoken.ts';

export interface News {
  /** When the reader was last told. */
  readonly since: Instant;
  /** Of a detector that had said nothing then; the strongest first. */
  readonly fresh: readonly Signal[];
  /** Of which there is more now: how many there were. */
  readonly grown: readonly { readonly signal: Signal; readonly before: number }[];
}

/** Null in a first message. */
export function newsOf({ signals }: Pick<Incident, 'signals'>, told: Told | null): News | null {
  if (told === null) return null;
  const largest = new Map<string, Signal>();
  for (const signal of strongestFirst(signals)) {
    const known = largest.get(signal.detector);
    if (!known || signal.evidenceTotal > known.evidenceTotal) largest.set(signal.detector, signal);
  }
  const all = strongestFirst([...largest.values()]);
  return {
    since: told.at,
    fresh: all.filter(({ detector }) => !Object.hasOwn(told.totals, detector)),
    grown: all.flatMap((signal) => {
      const then = told.totals[signal.detector];
      return then !== undefined && signal.evidenceTotal > then ? [{ signal, before: then }] : [];
    }),
  };
}
