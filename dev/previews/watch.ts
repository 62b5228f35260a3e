// Examples of the messages about the watch itself: blind, access lost, lapsing, who is told, the phrase, a channel, the test.
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { accountIn, beganAt, coverage } from './incidents.ts';
import { steps } from './words.ts';

const base = (language: Language, now = beganAt + hourMs) => ({
  account: accountIn(language),
  now,
  consoleUrl: null as string | null,
});

const missing = (reason: string) => ({ state: 'missing' as const, reason, asOf: beganAt - 2 * dayMs });

export const blindPreviews = {
  'one-part': (language: Language) => ({
    ...base(language),
    since: beganAt - 50 * hourMs,
    coverage: coverage({ orders: missing('provider-fault') }),
    parts: ['orders'] as const,
  }),
  'many-parts': (language: Language) => ({
    ...base(language),
    since: beganAt - 13 * hourMs,
    coverage: coverage({
      orders: missing('network'),
      'new-listings': missing('network'),
      listings: missing('network'),
      profile: missing('network'),
      payouts: missing('network'),
    }),
    parts: ['new-listings', 'listings', 'orders', 'profile', 'payouts'] as const,
  }),
  'several-accounts': (language: Language) => ({
    ...base(language),
    since: beganAt - 2 * hourMs,
    coverage: coverage({ orders: missing('refused'), profile: missing('refused') }),
    parts: ['orders', 'profile'] as const,
    isShared: true,
  }),
};

export const accessLostPreviews = {
  withdrawn: (language: Language) => ({
    ...base(language),
    since: beganAt,
    coverage: coverage({ orders: missing('revoked'), 'new-listings': missing('revoked') }),
    checklist: steps,
  }),
};

export const lapsePreviews = {
  authorisation: (language: Language) => ({
    ...base(language),
    what: 'authorisation' as const,
    lapsesAt: beganAt + 14 * dayMs,
  }),
  'client-secret': (language: Language) => ({
    ...base(language),
    what: 'client-secret' as const,
    lapsesAt: beganAt + 3 * dayMs,
    application: '89abcdef',
    shops: ['Alice', 'Carol'],
  }),
  over: (language: Language) => ({ ...base(language), what: 'authorisation' as const, lapsesAt: beganAt }),
  'secret-over': (language: Language) => ({
    ...base(language),
    what: 'client-secret' as const,
    lapsesAt: beganAt,
    application: '89abcdef',
    shops: [accountIn(language).name, 'Bob Toys'],
  }),
};

export const recipientsPreviews = {
  replaced: (language: Language) => ({
    ...base(language),
    before: ['alice@example.com', 'bob@example.com'],
    after: ['alice@example.com', 'mallory@example.com'],
    changedAt: beganAt,
    by: 'alice',
  }),
  emptied: (language: Language) => ({
    ...base(language),
    before: ['alice@example.com'],
    after: [],
    changedAt: beganAt,
  }),
};

const phrase = (language: Language, more: { hasNew: boolean; by?: string }) => ({
  ...base(language),
  changedAt: beganAt,
  oldPhrase: accountIn(language).safePhrase,
  ...more,
});

export const phrasePreviews = {
  changed: (language: Language) => phrase(language, { hasNew: true, by: 'alice' }),
  removed: (language: Language) => phrase(language, { hasNew: false }),
};

export const channelPreviews = {
  refused: (language: Language) => ({
    ...base(language),
    channel: 'alice@example.com',
    since: beganAt - 3 * hourMs,
    waiting: 2,
    detail: '552 5.2.2 mailbox full',
  }),
};

export const messageFailedPreviews = {
  alert: (language: Language) => ({
    ...base(language),
    ...{
      kind: 'alert',
      what: { en: 'Alert', ja: '異常のお知らせ' },
      recipient: 'alice@example.com',
      since: beganAt,
      isGivenUp: false,
      incidentId: 'inc-2f8a',
    },
    detail: 'Alert: Invalid input: expected array, received undefined → at signals[0].evidence',
  }),
  'given-up': (language: Language) => ({
    ...base(language),
    ...{
      kind: 'weekly',
      what: { en: 'Weekly report', ja: '週報' },
      recipient: 'bob@example.com',
      since: beganAt,
      isGivenUp: true,
      incidentId: null,
    },
    detail: 'nothing can be said about weekly any more',
  }),
};

export const testPreviews = {
  test: (language: Language) => base(language),
};
