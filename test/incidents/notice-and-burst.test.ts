// A genuine "e-mail changed" together with any burst is critical at once, by the detectors' own weights.
import { describe, expect, it } from '@jest/globals';
import { accountNotice } from '../../src/detectors/account-notice.ts';
import { detectors } from '../../src/detectors/all.ts';
import { defaultsOf } from '../../src/domain/watch/setting.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
import { fuse } from '../../src/incidents/fuse.ts';
import { aSignal } from '../support/factories.ts';

const notice = aSignal({
  detector: 'account-notice',
  family: 'sign-in',
  severity: 'high',
  isHardFact: true,
  score: defaultsOf(accountNotice.settings).factScore ?? Number.NaN,
});
/** The least that a detector of the mailbox says when it fires. */
const leastScore = (id: string) =>
  defaultsOf(detectors.find((detector) => detector.id === id)?.settings ?? {}).score ?? Number.NaN;

describe('a changed sign-in address', () => {
  it('is high alone', () => {
    expect(fuse([notice]).severity).toBe('high');
  });

  it.each(['listing', 'price', 'catalogue', 'fulfilment', 'order', 'payout'] as const)(
    'is critical together with a burst of the family %s, however faint',
    (family) => {
      expect(fuse([notice, aSignal({ family, score: voteFloor, severity: 'low' })]).severity).toBe('critical');
    },
  );

  it.each(['one-time-password-burst', 'buyer-side-order', 'mailbox-flood'])('is critical together with %s', (id) => {
    const burst = aSignal({ detector: id, family: 'mailbox', score: leastScore(id), severity: 'medium' });
    expect(fuse([notice, burst]).severity).toBe('critical');
  });

  it('is no worse for a reset password that came with its codes', () => {
    const hint = { ...notice, isHardFact: false, severity: 'medium', score: 4 } as const;
    const codes = aSignal({ family: 'mailbox', score: leastScore('one-time-password-burst'), severity: 'high' });
    expect(fuse([hint, codes]).severity).toBe('high');
  });
});
