// Amazon's notices that vanish from the mailbox: told, and nothing where none does.
import { expect } from '@jest/globals';
import { mailVanishes } from '../../src/detectors/mail-vanishes.ts';
import { type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { NoticeType } from '../../src/domain/mail/notice.ts';
import type { ChangeOf } from '../../src/domain/shop/change.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';
import { noticed } from '../support/notices.ts';

const vanished = (cameAt: Instant, type: NoticeType): ChangeOf<'mail-vanished'> => ({
  kind: 'mail-vanished',
  key: `mail-vanished|<${type}.${cameAt}@amazon.co.jp>`,
  type,
  cameAt,
  occurredAt: cameAt + 6 * minuteMs,
  observedAt: cameAt + 7 * minuteMs,
  reconstructed: false,
});

testDetector(
  mailVanishes,
  [
    {
      name: 'a notice of a changed bank account that was gone after minutes',
      look: aLook({ recent: [vanished(noon - 20 * minuteMs, 'deposit-account-changed')] }),
      severity: 'high',
      says: 'gone',
      check: ([signal]) => expect(signal?.evidence).toHaveLength(1),
    },
    {
      name: 'several in a night',
      look: aLook({ recent: [1, 2, 3].map((i) => vanished(noon - i * 60 * minuteMs, 'new-sign-in')) }),
      severity: 'high',
      says: 'gone',
      check: ([signal, ...others]) => expect([signal?.evidence.length, others]).toEqual([3, []]),
    },
  ],
  [
    { name: 'a notice that stays', look: aLook({ recent: [noticed(noon, 'deposit-account-changed')] }), says: 'none' },
    { name: 'no mail at all', look: aLook({ recent: [] }), says: 'none' },
  ],
);
