// Laws that every registered detector obeys without a line of test code of its own.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { runDetectors } from '../../src/detectors/run.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { type Detector, quiet } from '../../src/domain/watch/detector.ts';
import { signalsOf } from '../support/detector-cases.ts';
import { look, takeover, testLaws, weightOfTakeover } from '../support/detector-laws.ts';
import { aCoverage, noon } from '../support/factories.ts';

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (_, detector) => {
  testLaws(detector);
});

it('the takeover that the laws are tried on is seen by nearly all, so that they try something', () => {
  const seeing = detectors.filter((detector) => weightOfTakeover(detector) >= 1);
  expect(seeing.length).toBeGreaterThan(20);
});

it('names what it sees as databases have it: under another name it would all be told again', () => {
  const names = detectors.map((detector) => [
    detector.id,
    signalsOf(detector, look(takeover(20))).map(({ fingerprint }) => fingerprint),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    'access-lost': ['access-lost|profile|2026-06-07T03:00:00Z'],
    'account-notice': ['notice|<sign-in-email-changed.1781059200000@amazon.co.jp>'],
    'account-status-changed': ['profile-changed|participation||true|1781060340000'],
    'amazon-mail-stops': [],
    'buyer-data-asked': [],
    'buyer-side-order': ['buyer|notice|<buyer-order.1781028000000@amazon.co.jp>'],
    'complaint-wave': ['complaint-wave|2026-06-10T02:35:15Z'],
    'contact-changed': ['profile-changed|business-name||Mallory|1781060280000'],
    'dormant-account-wakes': [],
    'fresh-goods-sell': [],
    'fulfilment-flip': ['fulfilment-flip|2026-06-10T02:35:00Z'],
    'handling-time-jump': ['handling-time-jump|2026-06-09T16:35:00Z'],
    'listing-burst': ['listing-burst|2026-06-09T16:40:00Z'],
    'listing-wipe-or-rewrite': ['listing-wipe-or-rewrite|rewritten|2026-06-10T02:41:15Z'],
    'listing-mails-stop': [],
    'mail-vanishes': [],
    'mailbox-flood': ['flood|494738'],
    'monitor-blind': ['monitor-blind|payouts|2026-06-07T03:00:00Z'],
    'night-activity': ['night-activity|2026-06-09T16:41:15Z'],
    'off-profile-catalogue': ['off-profile-catalogue|2026-06-09T16:35:00Z'],
    'one-time-password-burst': ['codes|notice|<one-time-password.1781055000000@amazon.co.jp>'],
    'order-mails-stop': [],
    'order-surge': ['order-surge|2026-06-10T02:39:45Z'],
    'orders-not-shown': [],
    'own-price-crash': ['own-price-crash|2026-06-10T02:38:45Z'],
    'payout-destination-changed': ['profile-changed|payout-account-tail||987|1781060340000'],
    'phishing-wave': ['followed|notice|<one-time-password.1781055000000@amazon.co.jp>'],
    'price-below-market': ['price-below-market|fresh|2026-06-09T16:31:15Z'],
    'seller-cancellation-spike': ['seller-cancellation-spike|2026-06-10T02:35:30Z'],
    'shipped-without-tracking': ['shipped-without-tracking|2026-06-10T02:37:00Z'],
  });
});

describe('runDetectors', () => {
  const byId = (id: string) => detectors.find((detector) => detector.id === id) as Detector;
  const [first, second] = [byId('listing-burst'), byId('price-below-market')];
  const broken: Detector = {
    ...first,
    detect: () => {
      throw new Error('index out of range');
    },
  };

  it('contains a crash: the others still speak, in order', () => {
    const verdicts = runDetectors([broken, second], look(takeover(20)));
    expect(verdicts).toMatchObject([
      { detector: first.id, outcome: 'crashed', reason: 'index out of range' },
      { detector: second.id, outcome: 'fired' },
    ]);
  });

  it('lets a partial view do for what is present, but not for who concludes from absence', () => {
    const coverage = aCoverage({ listings: 'partial' });
    const seer: Detector = { ...first, needs: ['listings'], detect: () => quiet('few') };
    expect(runDetectors([seer], look([], { coverage }))).toMatchObject([{ outcome: 'quiet' }]);
    expect(runDetectors([{ ...seer, needsWhole: ['listings'] }], look([], { coverage }))).toMatchObject([
      { outcome: 'skipped', parts: ['listings'], reason: 'listings: listings is partial' },
    ]);
  });

  it('needs only one of several parts that show the same', () => {
    const coverage = aCoverage({ listings: 'missing' });
    const seer: Detector = { ...first, needs: [['new-listings', 'listings']], detect: () => quiet('few') };
    expect(runDetectors([seer], look([], { coverage }))).toMatchObject([{ outcome: 'quiet' }]);
  });

  it('hands each detector its own settings', () => {
    const recent = takeover(10).filter(({ occurredAt }) => occurredAt > noon - 3 * hourMs);
    const [verdict] = runDetectors([first], look(recent), { [first.id]: { least: 50 } });
    expect(verdict).toMatchObject({ outcome: 'quiet', reason: { params: { least: { count: 50 } } } });
  });
});
