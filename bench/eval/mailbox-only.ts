// Shops that are watched by their mailbox alone: the sizes and attacks of detection.ts, seen through mails of which some are
// lost, late or doubled. The mails' facts go through the same steps as live ones; how well facts are read of whole mails is
// in mail-facts.ts.
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { type Part, type PartCoverage, partsByMail, toldByMail } from '../../src/domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { createReplay, type Replayed } from '../../src/replay/replay.ts';
import { observe } from '../../src/watch/observe.ts';
import { anAccount } from '../../test/support/factories.ts';
import { type AttackKind, attackKinds, bulkKinds } from './attacks.ts';
import { chancesOf } from './chances.ts';
import { firstDay, learnDays, seedOf, sizeOf, stageAttack, stepMs, strideOf } from './detection.ts';
import { honestShop } from './honest.ts';
import { type BenignKind, benignKinds, marketOf, type Shop } from './shop.ts';
import { type Arrival, mailHabits, mailsOf } from './told-by-mail.ts';

export interface MailOnlyYear {
  readonly kind: BenignKind;
  readonly ordersPerDay: number;
  readonly alerts: number;
  /** Of these by `amazon-mail-stops` alone. */
  readonly stops: number;
  readonly because: readonly string[];
}

export interface MailOnlyAttack {
  readonly kind: AttackKind;
  readonly ordersPerDay: number;
  readonly tellsListings: boolean;
  /** Null: not before the money left. */
  readonly minutes: number | null;
  /** Foreign orders until then. */
  readonly ordersBefore: number;
  readonly foreignOrders: number;
}

export interface MailOnlyEvaluation {
  readonly years: readonly MailOnlyYear[];
  readonly attacks: readonly MailOnlyAttack[];
}

const account = anAccount({ recipients: [], isMailOnly: true });
const noApi: ReadonlySet<Part> = new Set(['notices', ...partsByMail]);

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly stepMs: number;
  readonly untilAlertAfter?: Instant;
}

async function replayMails(shop: Shop, arrivals: readonly Arrival[], span: Span): Promise<Replayed> {
  const { from, to, untilAlertAfter = Number.POSITIVE_INFINITY } = span;
  const state = new MemoryState();
  const market = marketOf({ ...shop, prices: new Map(), items: new Map() });
  let ids = 0;
  const replay = createReplay({
    ...{ account, detectors, newId: () => `${++ids}`, marketAt: () => market, stepMs: span.stepMs, from },
    ...{ knownSince: shop.spec.start, parts: noApi, planned: shop.planned },
  });
  const seeAll = (at: Instant) => {
    replay.take({ at, seen: { part: 'notices', coverage: { state: 'complete', reason: null, asOf: at } } });
    for (const part of partsByMail)
      replay.take({ at, seen: { part, coverage: { state: 'partial', reason: toldByMail, asOf: at } } });
  };
  let alerts = 0;
  let seenAt = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < arrivals.length; ) {
    const first = arrivals[i]?.at ?? to;
    if (first > to) break;
    // What only teaches is taken day by day.
    const strideMs = first < from ? dayMs : span.stepMs;
    const end = Math.ceil((first + 1) / strideMs) * strideMs;
    const facts: Arrival['fact'][] = [];
    for (; i < arrivals.length && (arrivals[i]?.at ?? end) < end; i++) facts.push((arrivals[i] as Arrival).fact);
    const at = first < from ? Math.min(from - 1, end) : end;
    const changes = await changesOf(state, facts, at);
    if (at - seenAt >= dayMs / 2) {
      seeAll(at);
      seenAt = at;
    }
    replay.take({ at, changes });
    if (at <= untilAlertAfter) alerts = replay.alertsSoFar();
    else if (replay.alertsSoFar() > alerts) return replay.end(at);
  }
  return replay.end(to);
}

async function changesOf(state: MemoryState, mails: Arrival['fact'][], at: Instant): Promise<Change[]> {
  const coverage: PartCoverage = { state: 'complete', reason: null, asOf: at };
  async function* pulled(): AsyncGenerator<Observed, PullSummary, undefined> {
    yield { mails };
    return { coverage, calls: 1, rows: mails.length, badRows: [], fault: null };
  }
  await observe(state, 'notices', account.marketplaceIds, pulled(), at);
  return state.takeChanges();
}

export interface MailOnlyOptions {
  readonly shops?: number;
  readonly attacks?: number;
  readonly seed?: number;
  readonly onProgress?: (line: string) => void;
}

export async function run(options: MailOnlyOptions = {}): Promise<MailOnlyEvaluation> {
  const { shops = 96, attacks = 200, seed = 1, onProgress = () => {} } = options;
  const years: MailOnlyYear[] = [];
  for (let i = 0; i < shops; i++) {
    const year = await honestYear(benignKinds[i % benignKinds.length] as BenignKind, i, seed);
    years.push(year);
    for (const cause of year.because) onProgress(`${year.kind}, ${year.ordersPerDay} a day, was told of: ${cause}`);
    if (i % 8 === 7) onProgress(`${i + 1} of ${shops} honest shop-years`);
  }
  const told: MailOnlyAttack[] = [];
  for (let i = 0; i < attacks; i++) {
    const one = await oneAttack(attackKinds[i % attackKinds.length] as AttackKind, i, seed);
    told.push(one);
    if (one.minutes === null) onProgress(`missed: ${one.kind}, ${one.ordersPerDay} a day, seed ${seed}, ${i}`);
    if (i % 20 === 19) onProgress(`${i + 1} of ${attacks} attacks`);
  }
  return { years, attacks: told };
}

async function honestYear(kind: BenignKind, i: number, seed: number): Promise<MailOnlyYear> {
  const ordersPerDay = Math.min(60, sizeOf(seed, i));
  const days = learnDays + 365;
  const shop = honestShop({ kind, ordersPerDay, seed: seedOf(seed, i, 1), start: firstDay, days });
  const random = chancesOf(seedOf(seed, i, 5));
  const to = firstDay + days * dayMs;
  const arrivals = mailsOf(shop.changes, mailHabits(random), random, { from: firstDay, to });
  const span = { from: firstDay + learnDays * dayMs, to, stepMs: strideOf(ordersPerDay) };
  const { incidents } = await replayMails(shop, arrivals, span);
  const told = incidents.filter(({ alerts }) => alerts.length > 0);
  const because = told.map(({ incident }) =>
    incident.signals.map(({ detector, score }) => `${detector} ${score.toFixed(1)}`).join(' + '),
  );
  return {
    kind,
    ordersPerDay,
    alerts: told.reduce((sum, { alerts }) => sum + alerts.length, 0),
    stops: told.filter(({ incident }) => incident.signals.every(({ detector }) => detector === 'amazon-mail-stops'))
      .length,
    because,
  };
}

async function oneAttack(kind: AttackKind, i: number, seed: number): Promise<MailOnlyAttack> {
  const { shop, attack, honest, ordersPerDay } = stageAttack(kind, i, seed);
  const random = chancesOf(seedOf(seed, i, 6));
  const habits = mailHabits(random);
  const all = [...honest, ...attack.changes].sort((a, b) => a.occurredAt - b.occurredAt);
  const arrivals = mailsOf(all, habits, random, { from: firstDay, to: attack.payoutAt });
  const { beganAt, payoutAt } = attack;
  const span = { from: beganAt - 2 * dayMs, to: payoutAt, stepMs, untilAlertAfter: beganAt };
  const { incidents } = await replayMails(shop, arrivals, span);
  const alertAt = incidents
    .flatMap(({ alerts }) => alerts.map(({ at }) => at))
    .filter((at) => at >= beganAt && at <= payoutAt)
    .reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
  const foreign = attack.changes.filter((change) => change.kind === 'order-placed');
  const until = alertAt ?? payoutAt;
  return {
    kind,
    ordersPerDay,
    tellsListings: habits.tellsListings,
    minutes: alertAt === null ? null : Math.round((alertAt - beganAt) / minuteMs),
    ordersBefore: foreign.filter(({ occurredAt }) => occurredAt < until).length,
    foreignOrders: foreign.length,
  };
}

const percent = (n: number, of: number) => (of === 0 ? 'none' : `${((100 * n) / of).toFixed(1)} %`);
const met = (isMet: boolean) => (isMet ? 'met' : '**missed**');

/** The section of docs/evaluation-mail.md. */
export function mailOnlySection({ years, attacks }: MailOnlyEvaluation, seed: number): string {
  const isTold = ({ minutes }: MailOnlyAttack) => minutes !== null;
  const isEarly = (one: MailOnlyAttack) => isTold(one) && one.ordersBefore < 10;
  const bulk = attacks.filter(({ kind }) => bulkKinds.has(kind));
  const alerts = years.reduce((sum, one) => sum + one.alerts, 0);
  const stops = years.reduce((sum, one) => sum + one.stops, 0);
  const selling = attacks.filter(({ foreignOrders }) => foreignOrders > 0);
  const causes = new Map<string, number>();
  for (const cause of years.flatMap(({ because }) => because)) {
    const names = [...new Set(cause.split(' + ').map((one) => one.split(' ')[0]))].sort().join(' + ');
    causes.set(names, (causes.get(names) ?? 0) + 1);
  }
  const row = (kind: AttackKind) => {
    const of = attacks.filter((one) => one.kind === kind);
    const sold = of.filter(({ foreignOrders }) => foreignOrders > 0);
    return `| ${kind} | ${of.length} | ${percent(of.filter(isTold).length, of.length)} | ${percent(sold.filter(isEarly).length, sold.length)} |`;
  };
  const [toldBulk, toldAll] = [bulk.filter(isTold).length, attacks.filter(isTold).length];
  return `## Watched by the mailbox alone

${years.length} honest shop-years and ${attacks.length} attacks of [the detection evaluation](evaluation.md) (seed ${seed}; honest shops of at most 60 orders a day), seen through generated mails alone: an order, a cancellation, in half of the mailboxes a new listing, what let-down buyers write, a changed deposit account. 2 % of the mails are lost, 3 % come one to twelve hours late, 2 % twice; what Amazon ships from its own warehouse is not mailed. "In time": before the money leaves.

| what | aim | got | |
|---|---|---|---|
| attacks in bulk told in time | at least 95 % | ${percent(toldBulk, bulk.length)} of ${bulk.length} | ${met(toldBulk >= 0.95 * bulk.length)} |
| all attacks told in time | at least 85 % | ${percent(toldAll, attacks.length)} of ${attacks.length} | ${met(toldAll >= 0.85 * attacks.length)} |
| attacks that sell: told before the tenth foreign order | | ${percent(selling.filter(isEarly).length, selling.length)} of ${selling.length} | |
| alerts of an honest shop in a year | at most 0.5 | ${years.length === 0 ? 'not taken' : (alerts / years.length).toFixed(2)} | ${years.length === 0 ? '' : met(alerts <= 0.5 * years.length)} |
| of these \`amazon-mail-stops\` alone | | ${years.length === 0 ? 'not taken' : (stops / years.length).toFixed(2)} | |

| attack | n | told in time | before the tenth foreign order, of those that sell |
|---|---|---|---|
${attackKinds.map(row).join('\n')}

Behind the alerts of honest shops: ${
    [...causes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 8)
      .map(([names, n]) => `${names} (${n})`)
      .join(', ') || 'none'
  }.
`;
}
