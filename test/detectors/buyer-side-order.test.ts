// Orders that this login placed: at night, many at once, and the owner's own evening.
import { buyerSideOrder } from '../../src/detectors/buyer-side-order.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';
import { noticed } from '../support/notices.ts';

/** Hours before noon in Tokyo. */
const orders = (...hoursAgo: number[]) =>
  aLook({ recent: hoursAgo.map((h) => noticed(noon - h * hourMs, 'buyer-order')) });

testDetector(
  buyerSideOrder,
  [
    { name: 'two at three in the morning', look: orders(9, 8.9), severity: 'high', says: 'night' },
    { name: 'six by day', look: orders(3, 2.5, 2, 1.5, 1, 0.5), severity: 'high', says: 'many' },
  ],
  [
    { name: 'one at night: somebody could not sleep', look: orders(9), says: 'usual' },
    { name: 'two in the evening', look: orders(16, 15), says: 'usual' },
    { name: 'a night of the day before yesterday', look: orders(57, 56.9), says: 'usual' },
    {
      name: 'orders of the shop',
      look: aLook({ recent: [8, 9].map((h) => noticed(noon - h * hourMs, 'seller-order')) }),
      says: 'usual',
    },
  ],
);
