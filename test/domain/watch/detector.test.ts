// The contract of a detector: what it makes of a finding, and what a finding can't get wrong.
import { describe, expect, it } from '@jest/globals';
import { count } from '../../../src/domain/text/text.ts';
import { type DetectorSpec, defineDetector, type Finding, fired, quiet } from '../../../src/domain/watch/detector.ts';
import { type Evidence, evidenceLimit } from '../../../src/domain/watch/evidence.ts';
import { type Settings, setting } from '../../../src/domain/watch/setting.ts';
import { signalsOf } from '../../support/detector-cases.ts';
import { aLook, noon } from '../../support/factories.ts';

const words = { en: 'Seen.', ja: '見えました。' };
const finding: Finding = { name: 'first', score: 3.5, beganAt: noon - 1_000, says: 'seen', params: { n: count(2) } };
const spec: DetectorSpec<Settings> = {
  id: 'thing-seen',
  title: words,
  status: 'experimental',
  family: 'order',
  severity: 'medium',
  needs: [],
  settings: {},
  why: words,
  falsePositives: [],
  checklist: [],
  references: [],
  tells: { seen: null },
  says: { seen: words },
  detect: () => fired(finding),
};
const signalOf = (one: Finding, more: Partial<DetectorSpec<Settings>> = {}) =>
  signalsOf(defineDetector({ ...spec, ...more, detect: () => fired(one) }), aLook())[0];

describe('a finding', () => {
  it('becomes a signal of its detector, seen now', () => {
    expect(signalOf(finding)).toEqual({
      detector: 'thing-seen',
      family: 'order',
      fingerprint: 'thing-seen|first',
      score: 3.5,
      severity: 'medium',
      isHardFact: false,
      beganAt: noon - 1_000,
      observedAt: noon,
      summary: { key: 'seen', params: { n: count(2) } },
      evidence: [],
      evidenceTotal: 0,
    });
  });

  it('has what its detector says of all of them: certain, its role, an older name in databases', () => {
    const sure = { isHardFact: true, role: 'awakening', prefix: 'thing|' } as const;
    expect(signalOf(finding, sure)).toMatchObject({
      isHardFact: true,
      role: 'awakening',
      fingerprint: 'thing|first',
    });
    expect(signalOf(finding, { prefix: '' })?.fingerprint).toBe('first');
  });

  it('may be of another family or role than most', () => {
    const told = signalOf({ ...finding, family: 'payout', role: 'diverted-mail' }, { role: 'awakening' });
    expect(told).toMatchObject({ family: 'payout', role: 'diverted-mail' });
  });

  it('may be milder than its detector, and never graver', () => {
    expect(signalOf({ ...finding, severity: 'info' })?.severity).toBe('info');
    expect(signalOf({ ...finding, severity: 'critical' })?.severity).toBe('medium');
  });

  it('keeps the first rows of its evidence, and how many there were', () => {
    const evidence = Array.from({ length: evidenceLimit + 1 }, (_, i): Evidence => {
      return { subject: { kind: 'order', orderId: `O-${i}` }, at: noon };
    });
    const signal = signalOf({ ...finding, evidence });
    expect(signal?.evidence).toEqual(evidence.slice(0, evidenceLimit));
    expect(signal?.evidenceTotal).toBe(evidenceLimit + 1);
    expect(signalOf({ ...finding, evidenceTotal: 7 })).toMatchObject({ evidence: [], evidenceTotal: 7 });
  });

  it('names a part that is unseen', () => {
    expect(signalOf({ ...finding, unseen: 'orders' })?.unseen).toBe('orders');
  });
});

it('settings have their defaults, unless a look brings others', () => {
  const settings = { least: setting(5, 'orders', 'Fewer never stand out.') };
  const detector = defineDetector({
    ...spec,
    settings,
    detect: ({ settings: { least } }) => quiet('seen', { n: count(least) }),
  });
  expect(detector.detect(aLook())).toEqual({ outcome: 'quiet', reason: { key: 'seen', params: { n: count(5) } } });
  expect(detector.detect(aLook(), { least: 9 })).toMatchObject({ reason: { params: { n: count(9) } } });
});
