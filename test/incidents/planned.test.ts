// What was planned explains the evidence that it leaves, in its days, and nothing else.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs } from '../../src/domain/clock.ts';
import type { PlannedChange, PlannedKind } from '../../src/domain/owner/planned.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { correlate } from '../../src/incidents/correlate.ts';
import { fuse } from '../../src/incidents/fuse.ts';
import { markKnown } from '../../src/incidents/known.ts';
import { isExplained } from '../../src/incidents/planned.ts';
import { anAccount, aSignal, noon } from '../support/factories.ts';

const plan = (kind: PlannedKind): PlannedChange => ({ kind, from: noon - dayMs, to: noon + dayMs, note: '' });
const burst = aSignal({ severity: 'high', score: 9 });
const signal = (detector: string, key: string, overrides: Partial<Signal> = {}) =>
  aSignal({ detector, summary: { key, params: {} }, ...overrides });
const field = (name: 'payout-account-tail' | 'store-name'): Partial<Signal> => ({
  family: name === 'store-name' ? 'profile' : 'payout',
  evidence: [{ subject: { kind: 'profile', field: name }, at: noon }],
});

describe('a planned change', () => {
  it.each<[PlannedKind, Signal, boolean]>([
    ['launch', burst, true],
    ['sale', burst, false],
    ['sale', signal('own-price-crash', 'crash'), true],
    ['price-change', signal('price-below-market', 'cut'), true],
    ['sale', signal('price-below-market', 'fresh'), false],
    ['launch', signal('price-below-market', 'fresh'), false],
    ['fulfilment-change', signal('fulfilment-flip', 'flip'), true],
    ['payout-change', signal('profile-changed', 'changed', field('payout-account-tail')), true],
    ['payout-change', signal('profile-changed', 'changed', field('store-name')), false],
    ['contact-change', signal('profile-changed', 'changed', field('store-name')), true],
    ['contact-change', signal('profile-changed', 'changed', field('payout-account-tail')), false],
    ['contact-change', signal('profile-changed', 'changed', field('store-name')), true],
    ['payout-change', signal('account-notice', 'deposit-account-changed'), true],
    ['payout-change', signal('account-notice', 'two-step-changed'), false],
    ['stock-out', signal('seller-cancellation-spike', 'seller'), true],
    ['other', burst, false],
  ])('of kind %s', (kind, seen, isQuiet) => {
    expect(isExplained(seen, [plan(kind)], detectors)).toBe(isQuiet);
  });

  it('covers its own days only, from the first sign to the last', () => {
    const launch = [plan('launch')];
    expect(isExplained({ ...burst, beganAt: noon - 2 * dayMs }, launch, detectors)).toBe(false);
    expect(isExplained({ ...burst, beganAt: noon + 2 * dayMs }, launch, detectors)).toBe(false);
    const late = { subject: { kind: 'listing', sku: 'S', asin: null, title: '' }, at: noon + 2 * dayMs } as const;
    expect(isExplained({ ...burst, evidence: [late] }, launch, detectors)).toBe(false);
  });

  it('of the bank covers the new tail when the next payout shows it', () => {
    const tail = signal('payout-destination-changed', 'changed', { ...field('payout-account-tail'), evidence: [] });
    expect(isExplained({ ...tail, beganAt: noon + 20 * dayMs }, [plan('payout-change')], detectors)).toBe(true);
    expect(isExplained({ ...tail, beganAt: noon + 23 * dayMs }, [plan('payout-change')], detectors)).toBe(false);
  });
});

describe('planned signals', () => {
  const [planned] = markKnown([burst], { planned: [plan('launch')], allowed: [] }, detectors);

  it('have no vote, and are kept with the reason', () => {
    expect(fuse(planned ? [planned] : [])).toMatchObject({ severity: 'info', score: 0 });
    const { incidents, decisions } = correlate({
      account: anAccount(),
      incidents: [],
      signals: planned ? [planned] : [],
      now: noon,
      newId: () => 'one',
    });
    expect(incidents[0]?.signals).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ isAlert: false, reason: 'planned' });
  });

  it('leave room for others: what is told is the other', () => {
    const other = signal('price-below-market', 'fresh', { family: 'price', severity: 'high', score: 8 });
    const { decisions } = correlate({
      account: anAccount(),
      incidents: [],
      signals: [...(planned ? [planned] : []), other],
      now: noon,
      newId: () => 'one',
    });
    expect(decisions[0]).toMatchObject({ isAlert: true, reason: 'first' });
  });

  it('stop being planned when they go on beyond it', () => {
    const account = anAccount();
    const first = correlate({
      account,
      incidents: [],
      signals: planned ? [planned] : [],
      now: noon,
      newId: () => 'one',
    });
    const { decisions } = correlate({
      account,
      incidents: first.incidents,
      signals: [burst],
      now: noon + dayMs,
      newId: () => 'two',
    });
    expect(decisions[0]).toMatchObject({ incidentId: 'one', isAlert: true, reason: 'first' });
  });
});
