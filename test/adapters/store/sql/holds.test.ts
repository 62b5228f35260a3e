// Who has what in hand: one at a time over all processes, and free again when its holder is gone.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../../src/adapters/store/index.ts';
import type { Store } from '../../../../src/adapters/store/port.ts';
import { openTestStore, type TestStore } from '../../../support/store.ts';

let test: TestStore;
let other: Store;
beforeAll(async () => {
  test = await openTestStore();
  other = await openStore({ url: test.url, sealer: test.secrets });
});
afterAll(async () => {
  await other.close();
  await test.close();
});

describe('holds', () => {
  it('gives a name to one at a time, here and elsewhere', async () => {
    const letGo = await test.store.hold('pull alice orders');
    expect(letGo).not.toBeNull();
    expect(await test.store.hold('pull alice orders')).toBeNull();
    expect(await other.hold('pull alice orders')).toBeNull();
    const beside = await other.hold('pull bob orders');
    expect(beside).not.toBeNull();
    await letGo?.();
    await beside?.();
    const again = await other.hold('pull alice orders');
    expect(again).not.toBeNull();
    await again?.();
  });

  it('is asked by many at once and answered one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => test.store.hold(`part ${i % 10}`)));
    expect(answers.filter((letGo) => letGo !== null)).toHaveLength(10);
    for (const letGo of answers) await letGo?.();
  });

  it('is free when its holder is gone', async () => {
    const dying = await openStore({ url: test.url, sealer: test.secrets });
    await dying.hold('pull alice profile');
    await dying.close();
    let letGo = await test.store.hold('pull alice profile');
    // the server notices the end of a connection a moment later
    for (let tries = 0; letGo === null && tries < 1000; tries++) letGo = await test.store.hold('pull alice profile');
    expect(letGo).not.toBeNull();
    await letGo?.();
  });
});

describe("Amazon's pace in the database", () => {
  it('moves on from where it is, or from now; never back by raising', async () => {
    const now = Date.UTC(2026, 2, 1);
    const whole = async (store: typeof other, at: number, turns: number, turnMs = 1000) =>
      (await store.advance('b', at, turns, turnMs)).wholeAt;
    expect(await whole(test.store, now, 1)).toBe(now + 1000);
    expect(await whole(other, now, 1)).toBe(now + 2000);
    await test.store.raise('b', now + 500);
    expect(await whole(test.store, now, -1)).toBe(now + 1000);
    await other.raise('b', now + 9000);
    expect(await whole(test.store, now + 60_000, 1, 250)).toBe(now + 60_250);
  });

  it('owes what is owed in the new measure at once, however often and by whomever it is said', async () => {
    const now = Date.UTC(2026, 2, 1);
    await test.store.advance('faster', now, 6, 180_000);
    for (const store of [test.store, other, test.store]) await store.setTurn('faster', now, 60_000, 180_000);
    expect(await other.advance('faster', now, 1, 180_000)).toEqual({ wholeAt: now + 7 * 60_000, turnMs: 60_000 });
  });

  it('counts every turn, however many take one at once', async () => {
    const now = Date.UTC(2026, 2, 1);
    await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? test.store : other).advance('many', now, 1, 100)));
    expect(await test.store.advance('many', now, 1, 100)).toMatchObject({ wholeAt: now + 4100 });
  });
});
