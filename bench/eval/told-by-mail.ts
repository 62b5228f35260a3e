// A generated shop as its mailbox tells of it: each order, cancellation, new listing, complaint and deposit account as a mail
// that comes some minutes later; of these some are lost, some come hours late, some twice; and other mail beside them.
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { MailFact } from '../../src/domain/shop/mail-fact.ts';
import { slotMs } from '../../src/mailboxes/notice-source.ts';
import type { Chances } from './chances.ts';

export interface Arrival {
  readonly at: Instant;
  readonly fact: MailFact;
}

/** Of a mailbox: whether new listings are mailed (an owner may have that off), and its other mail. */
export interface MailHabits {
  readonly tellsListings: boolean;
  readonly othersPerDay: number;
}

const [lost, late, doubled] = [0.02, 0.03, 0.02];

export function mailHabits(random: Chances): MailHabits {
  return { tellsListings: random.is(0.5), othersPerDay: random.between(1, 30) };
}

/** What one change is told by; often nothing. */
function factsOf(change: Change, habits: MailHabits, random: Chances, n: number): MailFact[] {
  const at = change.occurredAt;
  const key = `<${n}@amazon.co.jp>`;
  switch (change.kind) {
    case 'order-placed': {
      // What Amazon ships itself is told when it is on its way, with nothing of its SKU.
      if (change.order.channel === 'amazon') return [];
      const { reason: _, ...order } = { reason: null, ...change.order };
      const told = { ...order, channel: null, cancellation: null, hasTracking: null, isByMail: true as const };
      return [
        { kind: 'order', key, order: { ...told, purchasedAt: at, lastUpdatedAt: at, status: 'unshipped' } },
        { kind: 'notice', type: 'seller-order', key, at, subject: '' },
      ];
    }
    case 'order-cancelled': {
      const { orderId, cancellation } = change.order;
      const by = cancellation?.by ?? 'unknown';
      const told: MailFact = { kind: 'order-cancelled', key, orderId, at, by };
      if (by !== 'merchant' || !random.is(0.7)) return [told];
      const matter = random.is(0.7) ? 'cancelled' : 'claim';
      const wroteAt = at + random.between(1, 14) * hourMs;
      return [told, { kind: 'buyer', key: `${key}b`, at: wroteAt, matter, orderId }];
    }
    case 'listing-added': {
      if (!habits.tellsListings) return [];
      const { sku, asin, title, price, marketplaceId } = change.listing;
      const goods = [{ sku, asin, title, quantity: 1, price }];
      return [{ kind: 'listing', key, at, act: 'created', marketplaceId, goods }];
    }
    case 'profile-changed':
      return change.field === 'payout-account-tail' || change.field === 'deposit-method'
        ? [{ kind: 'notice', type: 'deposit-account-changed', key, at, subject: '' }]
        : [];
    default:
      return [];
  }
}

const timeOf = (fact: MailFact): Instant => (fact.kind === 'order' ? fact.order.purchasedAt : fact.at);

export function mailsOf(
  changes: readonly Change[],
  habits: MailHabits,
  random: Chances,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const [n, change] of changes.entries()) {
    const facts = factsOf(change, habits, random, n);
    if (facts.length === 0 || random.is(lost)) continue;
    const waitMs = random.is(late) ? random.between(1, 12) * hourMs : random.between(0.5, 8) * minuteMs;
    for (const fact of facts) {
      arrivals.push({ at: timeOf(fact) + waitMs, fact });
      if (random.is(doubled)) arrivals.push({ at: timeOf(fact) + waitMs + random.between(1, 300) * minuteMs, fact });
    }
  }
  for (let day = from; day < to; day += dayMs) {
    for (let left = random.count(habits.othersPerDay, 20); left > 0; left--) {
      const slot = Math.floor((day + random.next() * dayMs) / slotMs) * slotMs;
      arrivals.push({ at: slot + slotMs, fact: { kind: 'count', key: `main|${slot}`, at: slot, mails: 1 } });
    }
    // Of Amazon's own mail there is more than what the shop is told by: news, reports, hints.
    if (random.is(0.3)) {
      const at = day + random.next() * dayMs;
      arrivals.push({
        at,
        fact: { kind: 'notice', type: 'report-made', key: `<news${day}@amazon.co.jp>`, at, subject: '' },
      });
    }
  }
  return arrivals.sort((a, b) => a.at - b.at);
}
