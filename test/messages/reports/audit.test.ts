// The audit in words: golden in both languages, and the cases where saying too much would be a lie.
import { describe, expect, it } from '@jest/globals';
import { account, beganAt, incident, priceSignal, signal } from '../../../dev/previews/incidents.ts';
import { detectors } from '../../../dev/previews/words.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { type AuditReport, auditedAccount } from '../../../src/domain/reports/audit.ts';
import { widthOf } from '../../../src/domain/text/plain-layout.ts';
import { count } from '../../../src/domain/text/text.ts';
import { parts } from '../../../src/domain/watch/coverage.ts';
import type { Verdict } from '../../../src/domain/watch/detector.ts';
import { renderAudit } from '../../../src/messages/reports/audit.ts';
import { golden } from '../golden.ts';

const verdicts: readonly Verdict[] = [
  { detector: 'listing-burst', outcome: 'fired', signals: [signal()] },
  { detector: 'price-below-market', outcome: 'quiet', reason: { key: 'none', params: {} } },
  { detector: 'seller-cancellation-spike', outcome: 'skipped', parts: ['orders'], reason: 'role-missing' },
  { detector: 'profile-changed', outcome: 'crashed', reason: 'TypeError: x' },
];

function report(overrides: Partial<AuditReport> = {}): AuditReport {
  return {
    version: 1,
    account: auditedAccount(account()),
    source: 'amazon',
    startedAt: beganAt,
    finishedAt: beganAt + 3 * minuteMs,
    parts: parts.map((part) => ({
      part,
      coverage: { state: 'complete', reason: null, asOf: beganAt },
      rows: 1234,
      calls: 7,
      badRows: [],
    })),
    counts: { listings: 120, activeListings: 98, orders: 345 },
    incidents: [],
    verdicts: [{ detector: 'profile-changed', outcome: 'quiet', reason: { key: 'same', params: {} } }],
    notSeen: [{ en: 'Sign-in: no API shows it.', ja: 'ログイン情報は見えません。' }],
    questions: [
      {
        id: 'two-step',
        text: { en: 'Is two-step verification on for every user?', ja: '2段階認証は全員で有効ですか。' },
        mend: { en: 'Turn it on for every user.', ja: '全員で有効にしてください。' },
        answer: null,
        note: '',
        answeredAt: null,
        isOpen: true,
      },
    ],
    leftOut: [],
    ...overrides,
  };
}

const orders = {
  part: 'orders',
  coverage: { state: 'partial', reason: 'throttled', asOf: beganAt },
  rows: 20,
  calls: 1,
  badRows: Array.from({ length: 8 }, (_, i) => ({ line: 1000 + i, reason: 'no order id' })),
} as const;

const found = (): AuditReport =>
  report({
    incidents: [
      incident({ severity: 'low', id: 'low', signals: [priceSignal()] }),
      incident({ signals: [signal({ evidence: signal().evidence.slice(0, 3) })] }),
    ],
    parts: [
      orders,
      {
        part: 'payouts',
        coverage: { state: 'missing', reason: 'role-missing', asOf: null },
        rows: 0,
        calls: 1,
        badRows: [],
      },
    ],
    verdicts,
    leftOut: [{ file: 'orders/2026.txt', line: 12, reason: 'another sales channel' }],
  });

describe('the audit in words', () => {
  it.each(['en', 'ja'] as const)('with findings, word for word in %s', async (language) => {
    const text = renderAudit(found(), language, { detectors });
    expect(text).toBe(await golden(`audit-findings.${language}.golden.txt`, text));
  });

  it('puts the worst finding first', () => {
    const text = renderAudit(found(), 'en', { detectors });
    expect(text.indexOf('critical: someone may be selling as you')).toBeLessThan(text.indexOf('low: 21 of 23'));
    expect(text.indexOf('critical: someone may be selling as you')).toBeGreaterThan(0);
  });

  it('says what each quiet detector held against what', () => {
    const reason = { key: 'usual', params: { count: count(2), limit: count(7) } };
    const text = renderAudit(report({ verdicts: [{ detector: 'listing-burst', outcome: 'quiet', reason }] }), 'en', {
      detectors,
    });
    expect(text.replace(/\n\s+/g, ' ')).toContain(
      'A burst of new listings: At most 2 new listings in 24 hours; up to 7 would be usual here.',
    );
  });

  it('calls a shop clean only for what was seen, and says nothing of one that was not', () => {
    expect(renderAudit(report(), 'en', { detectors })).toContain('looks like a takeover, in what could be seen');
    const blind = report().parts.map((part) => ({
      ...part,
      coverage: { state: 'missing', reason: 'revoked', asOf: null } as const,
    }));
    const text = renderAudit(report({ parts: blind }), 'en', { detectors });
    expect(text).toContain('Nothing could be seen, so nothing can be said.');
    expect(text).not.toContain('takeover,');
    expect(text).toContain('Mend the parts that were not seen');
  });

  it('counts what is for information only as no finding', () => {
    const text = renderAudit(report({ incidents: [incident({ severity: 'info' })] }), 'en', { detectors });
    expect(text).toContain('Nothing that looks like a takeover');
    expect(text).toContain('for information: 23 new listings');
  });

  it('names the time that exported files reach over, in the zone asked for', () => {
    const text = renderAudit(report({ source: 'folder' }), 'en', { detectors, timeZone: 'UTC' });
    expect(text).toContain('from Sat, Nov 21, 2026, 17:10 UTC to Sat, Nov 21, 2026, 17:13 UTC');
  });

  it('never shows the safe phrase or who is told', () => {
    for (const language of ['en', 'ja'] as const)
      expect(renderAudit(found(), language, { detectors })).not.toMatch(/heron|@example/);
  });

  it('fits a terminal of 80 columns', () => {
    for (const language of ['en', 'ja'] as const)
      for (const line of renderAudit(found(), language, { detectors }).split('\n'))
        expect(widthOf(line)).toBeLessThanOrEqual(80);
  });
});
