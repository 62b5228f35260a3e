// What the lists of the console are made of: of incidents only what a headline needs, of closed ones only the newest.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { headlineOf } from '../../../src/console/parts/headline.ts';
import { createFormat } from '../../../src/messages/language/format.ts';
import { aSignal } from '../../support/factories.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../../support/store.ts';
import { tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  await test.store.addAccount(anAccount(), aliceCredentials, noon);
});
afterAll(() => test?.close());

it('have the headline of the whole incident, and one row of what each signal saw', async () => {
  const evidence = ['business-name', 'store-name'].map((field) => ({
    subject: { kind: 'profile', field } as never,
    at: noon,
  }));
  const signals = [
    aSignal({ detector: 'no-such', evidence, evidenceTotal: 2 }),
    aSignal({ detector: 'listing-burst', score: 1, evidence: [], evidenceTotal: 0 }),
  ];
  const whole = await tell(test.store, noon, { id: 'inc-brief', signals });
  const [brief] = await test.store.briefIncidents([whole.id, 'gone']);
  expect(brief?.signals.map((one) => one.evidence)).toEqual([evidence.slice(0, 1), []]);
  expect(brief?.signals.map(({ detector }) => detector)).toEqual(['no-such', 'listing-burst']);
  for (const language of ['en', 'ja']) {
    const format = createFormat(language, 'Asia/Tokyo');
    expect(brief && headlineOf(brief, format)).toBe(headlineOf(whole, format));
  }
  expect(await test.store.briefIncidents([])).toEqual([]);
});

it('have of each shop’s closed incidents the newest, and how many there are', async () => {
  for (const n of [1, 2, 3])
    await tell(test.store, noon + n, { id: `inc-${n}`, status: n === 2 ? 'dismissed' : 'resolved' });
  await tell(test.store, noon, { id: 'inc-open', status: 'acknowledged' });
  const closed = await test.store.outlineClosedIncidents(['alice', 'nobody'], 2);
  expect([...closed.keys()]).toEqual(['alice']);
  expect(closed.get('alice')).toMatchObject({ total: 3, newest: [{ id: 'inc-3' }, { id: 'inc-2' }] });
  const open = await test.store.outlineOpenIncidents();
  expect(open.map(({ id }) => id).sort()).toEqual(['inc-brief', 'inc-open']);
});
