// How well takeovers are told from honest trade: many shops and attacks from seeds through the core of the backtest, and
// the same days judged by simpler rivals. Half of the seeds are held out: nothing was tuned on them.

import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { type Attack, type AttackKind, attackKinds, attackOn } from './attacks.ts';
import { chancesOf } from './chances.ts';
import { honestShop } from './honest.ts';
import { replayShop, seenOf } from './replayed.ts';
import { rivalScores, type Scores, worstOf } from './rivals.ts';
import { type BenignKind, benignKinds, type Shop, type ShopSpec, type Sight, sights } from './shop.ts';

export interface BenignRun {
  readonly kind: BenignKind;
  readonly sight: Sight;
  readonly ordersPerDay: number;
  readonly isHeldOut: boolean;
  readonly years: number;
  readonly alerts: number;
  readonly incidents: number;
  /** Which signals stood behind the alerts, for whoever mends it. */
  readonly because: readonly string[];
  readonly crashed: number;
  readonly rivals: readonly Scores[];
}

export interface AttackRun {
  readonly kind: AttackKind;
  readonly ordersPerDay: number;
  readonly isHeldOut: boolean;
  /** From the first foreign act to the first alert; null: none before the payout. */
  readonly minutes: number | null;
  /** Within one step of the tenth foreign listing or the third cancellation. */
  readonly isInStep: boolean;
  readonly ordersBefore: number;
  /** Foreign orders that there were before the payout. */
  readonly orders: number;
  readonly sight: Sight;
  readonly rivals: Scores;
}

export interface Detection {
  readonly benign: readonly BenignRun[];
  readonly attacks: readonly AttackRun[];
}

export interface DetectionOptions {
  readonly shops?: number;
  readonly attacks?: number;
  readonly seed?: number;
  readonly onProgress?: (line: string) => void;
}

export const firstDay = Date.UTC(2024, 0, 1);
export const learnDays = 60;
export const stepMs = 15 * minuteMs;
/** From one order a month to 500 a day, most shops being small. */
const sizes = [0.033, 0.2, 0.2, 1, 1, 3, 3, 10, 10, 25, 60, 150];
/** One shop in so many is a giant. */
const giantEvery = 60;

export function run({ shops = 300, attacks = 300, seed = 1, onProgress = () => {} }: DetectionOptions = {}): Detection {
  const benign: BenignRun[] = [];
  for (let i = 0; i < shops; i++) {
    const kind = benignKinds[i % benignKinds.length] as BenignKind;
    benign.push(benignYear(kind, sizeOf(seed, i), i, seed));
    if (i % 20 === 19) onProgress(`${i + 1} of ${shops} honest shop-years`);
  }
  const told: AttackRun[] = [];
  for (let i = 0; i < attacks; i++) {
    told.push(oneAttack(attackKinds[i % attackKinds.length] as AttackKind, i, seed));
    if (i % 50 === 49) onProgress(`${i + 1} of ${attacks} attacks`);
  }
  return { benign, attacks: told };
}

/** Honest shops of some size are looked at every hour, giants every three: only time to the alert would suffer. */
export function strideOf(ordersPerDay: number): number {
  if (ordersPerDay <= 5) return stepMs;
  return ordersPerDay < 500 ? 4 * stepMs : 12 * stepMs;
}

export function sizeOf(seed: number, i: number): number {
  if (i % giantEvery === giantEvery - 1) return 500;
  return chancesOf(seed * 7_919 + i).pick(sizes);
}

/** Half are seen whole, a quarter without prices, a quarter by files alone. */
const sightOf = (seed: number, i: number): Sight => chancesOf(seed * 104_729 + i).pick([sights[0], ...sights]);

export const seedOf = (seed: number, i: number, what: number) => seed * 1_000_003 + i * 31 + what;

function benignYear(kind: BenignKind, ordersPerDay: number, i: number, seed: number): BenignRun {
  const sight = sightOf(seed, i);
  const days = learnDays + 365;
  const shop = honestShop({ kind, sight, ordersPerDay, seed: seedOf(seed, i, 1), start: firstDay, days });
  const [from, to] = [firstDay + learnDays * dayMs, firstDay + (learnDays + 365) * dayMs];
  const { incidents, outcomes } = replayShop(shop, [], { from, to, stepMs: strideOf(ordersPerDay) });
  const told = incidents.filter(({ alerts }) => alerts.length > 0);
  return {
    kind,
    sight,
    ordersPerDay,
    // By rounds of all kinds, so that each half has every kind.
    isHeldOut: Math.floor(i / benignKinds.length) % 2 === 1,
    years: 1,
    alerts: told.reduce((sum, { alerts }) => sum + alerts.length, 0),
    incidents: incidents.length,
    because: told.map(({ incident }) =>
      incident.signals.map(({ detector, score }) => `${detector} ${score.toFixed(1)}`).join(' + '),
    ),
    crashed: outcomes.crashed,
    rivals: rivalScores(shop.changes, from, to),
  };
}

/** An attack on a shop that was honest until then, of which Mallory takes some orders. */
export interface Staged {
  readonly shop: Shop;
  readonly attack: Attack;
  /** What the shop itself still does. */
  readonly honest: Change[];
  readonly ordersPerDay: number;
}

export function stageAttack(kind: AttackKind, i: number, seed: number): Staged {
  const draw = chancesOf(seedOf(seed, i, 2));
  const isDormant = kind === 'dormant';
  /** What else goes on then. */
  const around = chancesOf(seedOf(seed, i, 4));
  const day = isDormant ? 230 : 110;
  const ordersPerDay = isDormant
    ? 0.1
    : kind === 'cancel en masse'
      ? draw.pick([5, 10, 25, 60])
      : draw.pick(sizes.filter((size) => size >= 0.2));
  const base: BenignKind =
    kind === 'in the middle of a sale'
      ? 'sales'
      : isDormant
        ? 'plain'
        : draw.pick(['plain', 'plain', 'growing', 'launches', 'sales', 'repricer']);
  const spec: ShopSpec = {
    kind: base,
    ordersPerDay: kind === 'fulfilment flips' ? Math.max(1, ordersPerDay) : ordersPerDay,
    seed: seedOf(seed, i, 3),
    start: firstDay,
    days: day + 25,
    ...(isDormant && { sleepsFrom: 20 }),
    ...(base === 'sales' && kind !== 'mass cheap' && { saleOn: day - 1 }),
    ...(kind === 'fulfilment flips' && { fbaShare: 0.7 }),
    sight: sightOf(seed, i + 500_000),
    ...(around.is(0.15) && !isDormant && { renumbersOn: day - 1 }),
  };
  const shop = honestShop(spec);
  // Most come by night.
  const hour = draw.is(0.6) ? draw.between(0, 6) : draw.between(6, 24);
  const attack = attackOn(shop, kind, firstDay + day * dayMs - 9 * hourMs + hour * hourMs);
  if (base === 'sales' && around.is(0.5))
    shop.planned.push({ kind: 'sale', from: attack.beganAt - dayMs, to: attack.beganAt + 7 * dayMs, note: '' });
  const honest = shop.changes.filter(
    (change) =>
      change.occurredAt < attack.beganAt ||
      (change.kind !== 'order-shipped' && change.kind !== 'order-cancelled') ||
      !attack.taken.has(change.order.orderId),
  );
  return { shop, attack, honest, ordersPerDay };
}

function oneAttack(kind: AttackKind, i: number, seed: number): AttackRun {
  const { shop, attack, honest, ordersPerDay } = stageAttack(kind, i, seed);
  const from = attack.beganAt - 2 * dayMs;
  const { incidents } = replayShop({ ...shop, changes: honest }, attack.changes, {
    from,
    to: attack.payoutAt,
    stepMs,
    untilAlertAfter: attack.beganAt,
  });
  const alertAt = incidents
    .flatMap(({ alerts }) => alerts.map(({ at }) => at))
    .filter((at) => at >= attack.beganAt && at <= attack.payoutAt)
    .reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
  const until = alertAt ?? attack.payoutAt;
  const orders = attack.changes.filter((change) => change.kind === 'order-placed');
  return {
    kind,
    ordersPerDay,
    isHeldOut: i % 20 >= 10,
    minutes: alertAt === null ? null : Math.round((alertAt - attack.beganAt) / minuteMs),
    isInStep: alertAt !== null && alertAt <= enoughAt(shop, attack) + stepMs,
    ordersBefore: orders.filter(({ occurredAt }) => occurredAt < until).length,
    orders: orders.length,
    sight: shop.spec.sight ?? sights[0],
    rivals: worstOf(rivalScores([...shop.changes, ...attack.changes], attack.beganAt, attack.payoutAt)),
  };
}

/** When the tenth foreign listing or the third cancellation is seen, whichever is first. */
function enoughAt(shop: Shop, { changes }: Attack): Instant {
  const seen = seenOf(shop, changes);
  const nth = (kinds: readonly string[], n: number) =>
    seen.filter(({ kind }) => kinds.includes(kind))[n - 1]?.observedAt ?? Number.POSITIVE_INFINITY;
  return Math.min(
    nth(['listing-added', 'listing-changed'], 10),
    nth(['order-cancelled'], 3),
    changes.at(-1)?.occurredAt ?? 0,
  );
}
