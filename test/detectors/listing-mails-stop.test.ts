// The mails about listings: coming on the days of a listing, rare from the beginning, and gone while listings go on.
import { listingMailsStop } from '../../src/detectors/listing-mails-stop.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import { pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, noon } from '../support/factories.ts';
import { noticed } from '../support/notices.ts';

type Day = Partial<DayCounts>;
const days = (length: number, added: number, listingMails: number): Day[] =>
  Array.from({ length }, () => ({ added, ...(listingMails > 0 && { listingMails }) }));
const listed = (hoursAgo: number, n = 4): Change[] =>
  Array.from({ length: n }, (_, i) => added(noon - hoursAgo * hourMs + i, { sku: `NEW-${hoursAgo}-${i}` }));
const mail = (hoursAgo: number) => noticed(noon - hoursAgo * hourMs, 'listing-changed');
const look = (past: Day[], recent: Change[] = []) =>
  aLook({ now: noon, baseline: pastDays(noon, past), recent: recent.sort((a, b) => a.occurredAt - b.occurredAt) });
const usual = days(30, 2, 2);

testDetector(
  listingMailsStop,
  [
    {
      name: 'four listings three hours ago without a mail, where each day had one',
      look: look(usual, listed(3)),
      severity: 'low',
      says: 'missing',
    },
    {
      name: 'two days of them',
      look: look([...usual, ...days(1, 4, 0)], [...listed(26), ...listed(3)]),
      severity: 'medium',
      says: 'missing',
    },
    {
      name: 'after a day whose mail came',
      look: look(usual, [...listed(26), mail(25), ...listed(4)]),
      severity: 'low',
      says: 'missing',
    },
  ],
  [
    { name: 'the mail came an hour later', look: look(usual, [...listed(5), mail(4)]), says: 'coming' },
    { name: 'the mail of the first of them', look: look(usual, [mail(3.5), ...listed(3)]), says: 'coming' },
    { name: 'listed an hour ago', look: look(usual, listed(1)), says: 'coming' },
    { name: 'one listing', look: look(usual, listed(3, 1)), says: 'coming' },
    { name: 'nothing listed', look: look(usual), says: 'coming' },
    {
      name: 'listings that were there before',
      look: look(usual, [added(noon - 3 * hourMs, { sku: 'A' }, true), added(noon - 3 * hourMs, { sku: 'B' }, true)]),
      says: 'coming',
    },
    { name: 'a shop whose mails never came', look: look(days(30, 2, 0), listed(3)), says: 'few' },
    {
      name: 'a shop that uploads files, of which no mail comes, on every third day',
      look: look([...days(20, 2, 1), ...days(10, 40, 0)], listed(3)),
      says: 'few',
    },
    {
      name: 'a shop that lists once a month',
      look: look([...days(6, 1, 1), ...days(120, 0, 0)], listed(3)),
      says: 'few',
    },
    { name: 'nothing known', look: aLook({ now: noon + dayMs }), says: 'few' },
  ],
);
