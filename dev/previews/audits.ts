// Examples of the audit as a mail: with findings, clean, and blind.

import { minuteMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { type AuditReport, auditedAccount } from '../../src/domain/reports/audit.ts';
import type { AuditMailProps } from '../../src/messages/reports/audit-mail.ts';
import { accountIn, beganAt, incident } from './incidents.ts';
import { detectors } from './words.ts';

/** Not all there are, so that a new part changes no example. */
const parts = ['new-listings', 'listings', 'orders', 'profile', 'payouts'] as const;

const example =
  (overrides: Partial<AuditReport>) =>
  (language: Language): AuditMailProps => {
    const account = accountIn(language);
    const report: AuditReport = {
      version: 1,
      account: auditedAccount(account),
      source: 'amazon',
      startedAt: beganAt,
      finishedAt: beganAt + 3 * minuteMs,
      parts: parts.map((part) => ({
        part,
        coverage: { state: 'complete', reason: null, asOf: beganAt },
        rows: 120,
        calls: 2,
        badRows: [],
      })),
      counts: { listings: 120, activeListings: 98, orders: 345 },
      incidents: [],
      verdicts: [{ detector: 'profile-changed', outcome: 'quiet', reason: { key: 'same', params: {} } }],
      notSeen: [{ en: 'Sign-in: no API shows it.', ja: 'ログイン情報は見えません。' }],
      questions: [],
      leftOut: [],
      ...overrides,
    };
    return { account, now: beganAt + 4 * minuteMs, consoleUrl: null, report, detectors };
  };

const unseen = parts.map((part) => ({
  part,
  coverage: { state: 'missing', reason: 'revoked', asOf: null } as const,
  rows: 0,
  calls: 1,
  badRows: [],
}));

export const auditMailPreviews = {
  clean: example({}),
  findings: example({ incidents: [incident()] }),
  blind: example({ parts: unseen, verdicts: [] }),
};
