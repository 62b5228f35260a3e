// A dormant account watched by mail alone hears once a month that it is watched, where that is so.
import { expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant, startOfDay } from '../../src/domain/clock.ts';
import { mondayOfWeek } from '../../src/domain/reports/week.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import type { Lapse, PartSight } from '../../src/domain/watch/watched.ts';
import { stillWatching } from '../../src/reports/still-watching.ts';
import { everyDay } from '../support/days.ts';

const timeZone = 'Asia/Tokyo';
// the last week that begins in November
const monday = mondayOfWeek('2026-W49') ?? 0;
const sunday = startOfDay(monday + 7, timeZone);
type Gap = Omit<Lapse, 'part'>;
const mailbox = (lapses: readonly Gap[] = [], firstAt: Instant | null = sunday - 90 * dayMs): readonly PartSight[] => [
  {
    ...{ part: 'notices', allowedMs: hourMs, firstAt, reason: null },
    lapses: lapses.map((one) => ({ part: 'notices', ...one })),
  },
];
const still = (sights = mailbox(), day: Partial<DayCounts> = { mails: 3 }, of = monday, isMailOnly = true) =>
  stillWatching({ timeZone, ...(isMailOnly && { isMailOnly }) }, everyDay(sunday + hourMs, 120, day), sights, of);

it('says once a month that it is still watched, and how much came', () => {
  expect(still()).toEqual({ mails: 84 });
  expect(still(mailbox(), {}, monday - 7)).toBeNull();
});

it('says so only where the mailbox was in fact read, up to the end', () => {
  expect(still(mailbox([{ from: sunday - 3 * dayMs, to: null, reason: 'network' }]))).toBeNull();
  expect(still(mailbox([], sunday - 10 * dayMs))).toBeNull();
  expect(still(mailbox([], null))).toBeNull();
  expect(still([])).toBeNull();
  // what came in a gap was read after it
  expect(still(mailbox([{ from: sunday - 3 * dayMs, to: sunday - 2 * dayMs, reason: 'network' }]))).not.toBeNull();
});

it('says nothing of it where something came, or where the API is there', () => {
  expect(still(mailbox(), { mails: 3, ordersPlaced: 1 })).toBeNull();
  expect(still(mailbox(), { mails: 3 }, monday, false)).toBeNull();
});
