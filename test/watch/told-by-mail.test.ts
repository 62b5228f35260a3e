// What mails tell of listings, deposits and buyers: the same changes as the API's, once, in whatever order mails come.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type Change, isKind } from '../../src/domain/shop/change.ts';
import type { Goods, ListingAct, MailFact } from '../../src/domain/shop/mail-fact.ts';
import type { ProfileFact } from '../../src/domain/shop/profile.ts';
import { coverageOf, partsByMail, toldByMail } from '../../src/domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { step } from '../../src/watch/step.ts';
import { everyDay } from '../support/days.ts';
import { aListing, aMarket, anAccount, yen } from '../support/factories.ts';

const t0 = Date.UTC(2026, 10, 1);
const home = aListing().marketplaceId;

async function* pulled(batches: Observed[]): AsyncGenerator<Observed, PullSummary, undefined> {
  yield* batches;
  return { coverage: { state: 'complete', reason: null, asOf: t0 }, calls: 1, rows: 1, badRows: [], fault: null };
}
const read = (state: MemoryState, mails: readonly MailFact[], at: number) =>
  observe(state, 'notices', [home], pulled(mails.map((one) => ({ mails: [one] }))), at);

const goods = (sku: string, price = 1_000): Goods => ({
  ...{ sku, asin: null, title: `Title of ${sku}`, quantity: 1, price: yen(price) },
});
const listing = (act: ListingAct, sku: string, hours: number, price?: number): MailFact => ({
  ...{ kind: 'listing', key: `${act}-${sku}-${hours}`, at: t0 + hours * hourMs, act, marketplaceId: home },
  goods: [goods(sku, price)],
});
const said = (changes: readonly Change[]) =>
  changes.map(({ kind, occurredAt }) => `${kind} ${(occurredAt - t0) / hourMs}`);

describe('listings that mails tell of', () => {
  it('are added, changed, hidden and taken off at the time of their mails', async () => {
    const state = new MemoryState();
    const mails = [listing('created', 'A', 1), listing('changed', 'A', 2, 300), listing('hidden', 'A', 3)];
    await read(state, [...mails, listing('removed', 'A', 4)], t0 + dayMs);
    expect(said(state.changes)).toEqual([
      'listing-added 1',
      'listing-changed 2',
      'listing-changed 3',
      'listing-removed 4',
    ]);
    expect(
      state.changes.filter(isKind('listing-changed')).map(({ after }) => [after.price?.minor, after.status]),
    ).toEqual([
      [300, 'active'],
      [300, 'inactive'],
    ]);
  });

  it('are the same whatever the order in which their mails are read, twice or once', async () => {
    const mails = [
      ...['A', 'B', 'C'].flatMap((sku, i) => [listing('created', sku, i), listing('changed', sku, 5 + i, 200)]),
      listing('hidden', 'B', 9),
      listing('removed', 'C', 10),
    ];
    const inOrder = new MemoryState();
    await read(inOrder, mails, t0 + dayMs);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...mails, ...mails], { minLength: 16, maxLength: 16 }),
        async (shuffled) => {
          const state = new MemoryState();
          await read(state, shuffled, t0 + dayMs);
          expect(said(state.changes)).toEqual(said(inOrder.changes));
          expect(state.listings).toEqual(inOrder.listings);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are new also where that mail is read after one of what was done to them since', async () => {
    const state = new MemoryState();
    await read(state, [listing('changed', 'A', 5, 300)], t0 + 6 * hourMs);
    expect(state.changes).toEqual([]);
    await read(state, [listing('created', 'A', 1, 900)], t0 + 7 * hourMs);
    expect(said(state.changes)).toEqual(['listing-added 1']);
    expect(state.listings.map(({ price }) => price?.minor)).toEqual([300]);
  });

  it('are told once where the API shows them too, whoever is first', async () => {
    const walk = (state: MemoryState, skus: readonly string[], hours: number) =>
      observe(
        state,
        'listings',
        [home],
        pulled([
          { listings: skus.map((sku) => aListing({ sku, title: 'The catalogue’s', openedAt: t0 + hourMs - 1000 })) },
        ]),
        t0 + hours * hourMs,
      );
    const state = new MemoryState();
    await walk(state, [], -100);
    await read(state, [listing('created', 'A', 1)], t0 + 2 * hourMs);
    await walk(state, ['A', 'B'], 3);
    await read(
      state,
      [listing('created', 'B', 1), listing('changed', 'B', 2, 1), listing('removed', 'A', 2)],
      t0 + 4 * hourMs,
    );
    const added = state.changes.filter(isKind('listing-added')).map((change) => change.listing.sku);
    expect(added).toEqual(['A', 'B']);
    // What the API shows it tells itself.
    expect(state.changes.filter(isKind('listing-removed'))).toEqual([]);
    expect(state.listings.map(({ sku }) => sku)).toEqual(['A', 'B']);
    // Two ways to write a title are not a change of it.
    expect(state.changes.filter(isKind('listing-changed')).flatMap(({ before }) => before.title)).not.toContain(
      'Title of A',
    );
  });

  it('of another marketplace are another shop’s', async () => {
    const state = new MemoryState();
    await read(state, [{ ...listing('created', 'A', 1), marketplaceId: 'ATVPDKIKX0DER' } as MailFact], t0 + dayMs);
    expect(state.changes).toEqual([]);
  });
});

describe('deposits that mails tell of', () => {
  const deposit = (tail: string, days: number): MailFact => ({
    ...{ kind: 'deposit', key: `${tail}-${days}`, at: t0 + days * dayMs, marketplaceId: home, currency: 'JPY', tail },
  });
  const payout = (value: string, days: number): ProfileFact => ({
    ...{ field: 'payout-account-tail', marketplaceId: null, scope: 'JPY', value, at: t0 + days * dayMs - hourMs },
  });
  const byApi = (state: MemoryState, facts: readonly ProfileFact[], days: number) =>
    observe(state, 'payouts', [home], pulled([{ facts }]), t0 + days * dayMs);
  const told = (state: MemoryState) =>
    state.changes.filter(isKind('profile-changed')).map(({ before, after }) => `${before} > ${after}`);

  it('say that the money goes elsewhere, once', async () => {
    const state = new MemoryState();
    await read(state, [deposit('123', 0), deposit('123', 14), deposit('789', 28), deposit('789', 42)], t0 + 50 * dayMs);
    expect(told(state)).toEqual(['123 > 789']);
  });

  it.each([
    ['the mail', true],
    ['the API', false],
  ])('are one fact with the API’s where %s tells it first, be more or fewer digits shown', async (_, isMailFirst) => {
    const state = new MemoryState();
    await byApi(state, [payout('0123', 0), payout('0123', 14)], 15);
    await read(state, [deposit('123', 0), deposit('123', 14)], t0 + 15 * dayMs);
    const byMail = () => read(state, [deposit('789', 28)], t0 + 29 * dayMs);
    if (isMailFirst) await byMail();
    await byApi(state, [payout('0789', 28)], 29);
    if (!isMailFirst) await byMail();
    expect(told(state)).toHaveLength(1);
  });
});

describe('a shop seen by mail alone', () => {
  const account = anAccount({ isMailOnly: true });
  const run = (part: 'notices' | (typeof partsByMail)[number]) => ({
    ...{ part, startedAt: t0, finishedAt: t0, rows: 1, calls: 1, badRows: [] },
    coverage:
      part === 'notices'
        ? ({ state: 'complete', reason: null, asOf: t0 } as const)
        : ({ state: 'partial', reason: toldByMail, asOf: t0 } as const),
  });
  const runs = Object.fromEntries([...partsByMail, 'notices' as const].map((part) => [part, run(part)]));
  const look = async (mails: readonly MailFact[]) => {
    const state = new MemoryState();
    await read(state, mails, t0 + dayMs);
    const { verdicts } = step(
      { baseline: everyDay(t0, 150, {}), recent: [], incidents: [] },
      {
        ...{ account, changes: state.changes, now: t0 + dayMs, coverage: coverageOf(account, runs), market: aMarket() },
        ...{ detectors, newId: () => 'i1' },
      },
    );
    return verdicts.filter(({ outcome }) => outcome === 'fired').map(({ detector }) => detector);
  };

  it('is told of a batch of listings, on a shop that had been silent', async () => {
    const batch = Array.from({ length: 60 }, (_, i) => listing('created', `N-${i}`, 3 + i / 60));
    expect(await look(batch)).toEqual(expect.arrayContaining(['listing-burst', 'dormant-account-wakes']));
  });

  it('is told of a wave of complaints', async () => {
    const wave = Array.from(
      { length: 12 },
      (_, i): MailFact => ({
        ...{ kind: 'buyer', key: `m-${i}`, at: t0 + i * minuteMs, matter: i % 2 ? 'missing' : 'claim' },
        orderId: i % 3 ? `250-0000000-${String(i).padStart(7, '0')}` : null,
      }),
    );
    expect(await look(wave)).toContain('complaint-wave');
    // Questions are none.
    expect(await look(wave.map((one) => ({ ...one, matter: 'message' }) as MailFact))).not.toContain('complaint-wave');
  });
});
