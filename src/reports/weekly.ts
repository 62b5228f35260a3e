// The weekly report: what is kept of a week, read once and put together.

import type { Store } from '../adapters/store/port.ts';
import type { PeriodFacts } from '../adapters/store/report-port.ts';
import { type Clock, type DayNumber, type Instant, localDay } from '../domain/clock.ts';
import type { UnclearNotice } from '../domain/mail/notice.ts';
import type { PlannedChange } from '../domain/owner/planned.ts';
import { wordsOf } from '../domain/owner/statement.ts';
import { auditedAccount } from '../domain/reports/audit.ts';
import { mondayOfWeek, spanOfWeek, type WeekName, weekAt, weeksLater } from '../domain/reports/week.ts';
import { type Gap, measures, type TrendWeek, type WatchedPart, type WeeklyReport } from '../domain/reports/weekly.ts';
import type { Account } from '../domain/shop/account.ts';
import { notPulledYet, partsOf } from '../domain/watch/coverage.ts';
import { isAtLeast } from '../domain/watch/severity.ts';
import {
  type Allowed,
  allowedAt,
  lengthOf,
  type PartSight,
  type Span,
  unwatched,
  vitalParts,
} from '../domain/watch/watched.ts';
import { asked } from '../incidents/questions.ts';
import { ordinary } from '../incidents/watch-mode.ts';
import { shapeOf } from '../notices/subject-shape.ts';
import { stillWatching } from './still-watching.ts';
import { countsOf, knowledgeOf, usualBand, weekDays } from './weekly-days.ts';
import { findingsOf, toldIncidents } from './weekly-findings.ts';

export interface WeeklyDeps {
  readonly store: Pick<Store, 'readPeriod' | 'listStatements'>;
  readonly clock: Clock;
  /** How often parts are pulled. */
  readonly intervals?: Allowed;
}

/** Weeks of the trend, the reported one included. */
export const trendWeeks = 8;
/** Gaps told one by one, the longest; their sum is in the shares. */
const gapsKept = 50;

/** The report of one week of one account; null when the account is gone. Of a week that isn't over: so far. */
export async function weeklyReport(deps: WeeklyDeps, account: Account, week: WeekName): Promise<WeeklyReport | null> {
  const madeAt = deps.clock.now();
  const { timeZone } = account;
  const span = spanOfWeek(week, timeZone);
  const { from } = spanOfWeek(weeksLater(week, 1 - trendWeeks), timeZone);
  const facts = await deps.store.readPeriod(
    account.id,
    { from, to: Math.max(madeAt, span.from) },
    span,
    allowedOf(account, allowedAt(deps.intervals)),
  );
  const { planned } = wordsOf(await deps.store.listStatements(account.id));
  return facts && assemble(account, week, facts, planned, madeAt);
}

/** Of the parts of this account; what is told by mail is seen as often as mails are read. */
function allowedOf(account: Account, allowed: Allowed): Allowed {
  return Object.fromEntries(partsOf(account).flatMap((part) => (allowed[part] ? [[part, allowed[part]]] : [])));
}

/** The last week that is over. */
export function lastWeek(now: Instant, zone: string): WeekName {
  return weeksLater(weekAt(now, zone), -1);
}

/** The report from its facts, pure. */
export function assemble(
  account: Account,
  week: WeekName,
  facts: PeriodFacts,
  planned: readonly PlannedChange[],
  madeAt: Instant,
): WeeklyReport {
  const { timeZone } = account;
  const { baseline, sights, judged, incidents, times } = facts;
  const span = spanOfWeek(week, timeZone);
  const monday = mondayOfWeek(week) as DayNumber;
  const knows = knowledgeOf(baseline, sights, madeAt);
  const still = stillWatching(account, baseline, sights, monday);
  const seen = (one: Span) => ({ from: one.from, to: Math.min(one.to, Math.max(madeAt, one.from)) });
  return {
    version: 1,
    account: auditedAccount(account),
    week,
    ...span,
    madeAt,
    watch: watchOf(sights, seen(span)),
    days: weekDays(baseline, knows, monday),
    usual: Object.fromEntries(
      measures.map((measure) => [measure, usualBand(baseline, knows, measure, monday)]),
    ) as WeeklyReport['usual'],
    ...findingsOf(incidents, judged, monday, timeZone),
    incidents: toldIncidents(incidents, times, span),
    planned: planned.filter((one) => one.from < span.to && one.to >= span.from),
    mailbox: {
      isWatched: sights.some(({ part, firstAt }) => part === 'notices' && firstAt !== null),
      phishing: facts.phishing,
      notices: facts.notices,
      unclear: shapesOf(facts.unclear),
      checked: facts.checked,
      ...(still && { still }),
    },
    questions: asked(facts.answers, madeAt),
    trend: Array.from({ length: trendWeeks }, (_, index): TrendWeek => {
      const name = weeksLater(week, index + 1 - trendWeeks);
      const of = spanOfWeek(name, timeZone);
      const first = mondayOfWeek(name) as DayNumber;
      const days = Array.from({ length: 7 }, (_day, offset) => first + offset);
      return {
        week: name,
        share: watchOf(sights, seen(of)).share,
        counts: countsOf(
          baseline,
          knows,
          days.filter((day) => day <= localDay(madeAt, timeZone)),
        ),
        incidents: incidents.filter(
          ({ noticedAt, severity }) =>
            noticedAt >= of.from && noticedAt < of.to && isAtLeast(severity, ordinary.alertFloor),
        ).length,
      };
    }),
  };
}

/** Shares and gaps of a stretch that is over. */
function watchOf(sights: readonly PartSight[], span: Span): WeeklyReport['watch'] {
  const shareOf = (sight: PartSight): number | null => {
    if (sight.firstAt === null || sight.firstAt >= span.to || span.to <= span.from) return null;
    const since = Math.max(span.from, sight.firstAt);
    return 1 - lengthOf(unwatched(sight, span)) / (span.to - since);
  };
  const vital = vitalParts.map((name) => sights.find(({ part }) => part === name));
  const sighted = vital.filter((sight) => sight !== undefined && shareOf(sight) !== null) as PartSight[];
  const since = Math.max(span.from, Math.min(...sighted.map(({ firstAt }) => firstAt ?? span.from)));
  const blind = lengthOf(sighted.flatMap((sight) => unwatched(sight, span)));
  const isSighted = sighted.length > 0 && span.to > since;
  const share = isSighted ? 1 - blind / (span.to - since) : null;
  const parts = sights.map((sight): WatchedPart => {
    const own = shareOf(sight);
    // Seen first after this stretch: what stands now is no reason.
    const reason = sight.firstAt === null ? sight.reason : notPulledYet;
    return { part: sight.part, share: own, reason: own === null ? reason : null };
  });
  const gaps = sights
    .flatMap((sight) => unwatched(sight, span).map((gap): Gap => ({ part: sight.part, ...gap })))
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, gapsKept)
    .sort((a, b) => a.from - b.from);
  return { share: share === null || share <= 0 ? null : share, since: isSighted ? since : span.from, parts, gaps };
}

/** By shape, the most frequent first. What an earlier version kept whole is cut to its shape here. */
function shapesOf(unclear: readonly UnclearNotice[]): WeeklyReport['mailbox']['unclear'] {
  const counts = new Map<string, number>();
  for (const { subject } of unclear) counts.set(shapeOf(subject), (counts.get(shapeOf(subject)) ?? 0) + 1);
  return [...counts].map(([shape, count]) => ({ shape, count })).sort((a, b) => b.count - a.count);
}
