// What an audit comes to: something found, nothing found, or nothing seen.
import { describe, expect, it } from '@jest/globals';
import { type AuditedPart, auditResult } from '../../../src/domain/reports/audit.ts';
import { type Part, parts } from '../../../src/domain/watch/coverage.ts';
import { anIncident } from '../../support/factories.ts';

function audited(...seen: Part[]): AuditedPart[] {
  return parts.map((part) => {
    const coverage = seen.includes(part)
      ? { state: 'partial' as const, reason: null, asOf: 0 }
      : { state: 'missing' as const, reason: 'revoked', asOf: null };
    return { part, coverage, rows: 0, calls: 0, badRows: [] };
  });
}

describe('an audit', () => {
  it.each(['new-listings', 'listings', 'orders', 'profile', 'payouts'] as const)(
    'that saw %s alone can be clean',
    (part) => {
      expect(auditResult({ parts: audited(part), incidents: [] })).toBe('clean');
    },
  );

  it('that saw nothing is not clean, nor is one that had no prices to ask for', () => {
    expect(auditResult({ parts: audited(), incidents: [] })).toBe('blind');
    expect(auditResult({ parts: audited('offers', 'catalogue'), incidents: [] })).toBe('blind');
  });

  it('has findings from low on', () => {
    expect(auditResult({ parts: audited(), incidents: [anIncident({ severity: 'low' })] })).toBe('findings');
    expect(auditResult({ parts: audited('orders'), incidents: [anIncident({ severity: 'info' })] })).toBe('clean');
  });
});
