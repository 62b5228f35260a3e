// What a report reads of the store: gaps between pulls, tests a day, when an incident was told and answered, answers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { LookResult, LookState } from '../../../../src/adapters/store/port.ts';
import { dayMs, hourMs, minuteMs } from '../../../../src/domain/clock.ts';
import type { Part } from '../../../../src/domain/watch/coverage.ts';
import type { DetectorDay } from '../../../../src/domain/watch/judged.ts';
import { allowedAt } from '../../../../src/domain/watch/watched.ts';
import { aSignal } from '../../../support/factories.ts';
import { aliceCredentials, anAccount, aRun, openTestStore, seenAt, type TestStore } from '../../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
});

const span = { from: seenAt, to: seenAt + 7 * dayMs };
const read = () => test.store.readPeriod('alice', span, span, allowedAt());

async function pulled(
  part: Part,
  atMs: number,
  state: 'complete' | 'missing' = 'complete',
  reason: string | null = null,
) {
  const at = seenAt + atMs;
  const coverage = { state, reason, asOf: state === 'missing' ? null : at };
  await test.store.recordRun('alice', aRun({ part, startedAt: at - 1000, finishedAt: at, coverage }));
}

const result = (state: LookState, overrides: Partial<LookResult> = {}): LookResult => ({
  baseline: state.baseline,
  lookedAt: seenAt,
  verdicts: [],
  judged: [],
  incidents: [],
  decisions: [],
  outbox: [],
  ...overrides,
});

const look = (overrides: Partial<LookResult>) =>
  test.store.look('alice', 3 * dayMs, (state) => result(state, overrides));

describe('what is kept of a week', () => {
  it('is null without the account, and empty before anything was pulled', async () => {
    expect(await test.store.readPeriod('bob', span, span, allowedAt())).toBeNull();
    expect(await read()).toMatchObject({ triedAt: null, judged: [], incidents: [], phishing: 0, checked: [] });
    expect((await read())?.sights.map(({ firstAt }) => firstAt)).toEqual(Array(8).fill(null));
  });

  it('knows the stretches without a pull that saw something, with the reason where one was tried', async () => {
    await pulled('orders', -5 * minuteMs);
    await pulled('orders', 5 * minuteMs);
    await pulled('orders', 65 * minuteMs);
    await pulled('orders', 80 * minuteMs - 1);
    await pulled('orders', 100 * minuteMs, 'missing', 'network');
    await pulled('orders', 3 * hourMs);
    const orders = (await read())?.sights.find(({ part }) => part === 'orders');
    expect(orders).toEqual({
      part: 'orders',
      allowedMs: 15 * minuteMs,
      firstAt: seenAt - 5 * minuteMs,
      reason: null,
      lapses: [
        { part: 'orders', from: seenAt + 5 * minuteMs, to: seenAt + 65 * minuteMs, reason: null },
        { part: 'orders', from: seenAt + 80 * minuteMs - 1, to: seenAt + 3 * hourMs, reason: 'network' },
        { part: 'orders', from: seenAt + 3 * hourMs, to: null, reason: null },
      ],
    });
  });

  it('says why a part was never seen', async () => {
    await pulled('payouts', 0, 'missing', 'role-missing');
    const facts = await read();
    expect(facts?.sights.find(({ part }) => part === 'payouts')).toMatchObject({
      firstAt: null,
      reason: 'role-missing',
    });
    expect(facts?.triedAt).toBe(seenAt - 1000);
  });

  it('adds the judgements of several looks to their days', async () => {
    const day = Math.floor(seenAt / dayMs);
    const one: DetectorDay = { day, detector: 'order-surge', fired: 0, quiet: 1, skipped: 0, crashed: 0, score: 0 };
    await look({ judged: [one, { ...one, detector: 'listing-burst', quiet: 0, fired: 2, score: 3.5 }] });
    await look({
      judged: [
        { ...one, quiet: 4 },
        { ...one, detector: 'listing-burst', score: 1 },
      ],
    });
    expect((await read())?.judged).toEqual([
      { ...one, detector: 'listing-burst', quiet: 1, fired: 2, score: 3.5 },
      { ...one, quiet: 5 },
    ]);
  });

  it('dates decision, first delivery and answer of each incident', async () => {
    const incident = {
      id: 'incident-1',
      accountId: 'alice',
      status: 'open',
      severity: 'high',
      score: 7,
      beganAt: seenAt - hourMs,
      visibleAt: seenAt + hourMs,
      noticedAt: seenAt + hourMs,
      updatedAt: seenAt + hourMs,
      revision: 1,
      signals: [aSignal()],
      lastAlert: null,
    } as const;
    const decision = { incidentId: incident.id, revision: 1, at: seenAt + hourMs, severity: 'high', score: 7 } as const;
    await look({
      incidents: [incident, { ...incident, id: 'later', noticedAt: span.to + 1, updatedAt: span.to + 1 }],
      decisions: [
        { ...decision, isAlert: false, reason: 'below-threshold' },
        { ...decision, at: seenAt + 2 * hourMs, isAlert: true, reason: 'first' },
      ],
      outbox: ['alice@example.com', 'bob@example.com'].map((recipient) => ({
        key: `incident-1/1/${recipient}`,
        accountId: 'alice',
        incidentId: incident.id,
        revision: 1,
        kind: 'alert',
        reason: 'first',
        recipient,
        createdAt: seenAt + 2 * hourMs,
      })),
    });
    const mailedAt = seenAt + 2 * hourMs + minuteMs;
    await test.store.settleOutbox(
      'incident-1/1/alice@example.com',
      { outcome: 'delivered', messageId: 'm@example.com', detail: '250' },
      mailedAt,
    );
    const acknowledgedAt = seenAt + 5 * hourMs;
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    await client
      .query('UPDATE incident SET acknowledged_at = $1', [new Date(acknowledgedAt)])
      .finally(() => client.end());

    const facts = await read();
    expect(facts?.incidents.map(({ id }) => id)).toEqual(['incident-1']);
    expect(facts?.times).toEqual([
      { incidentId: 'incident-1', decidedAt: seenAt + 2 * hourMs, mailedAt, mails: 1, acknowledgedAt },
    ]);
  });

  it('counts notices by kind, fakes, and what was forwarded by verdict', async () => {
    const at = { occurredAt: seenAt + hourMs, observedAt: seenAt + hourMs, reconstructed: false };
    await test.store.observe('alice', async (state) => {
      await state.append([
        { kind: 'phishing-received', key: 'p1', ...at },
        { kind: 'phishing-received', key: 'p2', ...at },
        { kind: 'phishing-received', key: 'old', ...at, occurredAt: seenAt - 1 },
        { kind: 'mail-checked', key: 'c1', verdict: 'phishing', ...at },
        { kind: 'mail-checked', key: 'c2', verdict: 'genuine', ...at },
        { kind: 'mail-checked', key: 'c3', verdict: 'phishing', ...at },
        { kind: 'mail-checked', key: 'late', verdict: 'suspicious', ...at, occurredAt: span.to },
        ...['n1', 'n2', 'n3'].map((key, i) => ({
          kind: 'notice-received' as const,
          key,
          notice: { type: i < 2 ? ('new-sign-in' as const) : ('user-changed' as const), key, at: seenAt, subject: '' },
          ...at,
        })),
        ...(['unknown', 'change-not-understood'] as const).map((type, i) => ({
          kind: 'notice-received' as const,
          key: `unclear-${i}`,
          notice: { type, key: `unclear-${i}`, at: seenAt, subject: `shape ${i}` },
          ...at,
          occurredAt: seenAt + (i + 1) * hourMs,
        })),
      ]);
      return aRun();
    });
    const unclear = [
      { type: 'change-not-understood', at: seenAt + 2 * hourMs, subject: 'shape 1' },
      { type: 'unknown', at: seenAt + hourMs, subject: 'shape 0' },
    ];
    expect(await test.store.listUnclear('alice', span)).toEqual(unclear);
    expect(await test.store.listUnclear('alice', { from: span.from, to: seenAt })).toEqual([]);
    expect(await read()).toMatchObject({
      unclear,
      phishing: 2,
      notices: [
        { type: 'new-sign-in', count: 2 },
        { type: 'change-not-understood', count: 1 },
        { type: 'unknown', count: 1 },
        { type: 'user-changed', count: 1 },
      ],
      checked: [
        { verdict: 'phishing', count: 2 },
        { verdict: 'genuine', count: 1 },
      ],
    });
  });
});

describe('answers', () => {
  it('are kept, and the newest counts', async () => {
    const { store } = test;
    await store.addAnswer('alice', { question: 'users', answer: 'no', note: 'who is Mallory?\0', answeredAt: seenAt });
    await store.addAnswer('alice', { question: 'two-step', answer: 'yes', note: '', answeredAt: seenAt });
    await store.addAnswer('alice', { question: 'users', answer: 'yes', note: '', answeredAt: seenAt + dayMs });
    expect(await store.listAnswers('alice')).toEqual([
      { question: 'two-step', answer: 'yes', note: '', answeredAt: seenAt },
      { question: 'users', answer: 'yes', note: '', answeredAt: seenAt + dayMs },
    ]);
    await expect(store.addAnswer('bob', { question: 'users', answer: 'yes', note: '', answeredAt: 0 })).rejects.toThrow(
      'no account bob',
    );
  });
});
