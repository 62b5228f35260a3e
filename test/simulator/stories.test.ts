// The stories themselves: told twice alike, and each with what it promises in it.
import { describe, expect, it } from '@jest/globals';
import { type Story, startSimulator, stories } from '../../src/simulator/index.ts';
import { statusAt } from '../../src/simulator/shop/orders.ts';
import { storefronts } from '../../src/simulator/storefronts.ts';
import { wallOf } from '../../src/simulator/time.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { started, storyStart } from '../support/started-simulator.ts';

const byId = (id: string) => stories.find((story) => story.id === id) as Story;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe.each(stories.map((story) => [story.id, story] as const))('%s', (_id, story) => {
  it('speaks both languages, in order, within its time', () => {
    const times = story.timeline.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(story.lasts);
    for (const { says } of story.timeline) {
      expect(says.ja).toMatch(/[ぁ-ん]/);
      expect(says.en).toMatch(/^[\x20-\x7e’“”–]+$/);
    }
  });

  it('is the same for the same seed however it is asked for, and another for another', () => {
    const end = storyStart + 2 * dayMs + story.lasts;
    const inOneGo = createWorld(story, 7, storyStart).orders.placed(end);
    const stepwise = createWorld(story, 7, storyStart);
    for (let at = storyStart; at < end; at += 5 * hourMs) stepwise.orders.placed(at);
    expect(stepwise.orders.placed(end)).toEqual(inOneGo);
    const other = createWorld(story, 8, storyStart);
    expect(other.listings.own(0, end)).not.toEqual(stepwise.listings.own(0, end));
  });

  it('opens its listings one after the other', () => {
    const { listings, dayZero } = createWorld(story, 1, storyStart);
    const times = Array.from({ length: listings.ownCount(dayZero) }, (_, i) => listings.ownCreatedAt(i));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.length).toBe(story.shop.listings);
  });
});

describe('the attacks and the honest ones', () => {
  const at = (story: Story, offset: number) => {
    const world = createWorld(story, 1, storyStart);
    return { ...world, now: world.whenOf(offset) };
  };

  it('forgotten-seller: 300 listings at 5 to 11 % of the market', () => {
    const story = byId('forgotten-seller');
    const { listings, now } = at(story, story.lasts);
    expect(listings.added(now)).toHaveLength(300);
    expect(listings.added(now).every(({ isFba }) => !isFba)).toBe(true);
  });

  it('main-business-takeover: own FBA listings are flipped and made cheap, slow and merchant-fulfilled', () => {
    const story = byId('main-business-takeover');
    const world = at(story, story.lasts);
    const before = world.dayZero;
    const numbers = Array.from({ length: world.listings.ownCount(before) }, (_, i) => i);
    const flipped = numbers.filter(
      (i) => world.listings.own(i, before).isFba && !world.listings.own(i, world.now).isFba,
    );
    expect(flipped.length).toBeGreaterThan(60);
    const ratios = flipped.map(
      (i) => (world.listings.own(i, world.now).minor ?? 0) / (world.listings.own(i, before).minor ?? 1),
    );
    expect(Math.max(...ratios)).toBeLessThan(0.65);
    expect(world.listings.own(flipped[0] ?? 0, world.now).handlingDays).toBe(20);
  });

  it('payout-swap: the last payout shows another account tail than those before', () => {
    const story = byId('payout-swap');
    const { payouts, now } = at(story, story.lasts);
    const tails = payouts(now).flatMap(({ transfer }) => (transfer ? [transfer.tail] : []));
    expect(tails[0]).toBe('9907');
    expect(new Set(tails.slice(1))).toEqual(new Set(['3461']));
    expect(tails.length).toBeGreaterThan(5);
  });

  it('prime-day: orders times eight, prices down by a fifth to a third, and back', () => {
    const story = byId('prime-day');
    const { orders, listings, dayZero, now } = at(story, story.lasts);
    const placed = orders.placed(now);
    const onDay = (n: number) =>
      placed.filter(({ purchasedAt }) => Math.floor((purchasedAt - dayZero) / dayMs) === n).length;
    expect((onDay(0) + onDay(1)) / 2).toBeGreaterThan(120);
    expect(onDay(-1)).toBeLessThan(60);
    const share = (when: number) => {
      const cut = Array.from({ length: 600 }, (_, i) => i).filter(
        (i) => (listings.own(i, when).minor ?? 1) < 0.86 * (listings.own(i, dayZero - hourMs).minor ?? 1),
      );
      return cut.length / 600;
    };
    expect(share(dayZero + 5 * hourMs)).toBeGreaterThan(0.6);
    expect(share(dayZero + 50 * hourMs)).toBe(0);
  });

  it('catalogue-launch: 180 listings between 09:30 and 17:30', () => {
    const story = byId('catalogue-launch');
    const { listings, whenOf, now } = at(story, story.lasts);
    const added = listings.added(now).map(({ createdAt }) => createdAt);
    expect(added).toHaveLength(180);
    expect(Math.min(...added)).toBe(whenOf(9.5 * hourMs));
    expect(Math.max(...added)).toBeLessThan(whenOf(17.5 * hourMs));
  });

  it('healthy-shop: busy days vary more than chance, and few orders are cancelled', () => {
    const story = byId('healthy-shop');
    const { orders, dayZero, now } = at(story, story.lasts);
    const past = orders.placed(now).filter(({ purchasedAt }) => purchasedAt < dayZero);
    const counts = Array.from(
      { length: 90 },
      (_, n) => past.filter(({ purchasedAt }) => Math.floor((dayZero - purchasedAt) / dayMs) === n).length,
    );
    const mean = past.length / 90;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 90;
    expect(variance / mean).toBeGreaterThan(1.5);
    const cancelled = past.filter((order) => statusAt(order, now).status === 'CANCELLED').length / past.length;
    expect(cancelled).toBeGreaterThan(0.01);
    expect(cancelled).toBeLessThan(0.06);
  });
});

describe('day 0', () => {
  it('begins at the first local midnight at or after the start', async () => {
    const { simulator } = await started('forgotten-seller', { startAt: storyStart - 1 });
    expect(simulator.dayZero).toBe(storyStart);
    const later = await started('forgotten-seller', { startAt: storyStart + 1 });
    expect(later.simulator.dayZero).toBe(storyStart + dayMs);
  });

  it.each(stories.map(({ id }) => id))(
    '%s: has begun at least so long ago as is said, at a local midnight, whatever the hour and the change of clocks',
    async (id) => {
      const story = byId(id);
      const { zone } = storefronts[story.shop.store];
      for (const day of [Date.UTC(2027, 2, 28), Date.UTC(2027, 9, 31), Date.UTC(2028, 1, 29)])
        for (const hours of [0, 0.5, 1, 11, 15, 23.5, 24.5, 47.5]) {
          const now = day + hours * hourMs;
          const simulator = await startSimulator({ story, clock: createManualClock(now), elapsedMs: 12 * hourMs });
          await simulator.close();
          const elapsedMs = now - simulator.dayZero;
          expect(wallOf(simulator.dayZero, zone) % dayMs).toBe(0);
          expect(elapsedMs).toBeGreaterThanOrEqual(12 * hourMs);
          expect(elapsedMs).toBeLessThan((12 + 25) * hourMs);
        }
    },
  );

  it('gives the demo its lines and deadlines as moments', async () => {
    const { simulator } = await started('forgotten-seller');
    expect(simulator.timeline[0]?.at).toBe(simulator.dayZero + 23 * hourMs + 4 * 60_000);
    expect(simulator.deadlines.length).toBeGreaterThan(0);
    for (const { at } of simulator.deadlines) expect(at).toBeLessThan(simulator.endsAt);
  });
});
