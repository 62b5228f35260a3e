// Examples of the messages about the watch itself: blind, access lost, lapsing, who is told, the phrase, a channel, the test.

import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import type { ToldAction } from '../../src/domain/owner/told-entries.ts';
import type { PropsOf } from '../../src/messages/registry.ts';
import { accountIn, beganAt, coverage, incident } from './incidents.ts';
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

export const pushSilentPreviews = {
  'one-shop': (language: Language) => ({
    ...base(language),
    since: beganAt - 3 * hourMs,
    isNever: false,
    types: ['ORDER_CHANGE'],
  }),
  'never-any-shop': (language: Language) => ({
    ...base(language),
    since: beganAt - 2 * dayMs,
    isNever: true,
    types: ['LISTINGS_ITEM_STATUS_CHANGE', 'ORDER_CHANGE'],
    shops: language === 'ja' ? ['アリスの本棚', 'ボブ文具店'] : ['Alice’s Books', 'Bob’s Pens'],
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

const phrase = (language: Language, more: { hasNew: boolean; by?: string; whose?: string }) => ({
  ...base(language),
  changedAt: beganAt,
  ...more,
});

const byBob = { subject: 'bob', who: 'bob', via: 'console' } as const;

const changed = (
  language: Language,
  what: ToldAction,
  more: Partial<PropsOf['watch-changed']> = {},
): PropsOf['watch-changed'] => ({
  ...base(language),
  ...{ what, at: beganAt, who: 'alice', via: 'command', subject: null, detail: {}, incident: null, detectors },
  ...more,
});
const byLink = { who: 'alice@example.com', via: 'link', subject: '01JD0000' } as const;

export const watchChangedPreviews = {
  seen: (language: Language) =>
    changed(language, 'incident-seen', { ...byLink, incident: incident(), detail: { revision: 1, newest: 1 } }),
  earlier: (language: Language) =>
    changed(language, 'incident-seen', { ...byLink, incident: incident(), detail: { revision: 1, newest: 3 } }),
  'closed-by-link': (language: Language) =>
    changed(language, 'incident-dismissed', {
      ...byLink,
      incident: incident({ severity: 'medium', status: 'dismissed' }),
    }),
  dismissed: (language: Language) =>
    changed(language, 'incident-dismissed', {
      incident: incident({ status: 'dismissed' }),
      detail: { reason: 'ALICE-1', allowedUntil: '2026-12-01T00:00:00.000Z' },
    }),
  acknowledged: (language: Language) => changed(language, 'incident-acknowledged', { incident: incident() }),
  resolved: (language: Language) => changed(language, 'incident-resolved', { incident: incident() }),
  planned: (language: Language) =>
    changed(language, 'planned-added', { detail: { about: 'payout-change', to: '2026-12-01T00:00:00.000Z' } }),
  allowed: (language: Language) => changed(language, 'allowed-added', { detail: { about: 'listing-burst' } }),
  snoozed: (language: Language) =>
    changed(language, 'snooze-added', { detail: { about: 'anything', to: '2026-12-01T00:00:00.000Z', note: '' } }),
  paused: (language: Language) => changed(language, 'account-paused'),
  resumed: (language: Language) => changed(language, 'account-resumed'),
  credentials: (language: Language) => changed(language, 'credentials-changed'),
  mailbox: (language: Language) => changed(language, 'mailbox-removed', { subject: 'main' }),
  servers: (language: Language) =>
    changed(language, 'mailbox-servers-changed', { subject: 'main', detail: { before: null, after: 'mx.example.jp' } }),
  learned: (language: Language) =>
    changed(language, 'mailbox-servers-learned', {
      ...{ subject: 'main', who: 'Rusuban', via: 'program' },
      detail: { before: 'example.jp', after: 'mx.google.com' },
    }),
  removed: (language: Language) => changed(language, 'account-removed'),
  person: (language: Language) =>
    changed(language, 'person-added', { subject: 'bob', who: 'bob', via: 'console', detail: { role: 'staff' } }),
  'person-by-provider': (language: Language) =>
    changed(language, 'person-added', { ...byBob, detail: { role: 'staff', provider: 'id.example.com' } }),
  'person-changed': (language: Language) =>
    changed(language, 'person-changed', { subject: 'bob', via: 'console', detail: { role: 'owner' } }),
  'person-removed': (language: Language) => changed(language, 'person-removed', { subject: 'bob', via: 'console' }),
  key: (language: Language) => changed(language, 'key-added', byBob),
  'key-removed': (language: Language) => changed(language, 'key-removed', byBob),
  'totp-added': (language: Language) => changed(language, 'totp-added', byBob),
  'totp-removed': (language: Language) => changed(language, 'totp-removed', byBob),
  'totp-locked': (language: Language) => changed(language, 'totp-locked', { ...byBob, who: 'Rusuban', via: 'program' }),
  'totp-unlocked': (language: Language) => changed(language, 'totp-unlocked', { subject: 'bob', via: 'console' }),
  'identity-added': (language: Language) =>
    changed(language, 'identity-added', { ...byBob, detail: { provider: 'id.example.com' } }),
  'identity-removed': (language: Language) => changed(language, 'identity-removed', byBob),
  'codes-made': (language: Language) => changed(language, 'codes-made', byBob),
  'code-used': (language: Language) => changed(language, 'code-used', { ...byBob, detail: { left: 9 } }),
  'browser-new': (language: Language) =>
    changed(language, 'browser-new', { ...byBob, detail: { browser: 'Firefox, Windows' } }),
  token: (language: Language) => changed(language, 'token-added', { subject: 'erp', detail: { role: 'staff' } }),
  'token-removed': (language: Language) => changed(language, 'token-removed', { subject: 'erp', via: 'console' }),
  'by-token': (language: Language) =>
    changed(language, 'incident-acknowledged', { who: 'pager', via: 'api', incident: incident() }),
} satisfies Record<string, (language: Language) => PropsOf['watch-changed']>;

export const phrasePreviews = {
  changed: (language: Language) => phrase(language, { hasNew: true, by: 'alice' }),
  removed: (language: Language) => phrase(language, { hasNew: false }),
  others: (language: Language) => phrase(language, { hasNew: true, by: 'alice', whose: 'bob@example.net' }),
  'others-removed': (language: Language) => phrase(language, { hasNew: false, whose: 'bob@example.net' }),
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
