// A shop seen by mail alone: a thousand buyers' names, addresses and telephones stand in mails of orders, reminders, returns,
// claims and messages that they wrote themselves, and nothing of them is kept, logged or told.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLogger } from '../../src/adapters/logger.ts';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { round } from '../../src/telling/round.ts';
import { openSource } from '../../src/watch/sources.ts';
import { dumpOf, mailsIn } from '../support/all-that-is-kept.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { occurrences } from '../support/occurrences.ts';

const orders = 1_000;
let folder: string;
let stage: Stage;
let log = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-buyers-'));
  const told = storyCalled('forgotten-by-mail');
  const story = {
    ...told,
    shop: { ...told.shop, mailsRest: true },
    timeline: told.timeline.map(({ does = [], ...event }) => ({
      ...event,
      does: does.map((deed) => (deed.deed === 'order' ? { ...deed, count: orders } : deed)),
    })),
  };
  const destination = {
    write(line: string) {
      log += line;
    },
  };
  const settings = { ...loadConfig({}, { directory: folder }), logLevel: 'trace' as const };
  const now = Date.UTC(2026, 9, 20);
  stage = await setStage({ story, seed: 1, now, settings, folder, log: createLogger({ level: 'trace', destination }) });
  const { app, clock, simulator, account } = stage;
  const source = await openSource(app, account);
  for (; clock.now() < simulator.endsAt; clock.moveTo(clock.now() + 3 * hourMs)) await round(app, account, source);
  await round(app, account, source);
});

afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

it('nothing of a thousand buyers is kept, logged or told', async () => {
  const { app, simulator, account, clock } = stage;
  const post = simulator.world.post?.arrived(clock.now()) ?? [];
  const buyers = simulator.buyerData().filter(({ length }) => length > 4);
  // they are there to be found, and the orders themselves are
  const bodies = post.map(({ raw }) =>
    Buffer.from(raw().toString('latin1').split('base64\r\n\r\n')[1] ?? '', 'base64'),
  );
  expect(new Set(occurrences(bodies.join('\n'), buyers)).size).toBeGreaterThan(1_500);
  expect((await app.store.counts(account.id)).orders).toBe(orders);
  const dump = await dumpOf(app.database.url);
  const mails = await mailsIn(join(folder, 'mailbox'));
  expect(dump).toContain(simulator.world.orders.placed(clock.now())[0]?.orderId);
  expect(mails).toContain('alice@example.com');
  // what they wrote and claimed is known by its kind
  const unquoted = dump.replaceAll(/["\\]/g, '');
  const kinds = ['matter: missing', 'matter: claim', 'matter: chargeback', 'listing-added'];
  expect(kinds.filter((kind) => !unquoted.includes(kind))).toEqual([]);
  for (const [place, text] of Object.entries({ dump, log, mails }))
    expect([place, occurrences(text, buyers)]).toEqual([place, []]);
});
