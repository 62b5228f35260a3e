// What people say and do: statements, answers and ticks, each with its entry in a log that nobody can alter.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dayMs } from '../../../src/domain/clock.ts';
import type { LogEntry } from '../../../src/domain/owner/log-entry.ts';
import type { Statement } from '../../../src/domain/owner/statement.ts';
import type { Incident } from '../../../src/domain/watch/incident.ts';
import { anIncident } from '../../support/factories.ts';
import { aliceCredentials, anAccount, openTestStore, seenAt, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
});

const entry = (overrides: Partial<LogEntry> = {}): LogEntry => ({
  at: seenAt,
  accountId: 'alice',
  who: 'Alice',
  via: 'command',
  what: 'planned-added',
  subject: 'plan-1',
  detail: { kind: 'sale' },
  ...overrides,
});
const plan = (overrides: Partial<Statement> = {}): Statement =>
  ({
    id: 'plan-1',
    accountId: 'alice',
    what: 'planned',
    kind: 'sale',
    from: seenAt,
    to: seenAt + dayMs,
    note: 'clearance',
    saidAt: seenAt,
    saidBy: 'Alice',
    ended: null,
    ...overrides,
  }) as Statement;

async function keep(...incidents: Incident[]): Promise<void> {
  await test.store.look('alice', dayMs, ({ baseline }) => ({
    baseline,
    lookedAt: seenAt,
    verdicts: [],
    incidents,
    decisions: [],
    outbox: [],
  }));
}
const inc = (overrides: Partial<Incident> = {}) =>
  anIncident({
    id: 'inc-1',
    accountId: 'alice',
    beganAt: seenAt,
    visibleAt: seenAt,
    noticedAt: seenAt,
    updatedAt: seenAt,
    ...overrides,
  });

describe('the audit log', () => {
  const sql = (text: string) =>
    (async () => {
      const client = new pg.Client({ connectionString: test.url });
      await client.connect();
      try {
        await client.query(text);
      } finally {
        await client.end();
      }
    })();

  it.each([
    "UPDATE audit_log SET who = 'Mallory'",
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    "SET session_replication_role = 'replica'; DELETE FROM audit_log",
  ])('refuses: %s', async (statement) => {
    await test.store.appendLog(entry());
    await expect(sql(statement)).rejects.toThrow(/append-only|permission denied/);
    expect(await test.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([{ who: 'Alice' }]);
  });

  it('is read newest first, by account or by what it is about, a page at a time', async () => {
    await test.store.appendLog(entry({ accountId: null, what: 'secrets-rotated', subject: null, detail: {} }));
    await test.store.appendLog(entry({ subject: 'a', who: 'Bob\0' }));
    await test.store.appendLog(entry({ subject: 'b', detail: { note: 'x\0y', n: 1, no: null } }));
    const [newest, before] = await test.store.readLog({ limit: 2 });
    expect(newest).toEqual({
      ...entry({ subject: 'b', detail: { note: 'x\ufffdy', n: 1, no: null } }),
      id: newest?.id,
    });
    expect(before).toMatchObject({ subject: 'a', who: 'Bob\ufffd' });
    expect(await test.store.readLog({ before: before?.id ?? '', limit: 1 })).toMatchObject([
      { what: 'secrets-rotated' },
    ]);
    expect(await test.store.readLog({ subject: 'a', limit: 9 })).toHaveLength(1);
  });

  it('outlives the account', async () => {
    await test.store.appendLog(entry({ subject: 'outlives' }));
    await test.store.removeAccount('alice');
    expect(await test.store.readLog({ subject: 'outlives', limit: 9 })).toHaveLength(1);
  });
});

describe('a statement', () => {
  it.each<[string, Statement]>([
    ['planned', plan()],
    ['allowed', plan({ what: 'allowed', detector: 'night-activity' } as Partial<Statement>)],
    ['a snooze of a detector', plan({ what: 'snoozed', detector: 'order-surge' } as Partial<Statement>)],
    ['a snooze of all', plan({ what: 'snoozed', detector: null } as Partial<Statement>)],
  ])('is kept as it was said: %s', async (_, said) => {
    const { kind: _kind, ...rest } = said as Statement & { kind?: string };
    const statement = (said.what === 'planned' ? said : rest) as Statement;
    await test.store.addStatement(statement, entry());
    expect(await test.store.listStatements('alice')).toEqual([statement]);
    const [kept] = await test.store.readLog({ limit: 1 });
    expect(kept).toMatchObject(entry());
  });

  it('is taken back once', async () => {
    await test.store.addStatement(plan(), entry());
    const end = () =>
      test.store.endStatement('plan-1', { at: seenAt + 5, by: 'Bob' }, entry({ what: 'planned-ended', who: 'Bob' }));
    expect(await Promise.all([end(), end(), end()]).then((all) => all.filter(Boolean))).toHaveLength(1);
    expect(await test.store.listStatements()).toMatchObject([{ ended: { at: seenAt + 5, by: 'Bob' } }]);
    const logged = await test.store.readLog({ subject: 'plan-1', limit: 9 });
    expect(logged.filter(({ what, who }) => what === 'planned-ended' && who === 'Bob')).toHaveLength(1);
    expect(await test.store.endStatement('plan-2', { at: seenAt, by: 'Bob' }, entry())).toBe(false);
  });

  it('needs an account, and logs nothing without one', async () => {
    const before = await test.store.readLog({ limit: 1 });
    await expect(test.store.addStatement(plan({ accountId: 'nobody' }), entry())).rejects.toThrow(/no account nobody/i);
    expect(await test.store.readLog({ limit: 1 })).toEqual(before);
  });

  it('is known to the look, with the incidents that were answered', async () => {
    await test.store.addStatement(plan(), entry());
    await keep(inc(), inc({ id: 'inc-2' }));
    await test.store.answer('inc-2', (state) => ({
      ...state,
      incident: { ...state.incident, status: 'dismissed', answered: { at: seenAt, by: 'Alice', reason: 'mine' } },
      statements: [],
      entries: [],
    }));
    let seen: unknown;
    await test.store.look('alice', dayMs, (state) => {
      seen = state;
      return { baseline: state.baseline, lookedAt: seenAt, verdicts: [], incidents: [], decisions: [], outbox: [] };
    });
    expect(seen).toMatchObject({
      statements: [plan()],
      incidents: [{ id: 'inc-1' }],
      closed: [{ id: 'inc-2', answered: { reason: 'mine' } }],
    });
  });
});

describe('an answer', () => {
  it('is written whole or not at all', async () => {
    await keep(inc());
    const answer = (fail: boolean) =>
      test.store.answer('inc-1', ({ incident, baseline }) => {
        if (fail) throw new Error('no');
        return {
          incident: {
            ...incident,
            status: 'acknowledged',
            answered: { at: 7, by: 'Bob', reason: null },
            acknowledgedAt: 7,
          },
          baseline: { ...baseline, suspectDays: [1] },
          statements: [plan({ id: 'plan-9' })],
          entries: [entry({ what: 'incident-acknowledged', subject: 'inc-1' })],
        };
      });
    await expect(answer(true)).rejects.toThrow('no');
    expect(await test.store.findIncident('inc-1')).toEqual(inc());
    await answer(false);
    expect(await test.store.findIncident('inc-1')).toEqual(
      inc({ status: 'acknowledged', answered: { at: 7, by: 'Bob', reason: null }, acknowledgedAt: 7 }),
    );
    expect(await test.store.listStatements()).toMatchObject([{ id: 'plan-9' }]);
    await test.store.answer('inc-1', (state) => {
      expect(state.baseline.suspectDays).toEqual([1]);
      return { ...state, statements: [], entries: [] };
    });
    expect(await test.store.answer('inc-404', () => Promise.reject(new Error('never asked')) as never)).toBeNull();
  });

  it('is not forgotten by the next look', async () => {
    await keep(inc());
    await test.store.answer('inc-1', (state) => ({
      ...state,
      incident: { ...state.incident, status: 'acknowledged', answered: { at: 7, by: 'Bob', reason: 'on it' } },
      statements: [],
      entries: [],
    }));
    await keep((await test.store.findIncident('inc-1')) as Incident);
    expect(await test.store.findIncident('inc-1')).toMatchObject({ answered: { by: 'Bob', reason: 'on it' } });
  });
});

describe('a step of the checklist', () => {
  it('is ticked once, by the first, and unticked', async () => {
    await keep(inc());
    const tick = (by: string) =>
      test.store.addTick('inc-1', { step: 'users', at: seenAt, by }, entry({ what: 'step-ticked', who: by }));
    expect(await tick('Alice')).toBe(true);
    expect(await tick('Bob')).toBe(false);
    expect(await test.store.listTicks('inc-1')).toEqual([{ step: 'users', at: seenAt, by: 'Alice' }]);
    expect(await test.store.removeTick('inc-1', 'users', entry({ what: 'step-unticked' }))).toBe(true);
    expect(await test.store.removeTick('inc-1', 'users', entry({ what: 'step-unticked' }))).toBe(false);
    expect(await test.store.listTicks('inc-1')).toEqual([]);
  });
});
