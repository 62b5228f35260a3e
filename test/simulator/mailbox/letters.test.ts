// The simulator's letters against the judge: what Amazon sends is genuine by its own signature, fakes are fakes.
import { describe, expect, it } from '@jest/globals';
import { examineMail } from '../../../src/adapters/mailbox/examine.ts';
import { amazonZones } from '../../../src/notices/amazon-domains.ts';
import { checkMail } from '../../../src/notices/check.ts';
import { dnsOf } from '../../../src/simulator/mailbox/dkim.ts';
import { type LetterId, letters } from '../../../src/simulator/mailbox/letters.ts';
import { mailBytes } from '../../../src/simulator/mailbox/mail-bytes.ts';

const receivedAt = Date.UTC(2026, 9, 20, 1);
const said: Readonly<Record<LetterId, string | null>> = {
  'email-changed': 'sign-in-email-changed',
  'password-changed': 'password-changed',
  'phone-changed': 'phone-changed',
  'new-sign-in': 'new-sign-in',
  'one-time-code': 'one-time-password',
  'deposit-changed': 'deposit-account-changed',
  'recent-changes': 'unauthorised-access',
  'bought-game-pass': 'buyer-order',
  'order-sold': 'seller-order',
  'order-cancelled-by-you': 'order-progress',
  'order-cancelled-by-buyer': 'order-progress',
  'listing-created': 'listing-changed',
  'listing-changed': 'listing-changed',
  'listing-removed': 'listing-removed',
  'listing-hidden': 'listing-removed',
  'deposit-sent': 'deposit-sent',
  'ship-reminder': 'order-progress',
  'return-requested': 'buyer-contact',
  'claim-filed': 'buyer-contact',
  chargeback: 'buyer-contact',
  'buyer-complains': null,
  'buyer-writes': null,
  'seller-opened': 'seller-account-opened',
  'plan-fee': 'plan-fee',
  'plan-changed': 'plan-changed',
  'report-made': 'report-made',
  news: 'unknown',
  'fake-locked': null,
  'fake-notice': null,
  subscription: null,
  everyday: null,
};
const rows = (Object.keys(letters) as LetterId[]).flatMap((id) => (['ja', 'en'] as const).map((lang) => [id, lang]));

describe('a letter of the simulator', () => {
  it.each(rows as [LetterId, 'ja' | 'en'][])('%s in %s is what it is meant to be', async (id, lang) => {
    const letter = letters[id][lang];
    const store = lang === 'ja' ? 'Amazon.co.jp' : 'Amazon.de';
    const told = { amount: '￥12,345', tail: '678' };
    const raw = mailBytes({ letter, store, owner: 'アリス', n: 7, receivedAt, told });
    const resolve = dnsOf([store.toLowerCase()]);
    const examined = await examineMail(raw, { zones: amazonZones, resolve, now: () => receivedAt });
    const check = checkMail(examined, { trustedServers: null });
    const isAmazons = letter.sender.kind === 'amazon' || letter.sender.kind === 'passed-on';
    if (isAmazons) {
      expect(check).toMatchObject({ verdict: 'genuine', certainty: 'certain', notice: said[id] });
      expect(check.authentication.source).toBe('dns');
      const turned = Buffer.from(raw.toString('latin1').replace('Message-ID: <7', 'Message-ID: <8'), 'latin1');
      const broken = await examineMail(turned, { zones: amazonZones, resolve, now: () => receivedAt });
      expect(broken.own?.find(({ method }) => method === 'dkim')?.result).toBe('fail');
    } else expect(check.verdict).toBe(id.startsWith('fake') ? 'phishing' : 'not-amazon');
  });
});
