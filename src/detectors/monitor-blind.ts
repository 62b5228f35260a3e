// monitor-blind: a part that was seen before has been asked for again and again, and not seen; a report that shows far
// fewer rows than the one before; a clock that differs from Amazon's.

import { hourMs, type Instant, minuteMs, toIso } from '../domain/clock.ts';
import type { FaultKind } from '../domain/errors.ts';
import { count, duration } from '../domain/text/text.ts';
import { type Coverage, type Part, parts } from '../domain/watch/coverage.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

const settings = {
  blindHours: setting(12, 'hours', 'A part that is pulled every few minutes is missed after this long.', 1),
  walkHours: setting(72, 'hours', 'One that is pulled daily or on demand is missed after this long.', 24),
  longHours: setting(48, 'hours', 'Not to see orders or new listings for this long is told at once.', 12),
  skewMinutes: setting(5, 'minutes', 'A clock that differs from Amazon’s by this much dates things wrongly.', 1),
  score: setting(1, 'weight', 'What blindness weighs: it agrees with nothing.', 0, 20),
};

/** Pulled daily, or only when there is something to look up. */
const unhurried: ReadonlySet<Part> = new Set([
  'listings',
  'offers',
  'catalogue',
  'performance',
  'feedback',
  'foreign-reports',
]);
/** What is refused is access-lost's to tell; an expired secret has a message of its own (watch/upkeep.ts). */
const toldElsewhere: ReadonlySet<FaultKind | null> = new Set(['revoked', 'role-missing', 'secret-expired']);
/** Without these a takeover goes unseen. */
const vital: ReadonlySet<Part> = new Set(['orders', 'new-listings']);

export const monitorBlind = defineDetector({
  id: 'monitor-blind',
  title: { en: 'The monitor is blind', ja: '見守れていない項目' },
  status: 'stable',
  family: 'monitor',
  severity: 'high',
  isHardFact: true,
  needs: [],
  settings,
  why: {
    en: 'What is not seen can’t be judged: while this lasts, silence doesn’t mean that all is well.',
    ja: '見えていないものは判断できません。この間に通知がなくても、異常なしとは限りません。',
  },
  falsePositives: [
    {
      en: 'An outage at Amazon, or of this computer’s network.',
      ja: 'Amazonの障害や、このパソコンのネットワークの不調。',
    },
    { en: 'A shop that really took most of its goods off.', ja: '実際に大半の商品を取り下げた場合。' },
    { en: 'A report that Amazon keeps failing to make.', ja: 'Amazon側でレポートの作成に失敗し続けている場合。' },
  ],
  checklist: ['watch', 'contact-settings'],
  references: [
    'A report cut off at 115 of 3,388 rows, or cancelled for want of data, is not seen rather than empty.',
    'Known of a blind part is only what pulls record: since when it fell short of an earlier one, and why.',
  ],
  tells: {
    missing: null,
    short: null,
    rows: null,
    ahead: null,
    behind: null,
  },
  says: {
    missing: {
      en: 'A part of the account could not be seen at all for {span}. Nothing can be said about it meanwhile.',
      ja: 'アカウントの一部が{span}にわたって取得できていません。この間の異常の有無は判断できません。',
    },
    short: {
      en: 'A part of the account was seen only incompletely for {span}: what is missing from it is not judged.',
      ja: 'アカウントの一部が{span}にわたって不完全にしか取得できていません。欠けている部分は判断の対象外です。',
    },
    rows: {
      en: 'A report shows {rows, plural, one {# row} other {# rows}} where the one before had {before}: taken as cut short, so what is missing from it is not judged.',
      ja: '前回{before}行あったレポートが{rows}行しかありません。途中で切れたものとみなし、欠けている部分は判断の対象外とします。',
    },
    ahead: {
      en: 'This computer’s clock is {skew} ahead of Amazon’s. Set it right: times that we tell are off by as much.',
      ja: 'このパソコンの時計がAmazonより{skew}進んでいます。お知らせする時刻も同じだけずれるため、時計を合わせてください。',
    },
    behind: {
      en: 'This computer’s clock is {skew} behind Amazon’s. Set it right: times that we tell are off by as much.',
      ja: 'このパソコンの時計がAmazonより{skew}遅れています。お知らせする時刻も同じだけずれるため、時計を合わせてください。',
    },
    seeing: {
      en: 'Every part that was seen before is still seen.',
      ja: 'これまで取得できていた項目は、すべて取得できています。',
    },
    brief: {
      en: '{count, plural, one {# part is} other {# parts are}} not fully seen for {span} so far; that is told later.',
      ja: '{count}つの項目が{span}の間、完全には取得できていません。長引いた場合にお知らせします。',
    },
  },
  detect({ coverage, now, settings: values }) {
    const blind = parts.flatMap((part) => {
      const { state, setback } = coverage[part];
      // In a replay of the past, what fails now did not yet.
      if (!setback || setback.at > now || toldElsewhere.has(setback.fault)) return [];
      return [{ part, isMissing: state === 'missing', since: setback.since, span: setback.at - setback.since }];
    });
    const doubts = [...fewerRows(coverage, now), ...skew(coverage, now, values.skewMinutes)];
    const isLong = (part: Part, span: number) =>
      span >= (unhurried.has(part) ? values.walkHours : values.blindHours) * hourMs;
    const long = blind.filter(({ part, span }) => isLong(part, span));
    if (long.length + doubts.length === 0 && blind.length === 0) return quiet('seeing');
    if (long.length + doubts.length === 0)
      return quiet('brief', { count: count(blind.length), span: duration(Math.max(...blind.map(({ span }) => span))) });
    return fired(
      ...doubts.map((doubt) => ({ ...doubt, score: values.score })),
      ...long.map(({ part, isMissing, since, span }): Finding => {
        const isGrave = isMissing && vital.has(part) && span >= values.longHours * hourMs;
        return {
          name: `${part}|${toIso(since)}`,
          score: values.score,
          severity: isGrave ? 'high' : isMissing ? 'medium' : 'low',
          beganAt: since,
          says: isMissing ? 'missing' : 'short',
          params: { span: duration(span) },
        };
      }),
    );
  },
});

/** What there is to know besides, for the report. */
type Doubt = Omit<Finding, 'score'>;

/** Reports that are doubted since they break off from what was there before; told once a day. */
function fewerRows(coverage: Coverage, now: Instant): Doubt[] {
  return parts.flatMap((part): Doubt[] => {
    const { fewer, asOf } = coverage[part];
    if (!fewer || asOf === null || asOf > now) return [];
    const name = `rows|${part}|${toIso(asOf).slice(0, 10)}`;
    const params = { rows: count(fewer.rows), before: count(fewer.before) };
    return [{ name, severity: 'low', beganAt: asOf, says: 'rows', params }];
  });
}

/** By the newest pull of all: one computer has one clock. */
function skew(coverage: Coverage, now: Instant, skewMinutes: number): Doubt[] {
  const seen = parts.flatMap((part) => {
    const { asOf, skewMs = 0 } = coverage[part];
    return asOf === null || asOf > now ? [] : [{ asOf, skewMs }];
  });
  const { asOf, skewMs } = seen.reduce((last, one) => (one.asOf > last.asOf ? one : last), { asOf: 0, skewMs: 0 });
  if (Math.abs(skewMs) < skewMinutes * minuteMs) return [];
  const name = `clock|${toIso(asOf).slice(0, 10)}`;
  const params = { skew: duration(Math.abs(skewMs)) };
  return [{ name, severity: 'low', beganAt: asOf, says: skewMs > 0 ? 'ahead' : 'behind', params }];
}
