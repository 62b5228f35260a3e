// Audits of Alice's shop, as examples: with findings, and from an account that shows nothing.

import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { type AuditReport, auditedAccount } from '../../src/domain/reports/audit.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import type { AuditProps } from '../../src/messages/reports/audit-report.ts';
import { accountIn, beganAt, incident, priceSignal, signal } from './incidents.ts';
import { detectors } from './words.ts';

const finishedAt = beganAt + 20 * minuteMs;

function report(language: Language, overrides: Partial<AuditReport> = {}): AuditReport {
  const question = {
    mend: { en: 'Turn it on for every user.', ja: '全員で有効にしてください。' },
    note: '',
    isOpen: true,
  };
  return {
    version: 1,
    account: auditedAccount(accountIn(language)),
    source: 'amazon',
    startedAt: finishedAt - 3 * minuteMs,
    finishedAt,
    parts: parts.map((part) => ({
      part,
      coverage:
        part === 'payouts'
          ? { state: 'missing', reason: 'role-missing', asOf: null }
          : { state: 'complete', reason: null, asOf: finishedAt },
      rows: part === 'payouts' ? 0 : 120,
      calls: 7,
      badRows: [],
    })),
    counts: { listings: 120, activeListings: 98, orders: 345 },
    incidents: [
      incident({ signals: [signal({ evidence: signal().evidence.slice(0, 3) })] }),
      incident({ severity: 'low', id: '01JD0000-0000-7000-8000-000000000007', signals: [priceSignal()] }),
    ],
    verdicts: [
      { detector: 'listing-burst', outcome: 'fired', signals: [signal()] },
      { detector: 'price-below-market', outcome: 'quiet', reason: { key: 'none', params: {} } },
      { detector: 'profile-changed', outcome: 'skipped', parts: ['payouts'], reason: 'payouts: role-missing' },
    ],
    notSeen: [{ en: 'Sign-in and users: no API shows them.', ja: 'ログイン情報とユーザーは見えません。' }],
    questions: [
      {
        ...question,
        id: 'two-step',
        text: { en: 'Is two-step verification on for every user?', ja: '2段階認証は、全ユーザーで有効ですか？' },
        answer: 'no',
        note: 'Bob has none',
        answeredAt: finishedAt - 9 * dayMs,
      },
      {
        ...question,
        id: 'password',
        text: { en: 'Is the password used nowhere else?', ja: 'パスワードは専用のものですか？' },
        answer: null,
        answeredAt: null,
      },
    ],
    leftOut: [],
    ...overrides,
  };
}

const props = (language: Language, of: AuditReport): AuditProps => ({
  account: accountIn(language),
  now: finishedAt,
  consoleUrl: null,
  report: of,
  detectors,
});

export const auditReportPreviews: Readonly<Record<string, (language: Language) => AuditProps>> = {
  findings: (language) => props(language, report(language)),
  blind: (language) =>
    props(
      language,
      report(language, {
        parts: parts.map((part) => ({
          part,
          coverage: { state: 'missing', reason: 'revoked', asOf: null },
          rows: 0,
          calls: 1,
          badRows: [],
        })),
        counts: { listings: 0, activeListings: 0, orders: 0 },
        incidents: [],
        verdicts: [],
        leftOut: [{ file: 'orders/2026.txt', line: 12, reason: 'another sales channel' }],
      }),
    ),
};
