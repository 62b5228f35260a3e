// night-activity against nights that must be noted and hours that must not.
import { expect } from '@jest/globals';
import { nightActivity } from '../../src/detectors/night-activity.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { highScore } from '../../src/incidents/fuse.ts';
import { everyDay } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, noon, repriced, yen } from '../support/factories.ts';

const two = noon - 10 * hourMs;
const listed = (n: number, from: number, prefix = 'N'): Change[] =>
  Array.from({ length: n }, (_, i) => added(from + i * minuteMs, { sku: `${prefix}-${i}` }));
/** Everything at two in the afternoon. */
const byDay = everyDay(noon, 90, { added: 3 });
const byNight = everyDay(noon, 90, { added: 3, addedByHour: { 1: 2, 14: 1 } });

testDetector(
  nightActivity,
  [
    {
      name: '60 at two in the morning, on a shop that lists by day: weak, however many',
      look: aLook({ recent: listed(60, two), baseline: byDay }),
      severity: 'info',
      says: 'night',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThanOrEqual(2);
        expect(signal?.score).toBeLessThanOrEqual(highScore / 2);
      },
    },
  ],
  [
    { name: 'nothing listed', look: aLook({ baseline: byDay }), says: 'few' },
    { name: 'least: 9 after midnight', look: aLook({ recent: listed(9, two), baseline: byDay }), says: 'few' },
    {
      name: 'hour: 180 from five on',
      look: aLook({ recent: listed(180, two + 3 * hourMs), baseline: byDay }),
      says: 'few',
    },
    {
      name: 'zone: noon in Tokyo is night in London',
      look: aLook({ recent: listed(60, noon - hourMs), baseline: byDay }),
      says: 'few',
    },
    {
      name: 'kind: a repricer works all night',
      look: aLook({
        recent: Array.from({ length: 200 }, (_, i) => repriced(two + i, yen(900), yen(850), { sku: `S-${i}` })),
        baseline: byDay,
      }),
      says: 'few',
    },
    {
      name: 'not dated: a report that was read at night',
      look: aLook({
        recent: listed(60, two).map(
          (change) =>
            ({ ...change, listing: { ...(change as { listing: object }).listing, openedAt: null } }) as Change,
        ),
        baseline: byDay,
      }),
      says: 'few',
    },
    { name: 'own habit: a night owl', look: aLook({ recent: listed(20, two), baseline: byNight }), says: 'usual' },
    {
      name: 'share: a launch of 180 that ran on after midnight',
      look: aLook({ recent: [...listed(170, noon - 9 * hourMs, 'D').map(atDay), ...listed(12, two)], baseline: byDay }),
      says: 'few',
    },
    {
      name: 'known: a shop that lists once a week has no hours',
      look: aLook({ recent: listed(20, two), baseline: everyDay(noon, 20, { added: 1 }) }),
      says: 'unknown',
    },
  ],
);

/** The afternoon before. */
function atDay(change: Change): Change {
  const at = change.occurredAt - 12 * hourMs;
  return change.kind === 'listing-added'
    ? { ...change, occurredAt: at, listing: { ...change.listing, openedAt: at } }
    : change;
}
