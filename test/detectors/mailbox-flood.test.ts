// The mailbox: flooded, busy as ever, and not watched for long enough.
import { expect } from '@jest/globals';
import { mailboxFlood } from '../../src/detectors/mailbox-flood.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';
import { mailsCounted, noticed } from '../support/notices.ts';

const usual = (mails: number, hours = 60) =>
  Array.from({ length: hours }, (_, i) => mailsCounted(noon - (hours + 1 - i) * hourMs, mails));
const flood = mailsCounted(noon - 30 * minuteMs, 800);

testDetector(
  mailboxFlood,
  [
    {
      name: 'hundreds within an hour, a notice among them',
      look: aLook({ recent: [...usual(4), flood, noticed(noon - 20 * minuteMs, 'deposit-account-changed')] }),
      severity: 'high',
      says: 'flood',
      check: ([signal]) => expect(signal?.evidence).toHaveLength(1),
    },
    {
      name: 'the same without a notice is less',
      look: aLook({ recent: [...usual(4), flood] }),
      severity: 'medium',
      says: 'flood',
    },
  ],
  [
    { name: 'a busy box as ever', look: aLook({ recent: [...usual(700), flood] }), says: 'usual' },
    {
      name: 'fifty in an empty box bury nothing',
      look: aLook({ recent: [...usual(1), mailsCounted(noon - minuteMs, 50)] }),
      says: 'usual',
    },
    {
      name: 'a box that is watched since this morning',
      look: aLook({ recent: [...usual(4, 5), flood] }),
      says: 'young',
    },
    { name: 'nothing', look: aLook(), says: 'usual' },
  ],
);
