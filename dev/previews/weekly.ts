// Weeks of Alice's shop, as examples: something to look at, an attack, a week without data, two accounts.

import { dayMs, hourMs, minuteMs, startOfDay } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import type { AskedQuestion } from '../../src/domain/owner/answer.ts';
import { auditedAccount } from '../../src/domain/reports/audit.ts';
import { isoDay, mondayOfWeek, spanOfWeek, weeksLater } from '../../src/domain/reports/week.ts';
import type { WeekDay, WeeklyReport } from '../../src/domain/reports/weekly.ts';
import { count, duration, number } from '../../src/domain/text/text.ts';
import type { WeeklyProps } from '../../src/messages/reports/weekly.ts';
import { accountIn, cancellationSignal, incident, signal } from './incidents.ts';
import { detectors } from './words.ts';

const week = '2026-W47';
const zone = 'Asia/Tokyo';
const monday = mondayOfWeek(week) ?? 0;
const span = spanOfWeek(week, zone);
const madeAt = span.to + 7 * hourMs;
const at = (day: number, hour: number) => startOfDay(monday + day, zone) + hour * hourMs;

const day = (index: number, orders: number, added: number, repriced: number, cancelled: number): WeekDay => ({
  date: isoDay(monday + index),
  isForeign: false,
  orders,
  added,
  repriced,
  cancelled: { seller: cancelled, buyer: index % 3 === 0 ? 1 : 0, other: 0 },
});

const question = (id: string, en: string, ja: string, overrides: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id,
  text: { en, ja },
  mend: { en: 'Mend it.', ja: '直してください。' },
  answer: null,
  note: '',
  answeredAt: null,
  isOpen: true,
  ...overrides,
});

const questions: readonly AskedQuestion[] = [
  question('two-step', 'Is two-step verification on for every user?', '2段階認証は、全ユーザーで有効ですか？', {
    answer: 'yes',
    answeredAt: madeAt - 12 * dayMs,
    isOpen: false,
  }),
  question('users', 'Do you know every user?', '登録されている全員に心当たりがありますか？', {
    answer: 'no',
    note: 'who is Mallory?',
    answeredAt: madeAt - 3 * dayMs,
  }),
  question('deposit-account', 'Does the deposit account end in your digits?', '入金先口座の末尾は合っていますか？', {
    answer: 'yes',
    answeredAt: madeAt - 45 * dayMs,
  }),
  question('password', 'Is the password used nowhere else?', 'パスワードは専用のものですか？'),
];

/** A quiet week of a shop of some five orders a day, watched nearly whole. */
function quietWeek(language: Language, overrides: Partial<WeeklyReport> = {}): WeeklyReport {
  const account = auditedAccount(accountIn(language));
  const orders = [4, 6, 5, 7, 9, 3, 5];
  return {
    version: 1,
    account,
    week,
    ...span,
    madeAt,
    watch: {
      share: 0.98675,
      since: span.from,
      parts: [
        { part: 'new-listings', share: 0.9998, reason: null },
        { part: 'orders', share: 0.98675, reason: null },
        { part: 'profile', share: 1, reason: null },
        { part: 'payouts', share: null, reason: 'role-missing' },
        { part: 'listings', share: 1, reason: null },
        { part: 'notices', share: 0.91, reason: null },
      ],
      gaps: [
        { part: 'notices', from: at(1, 2), to: at(1, 17), reason: 'network' },
        { part: 'orders', from: at(3, 1), to: at(3, 3) + 12 * minuteMs, reason: null },
      ],
    },
    days: orders.map((n, index) => day(index, n, index === 2 ? 3 : 0, index === 4 ? 22 : 1, index === 5 ? 1 : 0)),
    usual: {
      orders: { from: 2, to: 8 },
      added: { from: 0, to: 2 },
      repriced: { from: 0, to: 4 },
      cancelled: { from: 0, to: 1 },
    },
    tests: 161,
    unjudged: ['profile-changed'],
    findings: [],
    incidents: [],
    planned: [{ kind: 'sale', from: at(4, 0), to: at(6, 24) - 1, note: 'clearance of the autumn goods' }],
    mailbox: {
      isWatched: true,
      phishing: 3,
      notices: [
        { type: 'seller-order', count: 38 },
        { type: 'new-sign-in', count: 1 },
      ],
      unclear: [
        { shape: '…様の…が変更されました', count: 1 },
        { shape: 'your … was changed', count: 2 },
      ],
      checked: [
        { verdict: 'phishing', count: 2 },
        { verdict: 'genuine', count: 1 },
      ],
    },
    questions,
    trend: Array.from({ length: 8 }, (_, index) => ({
      week: weeksLater(week, index - 7),
      share: index < 2 ? null : index === 7 ? 0.98675 : 0.9949,
      counts: {
        orders: index < 2 ? null : index === 7 ? 39 : 30 + ((index * 7) % 11),
        added: index < 2 ? null : index % 4,
        repriced: index < 3 ? null : index === 7 ? 28 : 9 + index,
        cancelled: index < 2 ? null : { seller: index === 7 ? 1 : index === 5 ? 2 : 0, buyer: 3, other: 0 },
      },
      incidents: index === 5 ? 1 : 0,
    })),
    ...overrides,
  };
}

/** Two things that stand out, one that doesn't, one that was planned. */
function lookWeek(language: Language): WeeklyReport {
  const base = { incidentId: '01JD0000-0000-7000-8000-000000000002', more: 0 };
  const burst = (score: number, n: number, known?: 'planned') =>
    signal({
      severity: 'low',
      score,
      summary: { key: 'burst', params: { count: count(n), span: duration(9 * hourMs), usual: number(0.2) } },
      evidence: [],
      evidenceTotal: n,
      ...(known && { known }),
    });
  return quietWeek(language, {
    findings: [
      {
        ...base,
        date: isoDay(monday + 5),
        signal: cancellationSignal(),
        pValue: 2e-5,
        qValue: 0.0032,
        isWorthALook: true,
      },
      {
        ...base,
        more: 1,
        date: isoDay(monday + 2),
        signal: burst(3.4, 3),
        pValue: 4e-4,
        qValue: 0.032,
        isWorthALook: true,
      },
      {
        ...base,
        date: isoDay(monday + 4),
        signal: burst(6, 22, 'planned'),
        pValue: 1e-6,
        qValue: 0.00016,
        isWorthALook: false,
      },
      { ...base, date: isoDay(monday + 6), signal: burst(1.3, 2), pValue: 0.05, qValue: 1, isWorthALook: false },
    ],
  });
}

/** The night of Sunday: a burst of new listings, told and answered. */
function attackWeek(language: Language): WeeklyReport {
  const { id, severity, status, beganAt, visibleAt, noticedAt } = incident();
  const told = signal({ summary: { key: 'burst', params: { ...signal().summary.params, usual: number(0.4) } } });
  const days = quietWeek(language).days.map((one, index) =>
    index === 6
      ? { ...one, isForeign: true, orders: 41, added: 23, cancelled: { seller: 18, buyer: 1, other: 2 } }
      : one,
  );
  return quietWeek(language, {
    days,
    incidents: [
      {
        id,
        severity,
        status,
        beganAt,
        visibleAt,
        noticedAt,
        decidedAt: noticedAt,
        mailedAt: noticedAt + 40_000,
        mails: 2,
        acknowledgedAt: noticedAt + 5 * hourMs,
        signal: { ...told, evidence: told.evidence.slice(0, 3) },
        signals: 2,
        story: { plot: 'selling', signals: [told] },
      },
      {
        id: '01JD0000-0000-7000-8000-000000000009',
        severity: 'high',
        status: 'open',
        beganAt: beganAt + hourMs,
        visibleAt,
        noticedAt: noticedAt + hourMs,
        decidedAt: noticedAt + 3 * hourMs,
        mailedAt: noticedAt + 3 * hourMs + minuteMs,
        mails: 1,
        acknowledgedAt: null,
        signal: cancellationSignal(),
        signals: 1,
        story: { plot: 'cancelling', signals: [cancellationSignal()] },
      },
    ],
  });
}

const nothingSeen = { orders: null, added: null, repriced: null, cancelled: null };

/** Amazon's permission was withdrawn before the week began. */
function blindWeek(language: Language): WeeklyReport {
  const base = quietWeek(language);
  return quietWeek(language, {
    watch: {
      share: null,
      since: span.from,
      parts: base.watch.parts.map(({ part }) => ({ part, share: null, reason: 'revoked' })),
      gaps: [],
    },
    days: base.days.map(({ date }) => ({ date, isForeign: false, ...nothingSeen })),
    usual: { orders: null, added: null, repriced: null, cancelled: null },
    tests: 0,
    unjudged: detectors.map(({ id }) => id),
    trend: base.trend.map((one, index) => (index < 7 ? one : { ...one, share: null, counts: nothingSeen })),
    planned: [],
    mailbox: { isWatched: false, phishing: 0, notices: [], unclear: [], checked: [] },
    questions: questions.slice(0, 1),
  });
}

function props(language: Language, report: WeeklyReport, overview: readonly WeeklyReport[] = []): WeeklyProps {
  return { account: accountIn(language), now: madeAt, consoleUrl: null, reports: [report], overview, detectors };
}

export const weeklyPreviews: Readonly<Record<string, (language: Language) => WeeklyProps>> = {
  look: (language) => props(language, lookWeek(language)),
  attack: (language) => {
    const bob = {
      ...auditedAccount(accountIn(language)),
      id: 'bob',
      name: language === 'ja' ? 'ボブ文具' : 'Bob Stationery',
    };
    const attack = attackWeek(language);
    return props(language, attack, [attack, quietWeek(language, { account: bob })]);
  },
  blind: (language) => props(language, blindWeek(language)),
};
