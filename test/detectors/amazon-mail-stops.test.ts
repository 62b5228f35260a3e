// Amazon's mails: coming as ever, rare, and gone while other mail comes.
import { amazonMailStops } from '../../src/detectors/amazon-mail-stops.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import { pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';

type Day = Partial<DayCounts>;
const quiet = (days: number, mails: number): Day[] => Array.from({ length: days }, () => ({ mails }));
/** One of Amazon's every `every` days, among others. */
const usual = (days: number, every: number, mails = 6): Day[] =>
  Array.from({ length: days }, (_, i) => ({ mails, ...(i % every === 0 && { amazonMails: 1 }) }));
const look = (...days: Day[]) => aLook({ now: noon, baseline: pastDays(noon, days) });

testDetector(
  amazonMailStops,
  [
    {
      name: 'daily mails that stop for ten days, while others come',
      look: look(...usual(90, 1), ...quiet(15, 5)),
      severity: 'medium',
      says: 'stopped',
    },
    {
      name: 'two a week that stop for two months',
      look: look(...usual(60, 3), ...quiet(55, 6)),
      severity: 'medium',
      says: 'stopped',
    },
  ],
  [
    { name: 'a weekend without', look: look(...usual(90, 1), ...quiet(3, 5)), says: 'coming' },
    { name: 'one a fortnight, as ever', look: look(...usual(110, 10), ...quiet(10, 5)), says: 'coming' },
    {
      name: 'a mailbox to which nobody writes any more',
      look: look(...usual(90, 1), ...quiet(20, 0)),
      says: 'nothing',
    },
    {
      name: 'a mailbox to which hardly anybody writes any more',
      look: look(...usual(90, 1), ...quiet(20, 1)),
      says: 'nothing',
    },
    {
      name: 'an account that hears of Amazon once a season',
      look: look(...usual(90, 45), ...quiet(30, 5)),
      says: 'few',
    },
    { name: 'nothing known', look: aLook({ now: noon }), says: 'few' },
  ],
);
