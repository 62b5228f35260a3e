// A mailbox's past, read in portions from its newest end: all of it once, whatever ends the reading, and in spans that are
// short where much came.
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import type { MailSource } from '../../src/adapters/mailbox/port.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { PullRun } from '../../src/domain/watch/coverage.ts';
import { isPastLeft, type PastRead, pastShare } from '../../src/domain/watch/past-read.ts';
import { slotMs, withNotices } from '../../src/mailboxes/notice-source.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import type { StoredMail } from '../../src/simulator/mailbox/imap/mailbox.ts';
import { observe } from '../../src/watch/observe.ts';
import { dueParts, isGroundLaid, mayPull } from '../../src/watch/schedule.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts';
import { anAccount } from '../support/factories.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { offline } from '../support/mails/judge.ts';
import { mailOfPast } from '../support/mails/mail.ts';

// Later than any server's own clock: what is asked for must be days, and no ages.
const now = Date.UTC(2090, 10, 22, 1, 7);
const from = now - 400 * dayMs;
const clock = { now: () => now, sleep: async () => {} };
const account = anAccount();
const mailboxes = createMailboxes({ inbox: '', ...offline, portion: { whole: 20, heads: 60 } });
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => mailboxes.close());

const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    throw new Error('not asked');
  },
};

/** Every third of them Amazon's; most days have none, one has many, and some are of today. */
const arrivals = Array.from({ length: 240 }, (_, i) => {
  const day = i < 90 ? 37 : (i * 53) % 398;
  return { i, at: Math.floor((now - day * dayMs - ((i * 977) % 86_000) * 1000) / 1000) * 1000, isAmazons: i % 3 === 0 };
}).filter(({ at }) => at >= from);

function watch(sources: readonly MailSource[], state = new MemoryState()) {
  let past: PastRead = { from, reached: {} };
  const pull = async (signal?: AbortSignal) => {
    const options = { clock, trustedServers: null, judged: new Map(), bounced: async () => null, desk: null };
    const source = withNotices(bare, account.id, sources, options);
    const pulled = source.pull({ part: 'notices', since: now - 2 * hourMs, past }, signal);
    const summary = await observe(state, 'notices', account.marketplaceIds, pulled, now);
    if (summary.coverage.state !== 'missing') past = summary.coverage.past ?? past;
    return summary;
  };
  const told = (kind: string) => state.changes.filter((change) => change.kind === kind);
  return { pull, told, state, share: () => pastShare(past, now), isLeft: () => isPastLeft(past) };
}

/** By slot, as far as slots are over. */
function countsOf(all: readonly { readonly at: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of all) {
    const slot = Math.floor(at / slotMs) * slotMs;
    if (slot + slotMs + 300_000 <= now) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return counts;
}

function expectAll({ told }: ReturnType<typeof watch>): void {
  expect(told('notice-received')).toHaveLength(arrivals.filter(({ isAmazons }) => isAmazons).length);
  const counted = told('mail-counted').map((one) => [one.occurredAt, one.kind === 'mail-counted' ? one.mails : 0]);
  expect(new Map(counted as [number, number][])).toEqual(countsOf(arrivals));
}

const servers = [
  { name: 'Dovecot', start: startDovecot, isHere: hasDovecot },
  { name: 'the simulator’s server', start: startImapDouble, isHere: true },
];

describe.each(servers.filter(({ isHere }) => isHere))('the past of a mailbox on $name', ({ start }) => {
  async function filled(): Promise<Dovecot> {
    const server: Dovecot = await start();
    ends.push(() => server.close());
    for (const { i, at, isAmazons } of arrivals) await server.deliver(mailOfPast(i, isAmazons), at);
    return server;
  }

  it('is read in portions, each mail once and each quarter of an hour counted whole', async () => {
    const server = await filled();
    const watched = watch([mailboxes.open(server.mailbox)]);
    const shares: number[] = [];
    do {
      const { coverage } = await watched.pull();
      shares.push(watched.share());
      expect(coverage).toMatchObject({ state: watched.isLeft() ? 'partial' : 'complete', asOf: now });
    } while (watched.isLeft());
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expectAll(watched);
  });

  it('loses and repeats nothing where the connection is cut, again and again', async () => {
    const server = await filled();
    const proxy = await startCuttingProxy(server.mailbox.settings.port);
    ends.push(() => proxy.close());
    const settings = { ...server.mailbox.settings, port: proxy.port };
    const watched = watch([mailboxes.open({ name: 'main', settings })]);
    let bytes = 3_000;
    let faults = 0;
    for (let state = ''; state !== 'complete'; bytes += 7_000) {
      proxy.cutAfter(bytes);
      const { coverage, fault } = await watched.pull();
      if (fault !== null) faults += 1;
      state = coverage.state;
    }
    expect(faults).toBeGreaterThan(3);
    expectAll(watched);
  });
});

it('goes on after the program was ended in the middle of a portion, of which nothing was kept', async () => {
  const server = await startImapDouble();
  ends.push(() => server.close());
  for (const { i, at, isAmazons } of arrivals) await server.deliver(mailOfPast(i, isAmazons), at);
  const source = mailboxes.open(server.mailbox);
  const end = new AbortController();
  let read = 0;
  const ended: MailSource = {
    ...source,
    past: {
      id: source.past?.id ?? '',
      async *read(span, worthOf, signal) {
        for await (const one of source.past?.read(span, worthOf, signal) ?? []) {
          if (++read === 31) end.abort();
          yield one;
        }
      },
    },
  };
  const watched = watch([ended]);
  await expect(watched.pull(end.signal)).rejects.toThrow();
  do await watched.pull();
  while (watched.isLeft());
  expectAll(watched);
});

it('asks a server that lists hundreds of thousands of mails for few of them at a time', async () => {
  const count = 200_000;
  const one = mailOfPast(1, false);
  const stepMs = (now - from) / count;
  const mails: StoredMail[] = Array.from({ length: count }, (_, i) => ({
    uid: i + 1,
    receivedAt: Math.floor(from + i * stepMs),
    raw: () => one,
  }));
  const server = await startImapDouble({ mailbox: { uidValidity: 1, mails: () => mails } });
  ends.push(() => server.close());
  const { past } = mailboxes.open(server.mailbox);
  let given = 0;
  const spans: number[] = [];
  for await (const read of past?.read({ from, before: now }, () => 0) ?? [])
    if ('readSince' in read) spans.push(read.readSince);
    else given += 1;
  // A day of it is 500 mails.
  expect(given).toBeGreaterThan(0);
  expect(given).toBeLessThan(2_500);
  expect(spans).toHaveLength(1);
});

it('reads a mailbox that is added later from its own beginning, and one that fails holds up no other', async () => {
  const [first, second] = [await startImapDouble(), await startImapDouble()];
  ends.push(
    () => first.close(),
    () => second.close(),
  );
  await first.deliver(mailOfPast(1, true), now - 300 * dayMs);
  await second.deliver(mailOfPast(2, true), now - 200 * dayMs);
  const sources = [mailboxes.open(first.mailbox)];
  const watched = watch(sources);
  await watched.pull();
  expect(watched.isLeft()).toBe(false);
  const { settings } = second.mailbox;
  sources.push(mailboxes.open({ name: 'second', settings: { ...settings, port: 1 } }));
  const { coverage } = await watched.pull();
  expect(coverage).toMatchObject({ state: 'partial' });
  expect(watched.isLeft()).toBe(true);
  sources[1] = mailboxes.open({ name: 'second', settings });
  await watched.pull();
  expect(watched.told('notice-received').map(({ occurredAt }) => occurredAt)).toHaveLength(2);
});

describe('an account whose past is being read', () => {
  const run = (reached: number, fault?: 'network'): PullRun => ({
    ...{ part: 'notices', startedAt: now - 60_000, finishedAt: now - 30_000, rows: 1, calls: 1, badRows: [] },
    coverage: { state: 'partial', reason: 'more', asOf: now - 60_000, past: { from, reached: { a: reached } } },
    ...(fault && { fault }),
    retryAt: now - 25_000,
  });
  const seller = anAccount({ isMailOnly: true });
  const runs = (notices: PullRun) => ({
    notices,
    orders: { ...notices, part: 'orders' as const },
    'new-listings': { ...notices, part: 'new-listings' as const },
  });

  it('is asked for the next portion at once, and for what comes at its pace when all is read', () => {
    const left = run(now - 200 * dayMs);
    expect(dueParts(seller, runs(left), now)).toContain('notices');
    expect(mayPull('notices', left, now)).toBe(true);
    expect(mayPull('notices', left, now - 26_000)).toBe(false);
    const { retryAt: _, ...done } = run(from);
    const complete = { ...done, coverage: { ...done.coverage, state: 'complete' as const } };
    expect(dueParts(seller, runs(complete), now)).not.toContain('notices');
  });

  it('is judged when three months of it are known, or when no more can be read for now', () => {
    expect(isGroundLaid(seller, runs(run(now - 10 * dayMs)), now)).toBe(false);
    expect(isGroundLaid(seller, runs(run(now - 91 * dayMs)), now)).toBe(true);
    expect(isGroundLaid(seller, runs(run(now - 10 * dayMs, 'network')), now)).toBe(true);
  });
});
