// What the owner knows counts, from the answer to the next looks: the same evidence is quiet, another is not, and a
// stranger's doing never becomes usual. On a real store.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, localDay, minuteMs } from '../../src/domain/clock.ts';
import type { Statement } from '../../src/domain/owner/statement.ts';
import type { Decision } from '../../src/domain/watch/incident.ts';
import { watchModeMs } from '../../src/incidents/watch-mode.ts';
import { aChange, noon, repriced, yen } from '../support/factories.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { burst, type WatchedStore, watchStore } from '../support/watched-store.ts';

let test: TestStore;
let shop: WatchedStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  shop = await watchStore(test, noon);
});

const alerts = (decisions: readonly Decision[]) => decisions.filter(({ isAlert }) => isAlert);
const today = localDay(noon, 'Asia/Tokyo');
const attack = () => burst(shop.now(), 60);
const bankChange = () =>
  aChange(shop.now(), { field: 'payout-account-tail', before: '123', after: '987', marketplaceId: null });
const suspectDays = () => shop.lastLook().baseline.suspectDays;
const first = async () => {
  const [alert] = alerts(await shop.see(...attack()));
  if (!alert) throw new Error('the burst was not told');
  return alert.incidentId;
};
const say = (statement: Partial<Statement>, from = shop.now() - 2 * hourMs, to = shop.now() + dayMs) =>
  shop.deps.store.addStatement(
    {
      id: 's-1',
      accountId: 'alice',
      from,
      to,
      note: '',
      saidAt: from,
      saidBy: 'Alice',
      ended: null,
      ...statement,
    } as Statement,
    { at: from, accountId: 'alice', who: 'Alice', via: 'command', what: 'planned-added', subject: 's-1', detail: {} },
  );

describe('"that was me", said after', () => {
  it('quiets that evidence for as long as it is seen, and nothing else in the same hours', async () => {
    const incidentId = await first();
    expect(suspectDays()).toEqual([today]);
    const done = await shop.answer({ incidentId, answer: 'dismiss', reason: 'my new catalogue' });
    expect(done).toMatchObject({ outcome: 'done', incident: { status: 'dismissed' } });
    expect(alerts(await shop.watch(4 * dayMs, 6 * hourMs))).toEqual([]);
    expect(await shop.deps.store.listIncidents('alice')).toHaveLength(1);
    // Its day is usual after all.
    expect(suspectDays()).toEqual([]);
    const [log] = await shop.deps.store.readLog({ subject: incidentId, limit: 9 });
    expect(log).toMatchObject({ who: 'Alice', what: 'incident-dismissed', detail: { reason: 'my new catalogue' } });
  });

  it('leaves a different signal in the same hours to be told', async () => {
    const incidentId = await first();
    await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine' });
    shop.deps.clock.advance(15 * minuteMs);
    const told = alerts(await shop.see(bankChange()));
    expect(told).toHaveLength(1);
    expect(told[0]?.incidentId).not.toBe(incidentId);
  });

  it('is told again when it grows far beyond what was judged', async () => {
    const incidentId = await first();
    await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine' });
    shop.deps.clock.advance(15 * minuteMs);
    expect(alerts(await shop.see(...burst(shop.now(), 300, 'MORE')))).toHaveLength(1);
  });

  it('may be taken back: the incident is open and its day foreign again', async () => {
    const incidentId = await first();
    await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine' });
    const back = await shop.answer({ incidentId, answer: 'reopen', reason: 'it was not me' });
    expect(back).toMatchObject({ outcome: 'done', incident: { status: 'open' } });
    await shop.watch(15 * minuteMs);
    expect(suspectDays()).toEqual([today]);
  });

  it('keeps days foreign on which something else was', async () => {
    const incidentId = await first();
    await shop.answer({ incidentId, answer: 'acknowledge' });
    await shop.deps.store.look('alice', dayMs, (state) => ({
      ...shop.lastLook(),
      baseline: state.baseline,
      decisions: [],
      outbox: [],
      incidents: [{ ...(state.incidents[0] as (typeof state.incidents)[number]), id: 'another', revision: 1 }],
    }));
    await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine' });
    await shop.watch(15 * minuteMs);
    expect(suspectDays()).toEqual([today]);
  });

  it('may allow the same kind for a time, which the log tells and which ends', async () => {
    const incidentId = await first();
    const allowUntil = shop.now() + 2 * dayMs;
    const tooLong = await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine', allowUntil: noon + 60 * dayMs });
    expect(tooLong).toMatchObject({ outcome: 'refused', refusal: 'too-long' });
    const done = await shop.answer({ incidentId, answer: 'dismiss', reason: 'mine', allowUntil });
    expect(done).toMatchObject({ outcome: 'done', allowed: [{ what: 'allowed', detector: 'listing-burst' }] });
    shop.deps.clock.advance(dayMs);
    const again = await shop.see(...burst(shop.now(), 200, 'AGAIN'));
    expect(alerts(again)).toEqual([]);
    const known = async () =>
      (await shop.deps.store.listIncidents('alice')).flatMap(({ signals }) => signals.map((one) => one.known));
    expect(await known()).toEqual(['dismissed', undefined]);
    shop.deps.clock.advance(3 * dayMs);
    await shop.see(...burst(shop.now(), 600, 'LATER'));
    expect(await known()).toEqual(['dismissed', undefined, undefined]);
  });

  it('is not said of a critical one by whoever reads the mailbox', async () => {
    await shop.see(bankChange());
    const [told] = alerts(await shop.see(...attack()));
    const by = { name: 'alice@example.com', via: 'link' as const };
    const incidentId = told?.incidentId ?? '';
    expect(await shop.answer({ incidentId, answer: 'dismiss', by })).toMatchObject({ refusal: 'not-by-link' });
    expect(await shop.answer({ incidentId, answer: 'acknowledge', by })).toMatchObject({ outcome: 'seen' });
    expect(await shop.answer({ incidentId, answer: 'acknowledge', by })).toMatchObject({ outcome: 'already' });
    expect(await shop.deps.store.readLog({ subject: incidentId, limit: 9 })).toHaveLength(1);
  });
});

describe('"it is over"', () => {
  it('is not believed while foreign listings are still on sale', async () => {
    const changes = attack();
    await shop.shelve(changes.map(({ listing }) => listing));
    const [alert] = alerts(await shop.see(...changes));
    const incidentId = alert?.incidentId ?? '';
    const early = await shop.answer({ incidentId, answer: 'resolve' });
    expect(early).toMatchObject({ outcome: 'standing', standing: { isBack: false, unseen: [] } });
    expect(early?.outcome === 'standing' && early.standing.standing).toHaveLength(60);
    expect(await shop.answer({ incidentId, answer: 'resolve', isForced: true })).toMatchObject({
      refusal: 'no-reason',
    });

    await shop.shelve(changes.slice(0, 1).map(({ listing }) => ({ ...listing, status: 'inactive' as const })));
    expect(await shop.answer({ incidentId, answer: 'resolve' })).toMatchObject({ outcome: 'done' });
  });

  it('is not told again while it leaves the view, and its days never become usual', async () => {
    const incidentId = await first();
    expect(await shop.answer({ incidentId, answer: 'resolve' })).toMatchObject({ outcome: 'done' });
    expect(alerts(await shop.watch(4 * dayMs, 6 * hourMs))).toEqual([]);
    expect(suspectDays()).toEqual([today]);
    // A second takeover within the month is another incident.
    shop.deps.clock.advance(watchModeMs / 2);
    const again = alerts(await shop.see(bankChange()));
    expect(again).toHaveLength(1);
    expect(again[0]?.incidentId).not.toBe(incidentId);
  });
});

describe('what was planned', () => {
  it('is quiet with that reason, stays in the report, and teaches nothing', async () => {
    await say({ what: 'planned', kind: 'launch' });
    expect(await shop.see(...attack())).toMatchObject([{ isAlert: false, reason: 'planned' }]);
    expect(await shop.deps.store.listIncidents('alice')).toMatchObject([{ signals: [{ known: 'planned' }] }]);
    expect(suspectDays()).toEqual([today]);
  });

  it('leaves what is different in the same days to be told', async () => {
    await say({ what: 'planned', kind: 'launch' });
    await shop.see(...attack());
    shop.deps.clock.advance(15 * minuteMs);
    const slashed = Array.from({ length: 60 }, (_, i) =>
      repriced(shop.now() - 5 * minuteMs, yen(1_000), yen(90), { sku: `OWN-${i}`, asin: `B0OWN${i}` }),
    );
    expect(alerts(await shop.see(...slashed))).toHaveLength(1);
  });

  it('is news again once it was taken back', async () => {
    await say({ what: 'planned', kind: 'launch' });
    await shop.deps.store.endStatement(
      's-1',
      { at: shop.now() - 90 * minuteMs, by: 'Bob' },
      {
        at: shop.now(),
        accountId: 'alice',
        who: 'Bob',
        via: 'command',
        what: 'planned-ended',
        subject: 's-1',
        detail: {},
      },
    );
    expect(alerts(await shop.see(...attack()))).toHaveLength(1);
  });
});

describe('a snooze', () => {
  it('holds back what is not critical, and tells it when it ends', async () => {
    await say({ what: 'snoozed', detector: null }, shop.now(), shop.now() + 3 * hourMs);
    const held = await shop.see(...attack());
    expect(held).toMatchObject([{ isAlert: false, reason: 'snoozed' }]);
    const [critical] = alerts(await shop.see(bankChange()));
    expect(critical).toMatchObject({ severity: 'critical' });
  });

  it('of one detector holds back that one alone, and what is still open is told after it', async () => {
    await say({ what: 'snoozed', detector: 'listing-burst' }, shop.now(), shop.now() + 3 * hourMs);
    expect(alerts(await shop.see(...attack()))).toEqual([]);
    const later = alerts(await shop.watch(4 * hourMs, hourMs));
    expect(later).toMatchObject([{ reason: 'first' }]);
    expect(later[0]?.at).toBeGreaterThan(noon + 3 * hourMs);
  });
});
