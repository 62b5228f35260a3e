// A takeover that began before anybody looked: it is told once, as a first message, by the look that really ran; when it
// began, since when it was visible and when it was noticed are three times. Through the whole decision of a look, pure.
import { describe, expect, it } from '@jest/globals';
import type { LookState } from '../../src/adapters/store/port.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { timeFacts } from '../../src/messages/incident/times.ts';
import { createFormat } from '../../src/messages/language/format.ts';
import { decide } from '../../src/watch/look.ts';
import { aCoverage, added, anAccount, noon, yen } from '../support/factories.ts';

const account = anAccount();
/** Everyone else asks ten times as much. */
const market: LookState['market'] = {
  offer: (marketplaceId, asin) => ({ marketplaceId, asin, lowestPrice: yen(30_000), offerCount: 9, seenAt: noon }),
  item: () => null,
};
/** Thirty goods in half an hour. */
const burst = (at: Instant, name: string) =>
  Array.from({ length: 30 }, (_, n) =>
    added(at + n * minuteMs, { sku: `${name}-${n}`, asin: `B0${name}${n}`, price: yen(900 + n) }),
  );
/** Half a year of a quiet shop, as the first pull shows it. */
const quiet = Array.from({ length: 8 }, (_, n) => added(noon - (85 - 7 * n) * dayMs, { sku: `OWN-${n}` }));

function firstLook(...waves: Instant[]): LookState {
  return {
    account,
    recipients: [newRecipient('alice@example.com')],
    baseline: newBaseline(account.timeZone),
    lookedAt: null,
    pending: [...quiet, ...waves.flatMap((at, n) => burst(at, `W${n}`))],
    earlier: [],
    incidents: [],
    closed: [],
    statements: [],
    coverage: aCoverage(),
    market,
  };
}

describe('an attack that began before the first look', () => {
  it.each([
    ['hours ago', [noon - 5 * hourMs]],
    ['in two waves', [noon - 30 * hourMs, noon - 3 * hourMs]],
    ['days ago, and again just now', [noon - 3 * dayMs, noon - 2 * dayMs, noon - 40 * minuteMs]],
  ])('%s: is told once, as a first message', (_, waves) => {
    let ids = 0;
    const { incidents, decisions, outbox } = decide(firstLook(...waves), noon, () => `inc-${++ids}`);
    expect(outbox.length).toBeGreaterThan(0);
    expect(new Set(outbox.map(({ incidentId }) => incidentId)).size).toBe(outbox.length);
    expect(new Set(outbox.map(({ reason }) => reason))).toEqual(new Set(['first']));
    for (const decision of decisions) expect(decision.at).toBe(noon);
    for (const { beganAt, visibleAt, noticedAt, lastAlert } of incidents) {
      expect(noticedAt).toBe(noon);
      expect(visibleAt).toBeGreaterThanOrEqual(beganAt);
      expect(visibleAt).toBeLessThanOrEqual(noon);
      if (lastAlert) expect(lastAlert.at).toBe(noon);
    }
  });

  it('says of each time what it is; nobody noticed in files, and a watch that runs needs no word of it', () => {
    const format = createFormat('en', 'Asia/Tokyo');
    const labels = (visibleAt: Instant, noticedAt: Instant | null) =>
      timeFacts({ beganAt: noon - dayMs, visibleAt, noticedAt }, format).map(({ label }) => label);
    expect(labels(noon - 20 * hourMs, noon)).toEqual(['Began', 'Visible since', 'Noticed']);
    expect(labels(noon - 10 * minuteMs, noon)).toEqual(['Began', 'Noticed']);
    expect(labels(noon, null)).toEqual(['Began', 'Visible since']);
  });
});
