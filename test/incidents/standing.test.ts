// Whether an incident is over is judged by what is so now, never by what wasn't looked at.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs } from '../../src/domain/clock.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import type { ProfileFact } from '../../src/domain/shop/profile.ts';
import { duration, money, text } from '../../src/domain/text/text.ts';
import type { CurrentState } from '../../src/domain/watch/current.ts';
import type { Evidence } from '../../src/domain/watch/evidence.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { skusOf, standingOf } from '../../src/incidents/standing.ts';
import { aCoverage, aListing, anIncident, aSignal, noon, yen } from '../support/factories.ts';

const row = (overrides: Partial<Evidence> = {}): Evidence => ({
  subject: { kind: 'listing', sku: 'SKU-1', asin: null, title: 'A' },
  at: noon,
  ...overrides,
});
const seen = (detector: string, ...evidence: Evidence[]) => aSignal({ detector, evidence, severity: 'low' });
const now = (overrides: Partial<CurrentState> = {}): CurrentState => ({
  coverage: aCoverage(),
  listings: [],
  profile: [],
  ...overrides,
});
const judge = (signals: Signal[], current: CurrentState) =>
  standingOf(anIncident({ signals }), current, noon, detectors);
const on = (listing: Partial<Listing> = {}) => now({ listings: [aListing(listing)] });
const fact = (value: string, field: ProfileFact['field'] = 'payout-account-tail'): ProfileFact => ({
  field,
  marketplaceId: null,
  scope: '',
  value,
  at: noon,
});
const tail = (before: string, after: string, at = noon): Evidence => ({
  subject: { kind: 'profile', field: 'payout-account-tail' },
  at,
  before: text(before),
  after: text(after),
});

describe('access that was lost', () => {
  const lost = aSignal({ detector: 'access-lost', severity: 'high', evidence: [], unseen: 'orders' });
  const refused = { state: 'missing', reason: 'revoked', asOf: noon - dayMs } as const;

  it('is not back while Amazon still refuses the part, whatever else is seen', () => {
    const gone = judge([lost], now({ coverage: { ...aCoverage(), orders: refused } }));
    expect(gone).toMatchObject({ isBack: false, unseen: ['orders'] });
    expect(judge([lost], now())).toMatchObject({ isBack: true, unseen: [] });
    const other = { ...aCoverage(), profile: refused };
    expect(judge([lost], now({ coverage: other })).isBack).toBe(true);
  });
});

describe('a listing', () => {
  it.each<[string, Signal, CurrentState, boolean]>([
    ['foreign, on sale', seen('listing-burst', row()), on(), true],
    ['foreign, held by Amazon', seen('listing-burst', row()), on({ quantity: null, channel: 'amazon' }), true],
    ['foreign, sold out', seen('listing-burst', row()), on({ quantity: 0 }), false],
    ['foreign, closed', seen('listing-burst', row()), on({ status: 'inactive' }), false],
    ['foreign, deleted', seen('listing-burst', row()), now(), false],
    ['cheap still', seen('price-below-market', row({ after: money(yen(1_000)) })), on(), true],
    ['cheap no longer', seen('price-below-market', row({ after: money(yen(900)) })), on(), false],
    ['crashed still', seen('own-price-crash', row({ after: money(yen(1_000)) })), on(), true],
    [
      'crashed, in another currency',
      seen('own-price-crash', row({ after: money({ minor: 1_000, currency: 'EUR' }) })),
      on(),
      false,
    ],
    ['flipped still', seen('fulfilment-flip', row()), on({ channel: 'merchant' }), true],
    ['flipped back', seen('fulfilment-flip', row()), on({ channel: 'amazon' }), false],
    ['slow still', seen('handling-time-jump', row({ after: duration(20 * dayMs) })), on({ handlingDays: 20 }), true],
    [
      'slow no longer',
      seen('handling-time-jump', row({ after: duration(20 * dayMs) })),
      on({ handlingDays: 2 }),
      false,
    ],
    ['deleted, and gone still', seen('listing-wipe-or-rewrite', row()), now(), true],
    ['deleted, and back', seen('listing-wipe-or-rewrite', row()), on(), false],
    ['overwritten still', seen('listing-wipe-or-rewrite', row({ after: text('A used paperback') })), on(), true],
    ['overwritten, and mended', seen('listing-wipe-or-rewrite', row({ after: text('Cheap phone') })), on(), false],
  ])('%s', (_, signal, current, isStanding) => {
    const standing = judge([signal], current);
    expect(standing).toMatchObject({ isBack: !isStanding, judged: 1, unseen: [] });
    expect(standing.standing).toHaveLength(isStanding ? 1 : 0);
  });

  it('is judged once, whatever stands on it, and not by what only touched it', () => {
    const both = [seen('listing-burst', row()), seen('price-below-market', row({ after: money(yen(1_000)) }))];
    expect(judge(both, on())).toMatchObject({ judged: 1, standing: [{ row: { at: noon } }] });
    const touched = aSignal({ detector: 'night-activity', evidence: [row()], severity: 'info' });
    expect(judge([touched], on())).toMatchObject({ judged: 0, isBack: true });
  });

  it.each(['dormant-account-wakes', 'a-detector-of-another-version'])('of %s stands while it sells', (detector) => {
    expect(judge([seen(detector, row())], on())).toMatchObject({ isBack: false, judged: 1 });
    expect(judge([seen(detector, row())], on({ status: 'inactive' }))).toMatchObject({ isBack: true, judged: 1 });
  });
});

describe('the payout account', () => {
  const signal = (...rows: Evidence[]) =>
    aSignal({ detector: 'payout-destination-changed', family: 'payout', evidence: rows });

  it('stands while the new one is paid, and not once the old one is again', () => {
    expect(judge([signal(tail('123', '987'))], now({ profile: [fact('987')] })).standing).toHaveLength(1);
    expect(judge([signal(tail('123', '987'))], now({ profile: [fact('123')] })).standing).toHaveLength(0);
  });

  it('is not standing because it was changed back', () => {
    const rows = [signal(tail('123', '987')), signal(tail('987', '123', noon + dayMs))];
    expect(judge(rows, now({ profile: [fact('123')] }))).toMatchObject({ isBack: true });
    expect(judge(rows, now({ profile: [fact('987')] }))).toMatchObject({ isBack: false });
  });
});

describe('what was not looked at', () => {
  it.each([
    ['a partial walk', aCoverage({ listings: 'partial' })],
    ['no walk', aCoverage({ listings: 'missing' })],
    ['a walk of the day before yesterday', aCoverage({}, noon - 2 * dayMs)],
  ])('is not over: %s', (_, coverage) => {
    expect(judge([seen('listing-burst', row())], now({ coverage }))).toMatchObject({
      isBack: false,
      unseen: ['listings'],
    });
  });

  it('by any program, only the owner can tell', () => {
    const notice = row({ subject: { kind: 'notice', notice: 'sign-in-email-changed' } });
    expect(judge([seen('account-notice', notice)], now())).toMatchObject({ isBack: true, unseeable: [notice] });
  });
});

it('asks for each SKU once', () => {
  expect(skusOf(anIncident({ signals: [seen('a', row(), row()), seen('b', row())] }))).toEqual(['SKU-1']);
});
