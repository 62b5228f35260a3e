// Fakes: a wave informs, a sign-in notice soon after one pages.
import { phishingWave } from '../../src/detectors/phishing-wave.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';
import { faked, leftUnread, noticed } from '../support/notices.ts';

testDetector(
  phishingWave,
  [
    {
      name: 'five fakes inform',
      look: aLook({ recent: [1, 2, 3, 4, 5].map((h) => faked(noon - (6 - h) * hourMs)) }),
      severity: 'info',
      says: 'wave',
    },
    {
      name: 'a new sign-in three hours after a fake',
      look: aLook({ recent: [faked(noon - 4 * hourMs), noticed(noon - hourMs, 'new-sign-in')] }),
      severity: 'high',
      says: 'followed',
    },
    {
      name: 'a mail that was not read',
      look: aLook({ recent: [leftUnread(noon - hourMs)] }),
      severity: 'medium',
      says: 'unread',
    },
  ],
  [
    { name: 'one fake', look: aLook({ recent: [faked(noon)] }), says: 'calm' },
    {
      name: 'a sign-in before the fake',
      look: aLook({ recent: [noticed(noon - 2 * hourMs, 'new-sign-in'), faked(noon - hourMs)] }),
      says: 'calm',
    },
    {
      name: 'a sign-in a day after it',
      look: aLook({ recent: [faked(noon - 30 * hourMs), noticed(noon, 'new-sign-in')] }),
      says: 'calm',
    },
    {
      name: 'an order of the shop after it',
      look: aLook({ recent: [faked(noon - hourMs), noticed(noon, 'seller-order')] }),
      says: 'calm',
    },
  ],
);
