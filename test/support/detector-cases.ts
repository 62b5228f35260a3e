// Two lists of cases for a detector: looks that must fire and looks that must stay quiet. Both are demanded, and a
// near miss says which guard it tries.
import { describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Detector, Look, Outcome } from '../../src/domain/watch/detector.ts';
import type { Severity } from '../../src/domain/watch/severity.ts';
import { type Signal, voteFloor } from '../../src/domain/watch/signal.ts';
import { parametersOf } from './icu.ts';

export interface Fires {
  readonly name: string;
  readonly look: Look;
  /** The worst severity among its signals. */
  readonly severity: Severity;
  /** Key of the first signal's sentence. */
  readonly says: string;
  readonly settings?: Readonly<Record<string, number>>;
  readonly check?: (signals: readonly Signal[]) => void;
}

export interface StaysQuiet {
  /** Which guard it tries. */
  readonly name: string;
  readonly look: Look;
  readonly says: string;
  readonly settings?: Readonly<Record<string, number>>;
}

export function testDetector(detector: Detector, fires: readonly Fires[], staysQuiet: readonly StaysQuiet[]): void {
  if (fires.length === 0 || staysQuiet.length < 2) throw new Error(`${detector.id}: needs cases of both kinds`);

  describe('fires', () => {
    it.each(fires.map((one) => [one.name, one] as const))('%s', (_, { look, severity, says, settings, check }) => {
      const outcome = detector.detect(look, settings);
      if (outcome.outcome !== 'fired') throw new Error(`quiet: ${JSON.stringify(outcome.reason)}`);
      const { signals } = outcome;
      expect(signals.map((signal) => signal.severity)).toContain(severity);
      expect(signals[0]?.summary.key).toBe(says);
      expect(new Set(namesOf(outcome)).size).toBe(signals.length);
      for (const { evidence, evidenceTotal, beganAt, observedAt } of signals) {
        expect(evidence.length).toBeLessThanOrEqual(evidenceTotal);
        expect(beganAt).toBeLessThanOrEqual(observedAt);
        expect(evidence.every(({ at }) => at <= look.now)).toBe(true);
      }
      check?.(signals);
    });
  });

  describe('obeys the laws on these cases', () => {
    const textOf = (key: string) => detector.says[key]?.en ?? `${detector.id} says nothing by the key {${key}}`;
    const outcomes = [...fires, ...staysQuiet].map(({ look, settings }) => detector.detect(look, settings));

    it('has words for what it says, and the values that they ask for', () => {
      for (const outcome of outcomes)
        for (const { key, params } of outcome.outcome === 'quiet'
          ? [outcome.reason]
          : outcome.signals.map(({ summary }) => summary))
          expect([key, Object.keys(params)]).toEqual([key, expect.arrayContaining(parametersOf(textOf(key)))]);
    });

    it('declares what each sentence that it fires with means in a story', () => {
      for (const outcome of outcomes)
        if (outcome.outcome === 'fired')
          for (const { summary } of outcome.signals) expect(Object.keys(detector.tells)).toContain(summary.key);
    });

    it('is loud enough to vote when it fires, unless it is for information or tells of certain things', () => {
      const signals = outcomes.flatMap((outcome) => (outcome.outcome === 'fired' ? outcome.signals : []));
      const isVoter = detector.severity !== 'info' && !signals.every(({ isHardFact }) => isHardFact);
      expect(Math.max(...signals.map(({ score }) => score))).toBeGreaterThanOrEqual(isVoter ? voteFloor : 1);
    });

    it.each(fires.map((one) => [one.name, one] as const))('in any order, and asked again: %s', (_, one) => {
      const { look, settings } = one;
      const turned = { ...look, changes: [...look.changes].reverse(), recent: [...look.recent].reverse() };
      expect(detector.detect(turned, settings)).toEqual(detector.detect(look, settings));
      const again = detector.detect({ ...look, now: look.now + minuteMs }, settings);
      expect(namesOf(again)).toEqual(namesOf(detector.detect(look, settings)));
    });
  });

  describe('stays quiet', () => {
    it.each(staysQuiet.map((one) => [one.name, one] as const))('%s', (_, { look, says, settings }) => {
      expect(detector.detect(look, settings)).toMatchObject({ outcome: 'quiet', reason: { key: says } });
    });
  });
}

const namesOf = (outcome: Outcome) =>
  outcome.outcome === 'fired' ? outcome.signals.map(({ fingerprint }) => fingerprint) : [];

/** The signals of a look, none when it is quiet. */
export function signalsOf(detector: Detector, look: Look): readonly Signal[] {
  const outcome = detector.detect(look);
  return outcome.outcome === 'fired' ? outcome.signals : [];
}
