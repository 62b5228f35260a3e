// After a story with hundreds of buyers, nothing of them and no secret is to be found: not in the database, not in the
// log, not in a mail, not in any file of the data folder. The buyers' data is planted so that none of it is found by chance.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/adapters/logger.ts';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { findStory } from '../../src/simulator/index.ts';
import { round } from '../../src/telling/round.ts';
import { dumpOf, mailsIn } from '../support/all-that-is-kept.ts';
import { occurrences } from '../support/occurrences.ts';

let folder: string;
let stage: Stage;
let dump: string;
let mails: string;
let log = '';
const requests: string[] = [];
const onRequest = (message: unknown) => requests.push(`${(message as { request: IncomingMessage }).request.url}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-buyers-'));
  const story = findStory('main-business-takeover');
  if (!story) throw new Error('the story is gone');
  const destination = {
    write(line: string) {
      log += line;
    },
  };
  const settings = { ...loadConfig({}, { directory: folder }), logLevel: 'trace' as const };
  const now = Date.UTC(2026, 9, 20);
  subscribe('http.server.request.start', onRequest);
  stage = await setStage({ story, seed: 1, now, settings, folder, log: createLogger({ level: 'trace', destination }) });
  const { app, clock, simulator, account } = stage;
  // Bad days make it talk, and write errors into its log and its runs.
  simulator.faults.switchOn({ kind: 'internal-failure', operation: 'searchOrders', times: 1 });
  simulator.faults.switchOn({ kind: 'reset', operation: 'document', times: 1 });
  simulator.faults.switchOn({ kind: 'throttled', operation: 'searchListingsItems', times: 2 });
  const source = app.amazon.open(account, simulator.credentials);
  for (; clock.now() < simulator.endsAt; clock.moveTo(clock.now() + hourMs)) await round(app, account, source);
  simulator.faults.switchOn({ kind: 'revoked' });
  await round(app, account, source);
  dump = await dumpOf(app.database.url);
  mails = await mailsIn(join(folder, 'mailbox'));
});

afterAll(async () => {
  unsubscribe('http.server.request.start', onRequest);
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('after a story with hundreds of buyers', () => {
  const places = (): [string, string][] => [
    ['the database', dump],
    ['the log', log],
    ['the mails', mails],
  ];

  it('there is something to look through', () => {
    const [order] = stage.simulator.world.orders.placed(stage.clock.now());
    expect(dump).toContain(order?.orderId);
    expect(dump).toContain('seller-cancellation-spike');
    expect(log).toContain('Amazon throttles');
    expect(mails).toContain('alice@example.com');
    const buyers = stage.simulator.buyerData();
    expect(buyers.length).toBeGreaterThan(1000);
    expect(occurrences(`before ${buyers.at(-1)} after`, buyers)).toContain(buyers.at(-1));
  });

  it('nothing of a buyer is in it', () => {
    const buyers = stage.simulator.buyerData();
    for (const [place, text] of places()) expect([place, occurrences(text, buyers)]).toEqual([place, []]);
  });

  it('no secret is in it', async () => {
    const { clientId, clientSecret, refreshToken } = stage.simulator.credentials;
    const key = (await readFile(join(folder, 'secret.key'), 'utf8')).split('\n').filter((line) => /^[^#]/.test(line));
    const password = new URL(stage.app.database.url).password;
    const secrets = [clientSecret, refreshToken, ...key, password];
    for (const [place, text] of places()) {
      // the client id names an application (prisma/schema.prisma): it opens nothing, and is shown to nobody all the same
      const unsaid = place === 'the database' ? secrets : [clientId, ...secrets];
      expect([place, occurrences(text, unsaid)]).toEqual([place, []]);
      // tokens of Login with Amazon, whatever comes behind
      expect([place, /Atz[ar]\|/.test(text)]).toEqual([place, false]);
    }
  });

  it('no buyer was ever asked for', () => {
    const asked = requests.filter((url) => url.startsWith('/orders/'));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((url) => /BUYER|RECIPIENT/i.test(decodeURIComponent(url)))).toEqual([]);
    expect(requests.filter((url) => /buyer|address|tokens\/2021|messaging/i.test(url))).toEqual([]);
    expect(stage.simulator.calls.forbidden).toBe(0);
  });
});
