// account-status-changed: what is noted of an account's standing, and what is no change.
import { expect } from '@jest/globals';
import { accountStatusChanged } from '../../src/detectors/account-status-changed.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aChange, aLook, noon } from '../support/factories.ts';

const look = (...recent: ReturnType<typeof aChange>[]) => aLook({ recent });
const status = (before: string, after: string) => aChange(noon, { field: 'account-status', before, after });
const vacation = { field: 'listings-suspended', before: 'false', after: 'true' } as const;

testDetector(
  accountStatusChanged,
  [
    {
      name: 'listings suspended: noted, no vote, since it may be vacation',
      look: look(aChange(noon, vacation)),
      severity: 'low',
      says: 'listings-suspended',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
    {
      name: 'a marketplace joined',
      look: look(aChange(noon, { field: 'participation', before: 'false', after: 'true' })),
      severity: 'low',
      says: 'participation',
    },
    {
      name: 'vacation over: both ways are noted',
      look: look(aChange(noon - hourMs, vacation), aChange(noon, { ...vacation, before: 'true', after: 'false' })),
      severity: 'low',
      says: 'listings-suspended',
      check: (signals) => expect(signals.map(({ summary }) => summary.key)).toEqual(['listings-suspended', 'back']),
    },
    {
      name: 'at risk: votes, and is not told alone',
      look: look(status('NORMAL', 'AT_RISK')),
      severity: 'medium',
      says: 'at-risk',
      check: ([signal]) => expect(signal?.score).toBeGreaterThanOrEqual(voteFloor),
    },
    {
      name: 'deactivated: told at once, also for the second time',
      look: look(
        aChange(noon - 2 * hourMs, { field: 'account-status', before: 'DEACTIVATED', after: 'AT_RISK' }),
        status('AT_RISK', 'DEACTIVATED'),
      ),
      severity: 'high',
      says: 'at-risk',
      check: (signals) => expect(signals.map(({ summary }) => summary.key)).toEqual(['at-risk', 'deactivated']),
    },
    { name: 'in order again: noted', look: look(status('AT_RISK', 'NORMAL')), severity: 'low', says: 'normal' },
    {
      name: 'cancellations beyond Amazon’s target: noted, since they have a detector of their own',
      look: look(aChange(noon, { field: 'cancellation-rate', before: '0.4 % < 2.5 %', after: '18 % > 2.5 %' })),
      severity: 'low',
      says: 'cancellation-rate',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
  ],
  [
    {
      name: 'target: a rate that moves below it',
      look: look(aChange(noon, { field: 'cancellation-rate', before: '0.4 % < 2.5 %', after: '2.1 % < 2.5 %' })),
      says: 'steady',
    },
    {
      name: 'target: one that had missed it before',
      look: look(aChange(noon, { field: 'late-shipment-rate', before: '6 % > 4 %', after: '7 % > 4 %' })),
      says: 'steady',
    },
    {
      name: 'direction: tracking that gets better',
      look: look(aChange(noon, { field: 'valid-tracking-rate', before: '93 % < 95 %', after: '99 % > 95 %' })),
      says: 'steady',
    },
    {
      name: 'cold start: a status seen for the first time, whatever it is',
      look: look(status('', 'DEACTIVATED')),
      says: 'first-sight',
    },
    { name: 'nothing changed', look: aLook(), says: 'same' },
    { name: 'first sight', look: look(aChange(noon, { ...vacation, before: '' })), says: 'first-sight' },
    { name: 'field: another contact is contact-changed’s to tell', look: look(aChange(noon)), says: 'same' },
  ],
);
