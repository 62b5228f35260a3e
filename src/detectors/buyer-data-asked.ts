// buyer-data-asked: somebody asked Amazon for a report with buyers' names and addresses that nobody here asks for, or not at
// this time of the day. Taking the data is quick and leaves no other trace; the seller's own tools ask by the clock.

import { type DayNumber, localDay } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { daysAsked } from '../domain/statistics/asked-days.ts';
import { beforeDayTo } from '../domain/statistics/bursts.ts';
import { count } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';
import { kept } from '../domain/watch/view.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 14, 180),
  known: setting(14, 'days', 'A shop known for less has no usual yet.', 1, 60),
  score: setting(1, '-log10 p', 'How unlikely it must be: 1 is one in ten.', 0.5, 20),
  hourShare: setting(0.7, 'share', 'What an unusual hour weighs of what an unusual type does.', 0, 1),
  more: setting(0.3, 'weight', 'What each further type of the same day adds.', 0, 2),
  most: setting(3, 'weight', 'The most that it weighs: whoever sets up a new tool does the same.', 0, 20),
};

export const buyerDataAsked = defineDetector({
  id: 'buyer-data-asked',
  title: { en: 'Buyers’ data asked for', ja: '購入者情報を含むレポートの作成' },
  status: 'experimental',
  family: 'data',
  severity: 'low',
  needs: ['foreign-reports'],
  sees: { asked: kept(['foreign-report-asked']) },
  settings,
  why: {
    en: 'Names and addresses of buyers are worth money by themselves, and copying them alerts nobody.',
    ja: '購入者の氏名や住所はそれ自体が売買されます。コピーされても、出品者は気付けません。',
  },
  falsePositives: [
    { en: 'A new shipping or accounting tool.', ja: '新しく使い始めた出荷や会計のツール。' },
    { en: 'A report made by hand, for the tax office for instance.', ja: '税務申告などのための手作業での作成。' },
  ],
  checklist: ['apps', 'users', 'personal-data-duty'],
  references: [
    'Reports API 2021-06-30, getReports: type, time and id of what was asked for in the last 90 days; no document is opened.',
    'Tokens API guide, restricted report types: those that hold data of buyers.',
    'selling-partner-api-models#1696 (2021): getReports also lists what other applications asked for. Not said by the model.',
  ],
  tells: { type: null, hour: null },
  says: {
    type: {
      en: '{reports, plural, one {# report} other {# reports}} with buyers’ data asked for by another program, of {types, plural, one {a type} other {# types}} that nobody asked for in the {days, plural, one {# day} other {# days}} before.',
      ja: '購入者情報を含むレポートが、別のプログラムから{reports}件作成されました。直近{days}日間に一度も作成されていない種類が{types}種類あります。',
    },
    hour: {
      en: '{reports, plural, one {# report} other {# reports}} with buyers’ data asked for by another program at an unusual time of the day.',
      ja: '購入者情報を含むレポートが、普段とは違う時間帯に別のプログラムから{reports}件作成されました。',
    },
    none: {
      en: 'No other program asked for buyers’ data in the last three days.',
      ja: '直近3日間、購入者情報を含むレポートは別のプログラムから作成されていません。',
    },
    unknown: {
      en: 'Other programs asked for buyers’ data {reports, plural, one {once} other {# times}} in the last three days, but only {days, plural, one {# day is} other {# days are}} known of this shop; {known} are needed.',
      ja: '直近3日間に購入者情報を含むレポートが{reports}件作成されましたが、この店舗について分かっているのは{days}日分だけです（判断には{known}日分が必要です）。',
    },
    usual: {
      en: 'Other programs asked for buyers’ data {reports, plural, one {once} other {# times}} in the last three days, as usual.',
      ja: '直近3日間に購入者情報を含むレポートが{reports}件作成されましたが、普段どおりです。',
    },
  },
  detect(look) {
    const { seen, settings: values, account } = look;
    const { asked } = seen;
    const last = asked.at(-1);
    if (last === undefined) return quiet('none');
    const daysBefore = beforeDayTo(look, values.habitDays, (days) => days);
    const strange = asked.flatMap((change): Strange[] => {
      const days = daysBefore(change.occurredAt);
      if (days.length < values.known) return [];
      const { any, about } = daysAsked(days, change.report.type, change.occurredAt, account.timeZone);
      const isNewType = any === 0;
      const score = isNewType ? scoreOfNone(days.length) : about === 0 ? scoreOfNone(any) * values.hourShare : 0;
      return score < values.score ? [] : [{ change, days: days.length, isNewType, score }];
    });
    if (strange.length > 0) {
      const dayOf = ({ change }: Strange) => localDay(change.occurredAt, account.timeZone);
      const days = [...new Set(strange.map(dayOf))];
      return fired(
        ...days.map((day) =>
          found(
            day,
            strange.filter((one) => dayOf(one) === day),
            values,
          ),
        ),
      );
    }
    const reports = count(asked.length);
    const known = daysBefore(last.occurredAt).length;
    return known < values.known
      ? quiet('unknown', { reports, days: count(known), known: count(values.known) })
      : quiet('usual', { reports });
  },
});

/** -log10 of the chance of what happened on none of so many days (with half a day believed beforehand). */
const scoreOfNone = (days: number) => -Math.log10(0.5 / (days + 1));

/** One that isn't usual. */
interface Strange {
  readonly change: ChangeOf<'foreign-report-asked'>;
  /** How many days it is held against. */
  readonly days: number;
  /** None of this type was asked for on any of them; else only at another time of the day. */
  readonly isNewType: boolean;
  readonly score: number;
}

function found(day: DayNumber, strange: readonly Strange[], { more, most }: { more: number; most: number }): Finding {
  const [first] = strange;
  if (!first) throw new Error('buyer-data-asked: a day of nothing');
  const ofNew = strange.filter(({ isNewType }) => isNewType);
  const types = new Set(ofNew.map(({ change }) => change.report.type)).size;
  const strongest = Math.max(...strange.map(({ score }) => score));
  const told = ofNew.length > 0 ? ofNew : strange;
  return {
    name: String(day),
    score: Math.min(most, strongest + more * Math.max(0, types - 1)),
    beganAt: first.change.occurredAt,
    says: ofNew.length > 0 ? 'type' : 'hour',
    params: { reports: count(told.length), types: count(types), days: count(first.days) },
    evidence: strange.map(({ change: { report, occurredAt: at } }) => ({
      subject: { kind: 'report', type: report.type },
      at,
    })),
  };
}
