// The weekly report from its facts: what was watched, what is worth a look, and what may not be said.
import { describe, expect, it } from '@jest/globals';
import type { PeriodFacts } from '../../src/adapters/store/report-port.ts';
import { dayMs, hourMs, type Instant, localDay, minuteMs, startOfDay } from '../../src/domain/clock.ts';
import { mondayOfWeek } from '../../src/domain/reports/week.ts';
import { isBeforeWatch, weeklyResult } from '../../src/domain/reports/weekly.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import type { Part } from '../../src/domain/watch/coverage.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import type { DetectorDay } from '../../src/domain/watch/judged.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { allowedAt, type Lapse, type PartSight } from '../../src/domain/watch/watched.ts';
import { assemble, lastWeek } from '../../src/reports/weekly.ts';
import { everyDay } from '../support/days.ts';
import { anAccount, anIncident, aSignal } from '../support/factories.ts';

const week = '2026-W47';
const monday = mondayOfWeek(week) ?? 0;
const zone = 'Asia/Tokyo';
const begin = startOfDay(monday, zone);
const end = begin + 7 * dayMs;
/** Monday after, seven in the morning. */
const madeAt = end + 7 * hourMs;

const parts = Object.keys(allowedAt()) as Part[];
const sight = (part: Part, lapses: readonly Omit<Lapse, 'part'>[] = [], firstAt: Instant | null = begin - 90 * dayMs) =>
  ({
    part,
    allowedMs: allowedAt()[part] ?? 0,
    firstAt,
    reason: firstAt === null ? 'role-missing' : null,
    lapses: lapses.map((one) => ({ part, ...one })),
  }) as PartSight;

/** A shop of 3 orders a day, watched for months without a gap; every detector judged every day. */
function facts(overrides: Partial<PeriodFacts> = {}, day: Partial<DayCounts> = { ordersPlaced: 3 }): PeriodFacts {
  const days = Array.from({ length: 7 }, (_, index) => monday + index);
  return {
    baseline: everyDay(madeAt, 120, day),
    lookedAt: madeAt,
    triedAt: begin - 90 * dayMs,
    sights: parts.map((part) => sight(part)),
    judged: ['order-surge', 'listing-burst', 'night-activity', 'price-below-market'].flatMap((detector) =>
      days.map((one): DetectorDay => ({ day: one, detector, fired: 0, quiet: 400, skipped: 0, crashed: 0, score: 0 })),
    ),
    incidents: [],
    times: [],
    notices: [],
    phishing: 0,
    unclear: [],
    checked: [],
    answers: [],
    ...overrides,
  };
}

const made = (overrides: Partial<PeriodFacts> = {}, day?: Partial<DayCounts>) =>
  assemble(anAccount(), week, facts(overrides, day), [], madeAt);

const withSights = (...own: readonly PartSight[]) => ({
  sights: parts.map((part) => own.find((one) => one.part === part) ?? sight(part)),
});

const below = (signal: Partial<Signal>, incident: Partial<Incident> = {}): Incident => {
  const at = begin + 2 * dayMs + 5 * hourMs;
  return anIncident({
    severity: 'low',
    lastAlert: null,
    visibleAt: at,
    noticedAt: at,
    updatedAt: at,
    signals: [aSignal({ beganAt: at, observedAt: at, ...signal })],
    ...incident,
  });
};

describe('what was watched', () => {
  it('is the whole week without a gap, and the share without its gaps', () => {
    expect(made().watch).toMatchObject({ share: 1, since: begin, gaps: [] });
    const gap = { from: begin + dayMs, to: begin + dayMs + 8.4 * hourMs + 15 * minuteMs, reason: 'network' };
    const { watch } = made(withSights(sight('orders', [gap])));
    expect(watch.share).toBeCloseTo(0.95, 10);
    expect(watch.gaps).toEqual([{ part: 'orders', ...gap, from: gap.from + 15 * minuteMs }]);
    expect(watch.parts.find(({ part }) => part === 'profile')?.share).toBe(1);
  });

  it('counts a time in which orders and new listings were both blind once', () => {
    const gap = { from: begin - 15 * minuteMs, to: begin + 84 * hourMs, reason: null };
    expect(made(withSights(sight('orders', [gap]), sight('new-listings', [gap]))).watch.share).toBeCloseTo(0.5, 10);
  });

  it('begins with the first pull of a new account', () => {
    const first = begin + 5 * dayMs;
    const { watch } = made({ sights: parts.map((part) => sight(part, [], first)) });
    expect(watch).toMatchObject({ share: 1, since: first });
  });

  it('is nothing when nothing was seen, and then the result is blind', () => {
    const unseen = parts.map((part) => sight(part, [], null));
    const report = made({ sights: unseen, judged: [] });
    expect(report.watch.share).toBeNull();
    expect(report.watch.parts[0]).toMatchObject({ share: null, reason: 'role-missing' });
    expect(report.days.every(({ orders, added }) => orders === null && added === null)).toBe(true);
    expect(report.usual.orders).toBeNull();
    expect(weeklyResult(report)).toBe('blind');
    const down = { from: begin - dayMs, to: null, reason: null };
    expect(weeklyResult(made({ sights: parts.map((part) => sight(part, [down])) }))).toBe('blind');
  });

  it('is said to lie before the watch, and its counts are not known, where it lies before what was rebuilt', () => {
    const later = { sights: parts.map((part) => sight(part, [], begin + 100 * dayMs)), judged: [] };
    const report = made(later);
    expect(isBeforeWatch(report)).toBe(true);
    expect(report.days.every(({ orders, added }) => orders === null && added === null)).toBe(true);
    const refused = made({ sights: parts.map((part) => sight(part, [], null)), judged: [] });
    expect(isBeforeWatch(refused)).toBe(false);
    expect(isBeforeWatch(made())).toBe(false);
  });

  it('of a week that is not over is that of the days so far', () => {
    const now = begin + 2 * dayMs;
    const report = assemble(anAccount(), week, { ...facts(), baseline: everyDay(now, 120, {}) }, [], now);
    expect(report.watch.share).toBe(1);
    expect(report.days.map(({ orders }) => orders)).toEqual([0, 0, 0, null, null, null, null]);
  });
});

describe('the days', () => {
  it('are those of the local calendar, also where the clocks change', () => {
    const account = anAccount({ timeZone: 'Europe/Berlin' });
    const autumn = '2026-W43';
    const report = assemble(account, autumn, { ...facts(), baseline: everyDay(madeAt, 120, {}) }, [], madeAt);
    expect((report.to - report.from) / hourMs).toBe(169);
    expect(report.days.map(({ date }) => date)).toEqual([19, 20, 21, 22, 23, 24, 25].map((day) => `2026-10-${day}`));
    expect(localDay(report.from, 'Europe/Berlin')).toBe(mondayOfWeek(autumn));
  });

  it('have a band that nine of ten usual days lie in', () => {
    const { usual } = made();
    expect(usual.orders?.from).toBeGreaterThanOrEqual(0);
    expect(usual.orders?.from).toBeLessThanOrEqual(3);
    expect(usual.orders?.to).toBeGreaterThanOrEqual(3);
    expect(usual.orders?.to).toBeLessThan(9);
    expect(usual.added).toEqual({ from: 0, to: 0 });
    const young = { ...facts().baseline, firstDay: monday - 5 };
    expect(made({ baseline: young }).usual.orders).toBeNull();
  });

  it('are not known after the last pull that saw them, and known in a gap that was made up for', () => {
    const gone = { from: begin + 3 * dayMs + hourMs, to: null, reason: 'revoked' };
    const back = { from: begin + dayMs, to: begin + 3 * dayMs, reason: null };
    expect(made(withSights(sight('orders', [back, gone]))).days.map(({ orders }) => orders)).toEqual([
      3,
      3,
      3,
      3,
      null,
      null,
      null,
    ]);
  });

  it('tell who cancelled', () => {
    const { days } = made(
      {},
      { cancelledByMerchant: 2, cancelledByBuyer: 1, cancelledByAmazon: 1, cancelledByUnknown: 3 },
    );
    expect(days[0]?.cancelled).toEqual({ seller: 2, buyer: 1, other: 4 });
  });
});

describe('the findings', () => {
  it('are worth a look only when they stand out among all tests of the week', () => {
    const found = made({ incidents: [below({ score: 4 })] });
    expect(found).toMatchObject({ tests: 28 });
    expect(found.findings[0]).toMatchObject({ isWorthALook: true, pValue: expect.closeTo(1e-4, 12) });
    expect(found.findings[0]?.qValue).toBeCloseTo(28e-4, 12);
    expect(weeklyResult(found)).toBe('worth-a-look');
    const weak = made({ incidents: [below({ score: 2 })] });
    expect(weak.findings[0]).toMatchObject({ isWorthALook: false, date: '2026-11-18' });
    expect(weeklyResult(weak)).toBe('quiet');
  });

  it('count several signals of one detector on one day once', () => {
    const at = begin + 2 * dayMs;
    const signals = [2.5, 3.5, 3].map((score, i) => aSignal({ score, fingerprint: `f${i}`, beganAt: at }));
    const { findings } = made({ incidents: [below({}, { signals })] });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ more: 2, signal: { score: 3.5 } });
  });

  it('of hard facts are no matter of chance; those about the monitor itself are no news', () => {
    const fact = below({
      isHardFact: true,
      score: 3,
      severity: 'medium',
      family: 'profile',
      detector: 'contact-changed',
    });
    const blind = below({ isHardFact: true, score: 1, family: 'monitor', detector: 'monitor-blind' });
    const { findings } = made({ incidents: [fact, blind] });
    expect(findings.map(({ qValue, isWorthALook }) => [qValue, isWorthALook])).toEqual([
      [null, true],
      [null, false],
    ]);
  });

  it('that were planned stay in the report and are not worth a look', () => {
    expect(made({ incidents: [below({ score: 8, known: 'planned' })] }).findings[0]).toMatchObject({
      isWorthALook: false,
    });
  });

  it('leave out what was told at once, and its tests with it', () => {
    const told = below({ score: 9 }, { id: 'told', severity: 'high' });
    const report = made({
      incidents: [told],
      times: [{ incidentId: 'told', decidedAt: madeAt, mailedAt: madeAt, mails: 2, acknowledgedAt: null }],
    });
    expect(report).toMatchObject({ findings: [], tests: 27 });
    expect(report.incidents).toMatchObject([{ id: 'told', mails: 2, mailedAt: madeAt, signals: 1 }]);
    expect(weeklyResult(report)).toBe('alerted');
    expect(weeklyResult(made({ incidents: [{ ...told, status: 'dismissed' }] }))).toBe('quiet');
  });

  it('survive a score beyond all numbers', () => {
    const { findings } = made({ incidents: [below({ score: Number.POSITIVE_INFINITY })] });
    expect(findings[0]?.pValue).toBe(1e-300);
    expect(JSON.parse(JSON.stringify(findings[0]))).toMatchObject({ pValue: 1e-300 });
  });

  it('name the detectors that could not judge', () => {
    const skipped: DetectorDay = {
      day: monday,
      detector: 'night-activity',
      fired: 0,
      quiet: 0,
      skipped: 9,
      crashed: 0,
      score: 0,
    };
    expect(made({ judged: [skipped] })).toMatchObject({ tests: 0, unjudged: ['night-activity'] });
  });
});

describe('the rest', () => {
  it('keeps planned changes of the week, and the trend of eight weeks', () => {
    const planned = [
      { kind: 'sale' as const, from: begin - dayMs, to: begin, note: 'clearance' },
      { kind: 'sale' as const, from: end, to: end + dayMs, note: 'next week' },
    ];
    const report = assemble(anAccount(), week, facts(), planned, madeAt);
    expect(report.planned.map(({ note }) => note)).toEqual(['clearance']);
    expect(report.trend.map((one) => one.week)).toEqual(
      ['W40', 'W41', 'W42', 'W43', 'W44', 'W45', 'W46', 'W47'].map((w) => `2026-${w}`),
    );
    expect(report.trend.at(-1)).toMatchObject({ share: 1, counts: { orders: 21, added: 0 }, incidents: 0 });
  });

  it('tells what mail came, what was not understood, and what was forwarded to be checked', () => {
    const checked = [{ verdict: 'suspicious' as const, count: 2 }];
    const unclear = [
      'Your name was changed, Alice',
      'ご登録のプランが変更されました',
      'ご登録のプランが変更されました',
    ].map((subject, i) => ({ type: 'unknown' as const, at: madeAt - i, subject }));
    const shapes = [expect.objectContaining({ count: 2 }), { shape: 'your name was changed, …', count: 1 }];
    const mailbox = { isWatched: true, phishing: 3, notices: [], unclear: shapes, checked };
    expect(made({ phishing: 3, unclear, checked }).mailbox).toEqual(mailbox);
  });

  it('asks again what was answered with no, not at all, or too long ago', () => {
    const answer = { answer: 'yes' as const, note: '', answeredAt: madeAt - dayMs };
    const { questions } = made({
      answers: [
        { ...answer, question: 'two-step' },
        { ...answer, question: 'users', answer: 'no' },
        { ...answer, question: 'deposit-account', answeredAt: madeAt - 31 * dayMs },
      ],
    });
    const open = questions.filter(({ isOpen }) => isOpen).map(({ id }) => id);
    expect(open).not.toContain('two-step');
    expect(open).toEqual(expect.arrayContaining(['users', 'deposit-account', 'apps']));
  });

  it('is about the last week that is over, by the local calendar', () => {
    expect(lastWeek(madeAt, zone)).toBe(week);
    expect(lastWeek(end - 1, zone)).toBe('2026-W46');
    expect(lastWeek(end, 'Europe/London')).toBe('2026-W46');
  });
});
