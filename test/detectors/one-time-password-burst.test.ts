// One-time codes: a burst of them, and what a slow sign-in makes.
import { oneTimePasswordBurst } from '../../src/detectors/one-time-password-burst.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';
import { noticed } from '../support/notices.ts';

const codes = (...ago: number[]) => aLook({ recent: ago.map((ms) => noticed(noon - ms, 'one-time-password')) });

testDetector(
  oneTimePasswordBurst,
  [
    { name: 'three within the hour', look: codes(50 * minuteMs, 20 * minuteMs, 0), severity: 'high', says: 'burst' },
    {
      name: 'a burst of yesterday that comes late',
      look: codes(24 * hourMs, 24 * hourMs - 1, 24 * hourMs - 2, 0),
      severity: 'high',
      says: 'burst',
    },
  ],
  [
    { name: 'two, as when one was slow to arrive', look: codes(10 * minuteMs, 0), says: 'few' },
    { name: 'three in three hours', look: codes(3 * hourMs, 90 * minuteMs, 0), says: 'few' },
    {
      name: 'three sign-ins are no codes',
      look: aLook({ recent: [1, 2, 3].map((i) => noticed(noon - i, 'new-sign-in')) }),
      says: 'few',
    },
  ],
);
