// Each shop is held against itself alone (Amazon's Acceptable Use Policy: data of one seller is used for no other): whatever
// another shop on the same installation sells, asks or suffers, what is judged, decided and told of this one is the same.
import { afterEach, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Store } from '../../src/adapters/store/port.ts';
import { dayMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { lookAt } from '../../src/watch/look.ts';
import { takeover } from '../support/detector-laws.ts';
import { repricedDays } from '../support/repriced-shop.ts';
import { aliceCredentials, anAccount, aRun, openTestStore, type TestStore } from '../support/store.ts';

const start = Date.UTC(2026, 0, 1);
const days = 8;
const opened: TestStore[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const weeks = (seed: number) =>
  [...repricedDays({ listings: 40, ordersPerDay: 12, isSpread: true }, seed, start, days)].flat();

async function append(store: Store, id: string, changes: readonly Change[], at: Instant): Promise<void> {
  await store.observe(id, async (state) => {
    await state.append(changes);
    return aRun({ part: 'listings', startedAt: at, finishedAt: at });
  });
  for (const part of parts) await store.recordRun(id, aRun({ part, startedAt: at, finishedAt: at }));
}

/** Looks at all of these shops, by turns, as what they show comes in; each by the same application, of the same owner. */
async function toldOfAlice(shops: Readonly<Record<string, readonly Change[]>>): Promise<string> {
  const kept = await openTestStore({ isEmpty: true });
  opened.push(kept);
  for (const id of Object.keys(shops)) {
    const account = anAccount({ id, name: id, sellerId: id.toUpperCase(), recipients: ['owner@example.com'] });
    await kept.store.addAccount(account, aliceCredentials, start);
  }
  let ids = 0;
  for (let day = 1; day <= days + 1; day++) {
    const now = start + day * dayMs + minuteMs;
    for (const [id, changes] of Object.entries(shops)) {
      const seen = changes.filter(({ occurredAt }) => occurredAt <= now && occurredAt > now - dayMs);
      await append(
        kept.store,
        id,
        seen.map((change) => ({ ...change, observedAt: now })),
        now,
      );
      const newId = () => (id === 'alice' ? `incident-${++ids}` : `${id}-${day}-${Math.random()}`);
      await lookAt({ store: kept.store, clock: { now: () => now, sleep: async () => {} }, newId }, id);
    }
  }
  const pool = new pg.Pool({ connectionString: kept.url });
  const of = async (sql: string) => (await pool.query(sql)).rows;
  const said = {
    baseline: await of(`SELECT baseline, looked_at FROM watch WHERE account_id = 'alice'`),
    verdicts: await kept.store.lastVerdicts('alice'),
    incidents: await kept.store.listIncidents('alice'),
    owed: await of(
      `SELECT key, kind, reason, recipient, props, due_at FROM outbox WHERE account_id = 'alice' ORDER BY key`,
    ),
  };
  await pool.end();
  return JSON.stringify(said, null, 1);
}

it('nothing of one shop is used for another', async () => {
  const attacked = takeover(60).map((change, i) => ({ ...change, occurredAt: start + 6 * dayMs + i * minuteMs }));
  const own = [...weeks(1), ...attacked.slice(0, 40)].sort((a, b) => a.occurredAt - b.occurredAt);
  const alone = await toldOfAlice({ alice: own });
  expect(JSON.parse(alone).incidents.length).toBeGreaterThan(0);
  // the same goods at other prices, many times the orders, and an attack of its own at another time
  const bob = [
    ...weeks(2),
    ...weeks(3),
    ...takeover(200).map((change, i) => ({ ...change, occurredAt: start + 4 * dayMs + i * minuteMs })),
  ];
  bob.sort((a, b) => a.occurredAt - b.occurredAt);
  expect(await toldOfAlice({ bob, alice: own, carol: weeks(4) })).toBe(alone);
});
