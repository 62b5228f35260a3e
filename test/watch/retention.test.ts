// What is forgotten with age, and what never is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import { count, text } from '../../src/domain/text/text.ts';
import type { PartCoverage } from '../../src/domain/watch/coverage.ts';
import { forgetOld } from '../../src/watch/retention.ts';
import { anIncident, aSignal } from '../support/factories.ts';
import { show } from '../support/show.ts';
import { aListing, anOrder, aRun, openTestStore, seenAt, type TestStore } from '../support/store.ts';

let alice: TestStore;
beforeAll(async () => {
  alice = await openTestStore();
});
afterAll(() => alice.close());

const now = seenAt;
const ago = (days: number) => now - days * dayMs;
const deps = () => ({ store: alice.store, clock: { now: () => now, wait: async () => {} } as never });

function run(at: Instant, state: PartCoverage['state'] = 'complete') {
  const coverage = { state, reason: state === 'complete' ? null : 'rate limit', asOf: at };
  return aRun({ startedAt: at, finishedAt: at, coverage });
}

function observe(orderDays: readonly number[], changeDays: readonly number[]) {
  return alice.store.observe('alice', async (state) => {
    const orders = orderDays.map((days) => ({ purchasedAt: ago(days), lastUpdatedAt: ago(days) }));
    await state.putOrders(orders.map((when, n) => anOrder({ orderId: `250-${orderDays[n]}`, ...when })));
    await state.append(
      changeDays.map((days) => ({
        kind: 'listing-added' as const,
        listing: aListing(),
        returning: false,
        key: `added|${days}`,
        occurredAt: ago(days),
        observedAt: ago(days),
        reconstructed: false,
      })),
    );
    return run(ago(71));
  });
}

async function withClient(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: alice.url });
  await client.connect();
  await work(client).finally(() => client.end());
}

function look() {
  return alice.store.look('alice', dayMs, ({ baseline }) => ({
    baseline,
    lookedAt: now,
    verdicts: [],
    judged: [],
    incidents: [],
    decisions: [],
    outbox: [],
  }));
}

describe('retention', () => {
  it('forgets orders and changes after 400 days, and how pulls went after 70', async () => {
    await observe([399, 401, 800], [399, 401, 800]);
    await look();
    await alice.store.recordRun('alice', run(ago(90), 'partial'));
    await alice.store.recordRun('alice', run(ago(80)));
    await alice.store.recordRun('alice', run(ago(1)));
    expect(await forgetOld(deps())).toMatchObject({ changes: 2, orders: 2, listings: 0, pulls: 2 });
    expect(await alice.store.counts('alice')).toMatchObject({ orders: 1, changes: 1 });
    expect(await forgetOld(deps())).toMatchObject({ changes: 0, orders: 0, listings: 0, pulls: 0 });
  });

  it('keeps what is on sale however old, and forgets what was taken off long ago', async () => {
    await alice.store.observe('alice', async (state) => {
      const listings = [aListing({ openedAt: ago(3000) }), aListing({ sku: 'GONE', openedAt: ago(3000) })];
      await show(state, [{ listings }], { at: ago(1) });
      return run(ago(1));
    });
    await alice.store.observe('alice', async (state) => {
      const whole = { part: 'listings', state: 'complete', at: now } as const;
      await show(state, [{ listings: [aListing({ openedAt: ago(3000) })] }], whole);
      return run(ago(1));
    });
    expect((await forgetOld(deps())).listings).toBe(0);
    await withClient((client) =>
      client.query('UPDATE listing SET removed_at = $1 WHERE removed_at IS NOT NULL', [new Date(ago(401))]),
    );
    expect((await forgetOld(deps())).listings).toBe(1);
    expect(await alice.store.counts('alice')).toMatchObject({ listings: 1 });
  });

  it('leaves what no look has taken yet', async () => {
    await observe([], [500]);
    expect((await forgetOld(deps())).changes).toBe(0);
    await look();
    expect((await forgetOld(deps())).changes).toBe(1);
  });

  it('of Amazon’s data nothing is left after 540 days, wherever it was quoted; that it was told stays', async () => {
    const old = ago(541);
    const quoted = 'ZQ-FORGET-ME';
    const evidence = [{ kind: 'listing', listing: aListing({ title: quoted }) }] as never;
    const incident = anIncident({
      ...{
        id: 'old',
        accountId: 'alice',
        status: 'resolved',
        beganAt: old,
        visibleAt: old,
        noticedAt: old,
        updatedAt: old,
      },
      signals: [
        aSignal({
          ...{ evidence, evidenceTotal: 300, fingerprint: `profile-changed|store-name|JP||${quoted}|1` },
          summary: { key: 'store-name', params: { before: text(quoted), after: text(quoted), n: count(23) } },
        }),
      ],
    });
    await alice.store.look('alice', dayMs, ({ baseline }) => ({
      ...{ baseline, lookedAt: now, verdicts: [], judged: [], decisions: [], outbox: [] },
      incidents: [incident, { ...incident, id: 'new', updatedAt: ago(539) }],
    }));
    await withClient(async (client) => {
      const when = new Date(old);
      const plant = (text: string) => client.query(text, [when, quoted]);
      await plant(`INSERT INTO outbox (key, account_id, incident_id, revision, kind, reason, props, recipient, created_at, due_at, settled_at)
        VALUES ('old', 'alice', 'old', 1, 'all-clear', 'x', jsonb_build_object('title', $2::text), 'a@example.com', $1, $1, $1)`);
      await plant(`INSERT INTO audit_run (id, account_id, state, mail_to, requested_at, seen_at, finished_at, progress, result)
        VALUES ('old', 'alice', 'done', '{}', $1, $1, $1, '{}', jsonb_build_object('title', $2::text))`);
      await plant(
        `INSERT INTO market_offer (account_id, marketplace_id, asin, seen_at) VALUES ('alice', 'JP', $2, $1)`,
      );
      await plant(
        `INSERT INTO catalogue_item (account_id, marketplace_id, asin, seen_at) VALUES ('alice', 'JP', $2, $1)`,
      );
      await plant(`INSERT INTO profile_fact (account_id, field, marketplace_id, scope, value, first_at, last_at)
        VALUES ('alice', 'store-name', 'JP', '', $2, $1, $1), ('alice', 'store-name', 'JP', '', 'new', $1, $1::timestamptz + interval '1 s')`);
    });
    expect(await quotesOf(quoted)).toEqual([
      'audit_run',
      'catalogue_item',
      'incident',
      'market_offer',
      'outbox',
      'profile_fact',
    ]);
    const forgot = { incidents: 1, messages: 1, audits: 1, market: 2, profile: 1 };
    expect(await forgetOld(deps())).toMatchObject(forgot);
    expect(await forgetOld(deps())).toMatchObject({ incidents: 0, messages: 0, audits: 0, market: 0, profile: 0 });
    const kept = await alice.store.findIncident('old');
    const summary = { key: 'store-name', params: { before: text('…'), after: text('…'), n: count(23) } };
    const fingerprint = expect.stringMatching(/^forgotten\|/);
    expect(kept).toMatchObject({
      ...incident,
      signals: [{ ...incident.signals[0], summary, fingerprint, evidence: [] }],
    });
    expect((await alice.store.findIncident('new'))?.signals).toEqual(incident.signals);
    await withClient((client) => client.query("DELETE FROM incident WHERE id = 'new'"));
    expect(await quotesOf(quoted)).toEqual([]);
  });
});

/** Every table in which the text stands somewhere. */
async function quotesOf(text: string): Promise<string[]> {
  const found: string[] = [];
  await withClient(async (client) => {
    const { rows } = await client.query(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    for (const { name } of rows) {
      const row = await client.query(`SELECT 1 FROM "${name}" t WHERE position($1 IN to_jsonb(t)::text) > 0 LIMIT 1`, [
        text,
      ]);
      if (row.rows.length > 0) found.push(name);
    }
  });
  return found;
}
