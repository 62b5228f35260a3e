// Two lists of cases for a detector: looks that must fire and looks that must stay quiet. Both are demanded, and a
// near miss says which guard it tries.
import { describe, expect, it } from '@jest/globals';
import type { Detector, Look } from '../../src/domain/detector.ts';
import type { Severity } from '../../src/domain/severity.ts';
import type { Signal } from '../../src/domain/signal.ts';

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
      for (const { evidence, evidenceTotal, beganAt, observedAt } of signals) {
        expect(evidence.length).toBeLessThanOrEqual(evidenceTotal);
        expect(beganAt).toBeLessThanOrEqual(observedAt);
        expect(evidence.every(({ at }) => at <= look.now)).toBe(true);
      }
      check?.(signals);
    });
  });

  describe('stays quiet', () => {
    it.each(staysQuiet.map((one) => [one.name, one] as const))('%s', (_, { look, says, settings }) => {
      expect(detector.detect(look, settings)).toMatchObject({ outcome: 'quiet', reason: { key: says } });
    });
  });
}

/** The signals of a look, none when it is quiet. */
export function signalsOf(detector: Detector, look: Look): readonly Signal[] {
  const outcome = detector.detect(look);
  return outcome.outcome === 'fired' ? outcome.signals : [];
}
