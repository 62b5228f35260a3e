// account-status-changed: what is noted of an account's standing, and what is no change.
import { expect } from '@jest/globals';
import { accountStatusChanged } from '../../src/detectors/account-status-changed.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { voteFloor } from '../../src/incidents/fuse.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aChange, aLook, noon } from '../support/factories.ts';

const look = (...recent: ReturnType<typeof aChange>[]) => aLook({ recent });
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
  ],
  [
    { name: 'nothing changed', look: aLook(), says: 'same' },
    { name: 'first sight', look: look(aChange(noon, { ...vacation, before: '' })), says: 'first-sight' },
    { name: 'field: another contact is contact-changed’s to tell', look: look(aChange(noon)), says: 'same' },
  ],
);
