// Looking: what a look starts from, and that what it decides is written once and whole; then the outbox it fills.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LookResult, LookState } from '../../../../src/adapters/store/port.ts';
import { hourMs } from '../../../../src/domain/clock.ts';
import type { Change } from '../../../../src/domain/shop/change.ts';
import type { Part, PullRun } from '../../../../src/domain/watch/coverage.ts';
import type { Incident } from '../../../../src/domain/watch/incident.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
  aRun,
  japan,
  openTestStore,
  seenAt,
  type TestStore,
} from '../../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
});

const recentMs = 72 * hourMs;

function added(n: number, occurredAt = seenAt, asin: string | null = `B00000000${n}`): Change {
  const base = { key: `listing-added|${n}`, occurredAt, observedAt: seenAt, reconstructed: false };
  return { kind: 'listing-added', listing: aListing({ sku: `S${n}`, asin }), returning: false, ...base };
}

async function append(...changes: Change[]): Promise<void> {
  await test.store.observe('alice', async (state) => {
    await state.append(changes);
    return aRun();
  });
}

function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    accountId: 'alice',
    status: 'open',
    severity: 'critical',
    score: 12.5,
    beganAt: seenAt - hourMs,
    visibleAt: seenAt,
    noticedAt: seenAt,
    updatedAt: seenAt,
    revision: 1,
    signals: [],
    lastAlert: null,
    ...overrides,
  } as Incident;
}

function nothing(state: LookState): LookResult {
  return {
    baseline: state.baseline,
    lookedAt: seenAt,
    verdicts: [],
    judged: [],
    incidents: [],
    decisions: [],
    outbox: [],
  };
}

function alerting(state: LookState, ...recipients: string[]): LookResult {
  const incident = anIncident();
  return {
    ...nothing(state),
    verdicts: [{ detector: 'listing-burst', outcome: 'quiet', reason: { key: 'few', params: {} } }],
    incidents: [incident],
    decisions: [
      {
        incidentId: incident.id,
        revision: 1,
        at: seenAt,
        severity: 'critical',
        score: 12.5,
        isAlert: true,
        reason: 'first',
      },
    ],
    outbox: recipients.map((recipient, n) => ({
      key: `${incident.id}/1/${recipient}`,
      accountId: 'alice',
      incidentId: incident.id,
      revision: 1,
      kind: 'alert',
      reason: 'first',
      recipient,
      createdAt: seenAt + n,
    })),
  };
}

const look = (decide: (state: LookState) => LookResult) => test.store.look('alice', recentMs, decide);

async function stateOfLook(): Promise<LookState> {
  let seen: LookState | undefined;
  await look((state) => {
    seen = state;
    return nothing(state);
  });
  return seen as LookState;
}

describe('a look', () => {
  it('starts with the account, an empty baseline and nothing seen', async () => {
    const state = await stateOfLook();
    expect(state).toMatchObject({ account: anAccount(), lookedAt: null, pending: [], earlier: [], incidents: [] });
    expect(state.baseline).toMatchObject({ version: 1, timeZone: 'Asia/Tokyo', firstDay: null });
    expect(state.coverage.orders).toEqual({ state: 'missing', reason: 'not pulled yet', asOf: null });
  });

  it('takes each change once, in the order of the log, and knows the recent ones of earlier looks', async () => {
    await append(added(1), added(2, seenAt - 2 * recentMs));
    expect((await stateOfLook()).pending).toEqual([added(1), added(2, seenAt - 2 * recentMs)]);
    await append(added(3));
    const second = await stateOfLook();
    expect(second.pending).toEqual([added(3)]);
    expect(second.earlier).toEqual([added(1)]);
    expect(second.lookedAt).toBe(seenAt);
  });

  it('that throws leaves everything as it was', async () => {
    await append(added(1));
    const mishap = new Error('a detector broke');
    await expect(
      look((state) => {
        alerting(state, 'alice@example.com');
        throw mishap;
      }),
    ).rejects.toBe(mishap);
    expect((await stateOfLook()).pending).toEqual([added(1)]);
  });

  it('four at once tell once', async () => {
    await append(added(1));
    await Promise.all(
      Array.from({ length: 4 }, () =>
        look((state) => (state.pending.length > 0 ? alerting(state, 'alice@example.com') : nothing(state))),
      ),
    );
    expect(await test.store.pendingOutbox()).toBe(1);
    expect(await test.store.listIncidents('alice')).toEqual([anIncident()]);
  });

  it('writes incidents, verdicts and hostile text so that they are read back', async () => {
    const lastAlert = { at: seenAt, severity: 'critical', score: 12.5, evidenceTotal: 3 } as const;
    const title = 'T\0<b>😀\udc00\\u0000';
    const signal = {
      detector: 'listing-burst',
      evidence: [{ subject: { kind: 'listing', sku: 'S', asin: null, title } }],
    };
    const incident = {
      ...anIncident({ severity: 'high', revision: 2 }),
      lastAlert,
      signals: [signal],
    } as unknown as Incident;
    await look((state) => alerting(state));
    await look((state) => ({ ...nothing(state), incidents: [incident] }));
    expect(JSON.stringify((await test.store.findIncident('incident-1'))?.signals)).toContain(
      'T\ufffd<b>😀\ufffd\\\\u0000',
    );
    expect(await test.store.findIncident('incident-1')).toMatchObject({ severity: 'high', revision: 2, lastAlert });
    expect(await test.store.lastVerdicts('alice')).toMatchObject([{ detector: 'listing-burst', outcome: 'quiet' }]);
    expect((await stateOfLook()).incidents).toHaveLength(1);
    await look((state) => ({ ...nothing(state), incidents: [{ ...incident, status: 'resolved' }] }));
    expect((await stateOfLook()).incidents).toEqual([]);
  });

  it('sees of each part what the newest pull saw, or why it saw nothing', async () => {
    const missing = { state: 'missing', reason: 'throttled', asOf: null } as const;
    await test.store.recordRun(
      'alice',
      aRun({ part: 'orders', coverage: missing, badRows: [{ line: 3, reason: 'short\0' }] }),
    );
    await append();
    await test.store.recordRun('alice', aRun({ coverage: missing }));
    const { coverage } = await stateOfLook();
    expect(coverage.orders).toEqual(missing);
    expect(coverage.listings).toMatchObject(missing);
    expect(coverage.profile).toEqual({ state: 'missing', reason: 'not pulled yet', asOf: null });
    expect((await test.store.lastRuns('alice')).listings?.coverage).toEqual(missing);
    expect((await test.store.lastRuns('alice', { isSeen: true })).listings).toEqual(aRun());
    expect((await test.store.lastRuns('alice')).orders?.badRows).toEqual([{ line: 3, reason: 'short\ufffd' }]);
  });

  it('says since when a part is seen less well than before, and why', async () => {
    const at = (minutes: number) => ({ finishedAt: seenAt + minutes * 60_000 });
    const state = (one: 'complete' | 'partial' | 'missing') => ({ coverage: { ...aRun().coverage, state: one } });
    const record = (part: Part, ...runs: Partial<PullRun>[]) =>
      runs.reduce<Promise<void>>(
        (done, run) => done.then(() => test.store.recordRun('alice', aRun({ part, ...run }))),
        Promise.resolve(),
      );
    const lost = { ...state('missing'), fault: 'revoked' } as const;
    await record('orders', { ...state('complete'), ...at(1) }, { ...lost, ...at(2) }, { ...lost, ...at(3) });
    await record('profile', { ...state('partial'), ...at(1) }, { ...state('partial'), ...at(2) });
    await record('payouts', { ...state('partial'), ...at(1) }, { ...lost, ...at(2) });
    await record('listings', { ...lost, ...at(1) }, { ...state('complete'), ...at(2) });
    const { coverage } = await stateOfLook();
    expect(coverage.orders.setback).toEqual({ fault: 'revoked', since: at(2).finishedAt, at: at(3).finishedAt });
    // Always seen in part is not worse than before; seen whole again is over.
    expect(coverage.profile).not.toHaveProperty('setback');
    expect(coverage.payouts.setback?.since).toBe(at(2).finishedAt);
    expect(coverage.listings).not.toHaveProperty('setback');
  });

  it('knows the market of the ASINs that changed, the newest look of each', async () => {
    const offer = {
      marketplaceId: japan,
      asin: 'B000000001',
      lowestPrice: { minor: 24_800, currency: 'JPY' },
      offerCount: 7,
      seenAt,
    };
    const item = { marketplaceId: japan, asin: 'B000000001', category: 'ホーム', brand: null, rank: 12, seenAt };
    await test.store.observe('alice', async (state) => {
      await state.append([added(1), added(2)]);
      await state.putMarket([offer], [item]);
      await state.putMarket(
        [{ ...offer, lowestPrice: null, seenAt: seenAt - 1 }],
        [{ ...item, rank: 1, seenAt: seenAt - 1 }],
      );
      return aRun();
    });
    const { market } = await stateOfLook();
    expect(market.offer(japan, 'B000000001')).toEqual(offer);
    expect(market.item(japan, 'B000000001')).toEqual(item);
    expect(market.offer(japan, 'B000000002')).toBeNull();
    const unseen = (olderThan: number) => test.store.unseenAsins('alice', 'offers', seenAt, olderThan, 10);
    expect(await unseen(seenAt)).toEqual([{ marketplaceId: japan, asin: 'B000000002' }]);
    expect(await unseen(seenAt + 1)).toHaveLength(2);
  });

  it('of an account that is gone is null', async () => {
    expect(await test.store.look('mallory', recentMs, nothing)).toBeNull();
  });
});

describe('the outbox', () => {
  const lease = 60_000;
  const claim = (now = seenAt + 10) => test.store.claimOutbox(now, lease);

  it('gives each row to one of two senders, the oldest first, and none when none is due', async () => {
    await look((state) => alerting(state, 'alice@example.com', 'bob@example.com'));
    const claimed = await Promise.all([claim(), claim(), claim(), claim()]);
    expect(claimed.map((row) => row?.recipient ?? '').sort()).toEqual(['', '', 'alice@example.com', 'bob@example.com']);
    expect(await claim()).toBeNull();
  });

  it('gives a row again when its sender died, and counts', async () => {
    await look((state) => alerting(state, 'alice@example.com'));
    expect(await claim(seenAt - 1)).toBeNull();
    expect(await claim()).toMatchObject({ attempts: 1, accountId: 'alice', reason: 'first', createdAt: seenAt });
    expect(await claim(seenAt + 9 + lease)).toBeNull();
    expect(await claim(seenAt + 10 + lease)).toMatchObject({ attempts: 2 });
  });

  it('keeps a deferred row back until then, and a settled one for good', async () => {
    await look((state) => alerting(state, 'alice@example.com'));
    const key = (await claim())?.key ?? '';
    await test.store.settleOutbox(
      key,
      { outcome: 'deferred', retryAt: seenAt + hourMs, detail: '421 busy\0', fault: 'channel' },
      seenAt + 20,
    );
    expect(await claim(seenAt + hourMs - 1)).toBeNull();
    expect(await test.store.pendingOutbox()).toBe(1);
    expect((await claim(seenAt + hourMs))?.key).toBe(key);
    await test.store.settleOutbox(
      key,
      { outcome: 'delivered', messageId: 'm@example.com', detail: '250 OK' },
      seenAt + hourMs,
    );
    expect(await test.store.pendingOutbox()).toBe(0);
    expect(await claim(seenAt + 100 * hourMs)).toBeNull();
    await test.store.settleOutbox(
      key,
      { outcome: 'deferred', retryAt: seenAt, detail: 'late', fault: 'channel' },
      seenAt + 2 * hourMs,
    );
    expect(await claim(seenAt + 100 * hourMs)).toBeNull();
  });

  it('gives up on a dead row', async () => {
    await look((state) => alerting(state, 'alice@example.com'));
    const key = (await claim())?.key ?? '';
    await test.store.settleOutbox(key, { outcome: 'dead', detail: '550 no such user', fault: 'channel' }, seenAt);
    expect(await claim(seenAt + 100 * hourMs)).toBeNull();
  });
});
