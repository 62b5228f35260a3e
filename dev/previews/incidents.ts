// Incidents in Alice's shop, as factories with overrides: the examples that previews and golden files show.

import { hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import type { AccountAsRead } from '../../src/domain/shop/account.ts';
import { count, duration, instant, money, number, percent, text } from '../../src/domain/text/text.ts';
import { type Coverage, parts } from '../../src/domain/watch/coverage.ts';
import type { Evidence } from '../../src/domain/watch/evidence.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import type { AnswerWay, Contact, IncidentProps } from '../../src/messages/incident/props.ts';
import { detectors, steps } from './words.ts';

/** Sunday, 22 November 2026, 02:10 in Tokyo. */
export const beganAt: Instant = Date.UTC(2026, 10, 21, 17, 10);
const observedAt = beganAt + 16 * minuteMs;

export function account(overrides: Partial<AccountAsRead> = {}): AccountAsRead {
  return {
    id: 'alice',
    name: 'Alice Books',
    region: 'fe',
    marketplaceIds: ['A1VC38T7YXB528'],
    timeZone: 'Asia/Tokyo',
    language: 'en',
    sellerId: 'A3EXAMPLE0ALICE',
    safePhrase: 'blue heron at noon',
    recipients: ['alice@example.com', 'bob@example.com'],
    ...overrides,
  };
}

const goods = [
  'Nintendo Switch (有機ELモデル)',
  'PlayStation 5',
  '一眼レフカメラ EOS R50',
  'SSD 2TB NVMe',
  'ロボット掃除機',
];

/** A listing at a fraction of the others' price, `index` minutes into the burst. */
export function listingEvidence(index: number, title = goods[index % goods.length] ?? ''): Evidence {
  const others = 30_000 + 1_700 * index;
  return {
    subject: { kind: 'listing', sku: `SK-${1000 + index}`, asin: `B0EXAMPL${10 + index}`, title },
    at: beganAt + (index * minuteMs) / 2,
    after: money({ minor: Math.round(others * 0.08), currency: 'JPY' }),
    reference: money({ minor: others, currency: 'JPY' }),
  };
}

export function signal(overrides: Partial<Signal> = {}): Signal {
  const evidence = overrides.evidence ?? Array.from({ length: 23 }, (_, index) => listingEvidence(index));
  return {
    detector: 'listing-burst',
    family: 'listing',
    fingerprint: 'listing-burst|1',
    score: 9.4,
    severity: 'high',
    isHardFact: false,
    beganAt,
    observedAt,
    summary: {
      key: 'burst',
      params: { count: count(evidence.length), span: duration(14 * minuteMs), usual: number(0.4) },
    },
    evidence,
    evidenceTotal: evidence.length,
    ...overrides,
  };
}

export const priceSignal = (): Signal =>
  signal({
    detector: 'price-below-market',
    family: 'price',
    fingerprint: 'price-below-market|1',
    score: 7.1,
    summary: { key: 'fresh', params: { count: count(21), compared: count(23), ratio: percent(0.08) } },
    evidence: Array.from({ length: 21 }, (_, index) => listingEvidence(index)),
  });

export const cancellationSignal = (): Signal =>
  signal({
    detector: 'seller-cancellation-spike',
    family: 'order',
    fingerprint: 'seller-cancellation-spike|1',
    score: 5.2,
    summary: {
      key: 'spike',
      params: { count: count(18), orders: count(24), span: duration(3 * hourMs), usual: percent(0.006) },
    },
    evidence: Array.from({ length: 18 }, (_, index) => ({
      subject: { kind: 'order', orderId: `250-1234567-${1_000_000 + index}` },
      at: beganAt + index * 10 * minuteMs,
      after: money({ minor: 2480 + index, currency: 'JPY' }),
    })),
  });

/** Confirmations of things that nobody here ordered, in the small hours. */
export const buyerSignal = (): Signal =>
  signal({
    detector: 'buyer-side-order',
    family: 'mailbox',
    fingerprint: 'buyer-side-order|1',
    score: 4,
    summary: { key: 'night', params: { orders: count(3) } },
    evidence: [0, 4, 9].map((minutes) => ({
      subject: { kind: 'notice', notice: 'buyer-order' },
      at: beganAt + minutes * minuteMs,
    })),
  });

export const phishingSignal = (): Signal =>
  signal({
    detector: 'phishing-wave',
    family: 'mailbox',
    fingerprint: 'phishing-wave|1',
    score: 4,
    summary: { key: 'followed', params: { after: duration(40 * minuteMs) } },
    evidence: [{ subject: { kind: 'notice', notice: 'new-sign-in' }, at: beganAt + 40 * minuteMs }],
  });

export const payoutSignal = (): Signal =>
  signal({
    detector: 'profile-changed',
    family: 'payout',
    fingerprint: 'profile-changed|payout',
    score: 6,
    isHardFact: true,
    summary: {
      key: 'payout',
      params: { before: text('4821'), after: text('0093'), until: instant(beganAt + 72 * hourMs) },
    },
    evidence: [
      {
        subject: { kind: 'profile', field: 'payout-account-tail' },
        at: beganAt,
        before: text('4821'),
        after: text('0093'),
      },
    ],
  });

export function incident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: '01JD0000-0000-7000-8000-000000000001',
    accountId: 'alice',
    status: 'open',
    severity: 'critical',
    score: 16.5,
    beganAt,
    visibleAt: observedAt,
    noticedAt: observedAt,
    updatedAt: observedAt,
    revision: 1,
    signals: [signal(), priceSignal()],
    lastAlert: null,
    ...overrides,
  };
}

/** All seen but the given parts. */
export function coverage(overrides: Partial<Coverage> = {}): Coverage {
  const seen = Object.fromEntries(
    parts.map((part) => [part, { state: 'complete', reason: null, asOf: observedAt }]),
  ) as Coverage;
  return { ...seen, ...overrides };
}

export function incidentProps(overrides: Partial<IncidentProps> = {}): IncidentProps {
  return {
    account: account(),
    incident: incident(),
    reason: 'first',
    told: null,
    detectors,
    checklist: steps,
    coverage: coverage(),
    now: observedAt + minuteMs,
    consoleUrl: null,
    ...overrides,
  };
}

/** Alice's account for a reader of either language. */
export const accountIn = (language: Language): AccountAsRead =>
  account({ language, ...(language === 'ja' && { name: 'アリス書店', safePhrase: '正午の青鷺' }) });

/** All ways to answer, as commands. */
export const commands: readonly AnswerWay[] = [
  { says: 'seen', command: 'rusuban incidents ack 01JD0000' },
  { says: 'was-me', command: 'rusuban incidents ours 01JD0000' },
  { says: 'false-alarm', command: 'rusuban incidents false-alarm 01JD0000' },
];

export const contacts: readonly Contact[] = [
  {
    name: { en: 'Police consultation', ja: '警察相談専用電話' },
    reach: '#9110',
    source: { en: 'National Police Agency, Japan', ja: '警察庁' },
  },
];
