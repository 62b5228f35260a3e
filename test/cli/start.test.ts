// `rusuban start` as people run it: it watches, tells, shares its work with a second one, and stops when asked to.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { enterServer } from '../../src/adapters/store/embedded/server.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { Part } from '../../src/domain/watch/coverage.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { everyMs, onDemand } from '../../src/watch/schedule.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
const settingsFor = (data: string, more: Record<string, string> = {}) => ({
  RUSUBAN_DATA_DIR: join(folder, data),
  RUSUBAN_HEALTH: 'off',
  LOG_LEVEL: 'warn',
  ...more,
});

beforeAll(async () => {
  folder = await makeScratch('start');
});
afterEach(endAll);
afterAll(() => clearScratch(folder, 'empty', 'shared'));

/** When the pulls of each part began, after the data folder's database. */
async function pullsIn(data: string): Promise<Map<Part, Instant[]>> {
  const server = await enterServer(join(folder, data));
  const client = new pg.Client({ connectionString: server.url('rusuban') });
  await client.connect();
  const { rows } = await client.query<{ part: Part; at: Date }>(
    'SELECT part, started_at AS at FROM pull_run ORDER BY started_at, id',
  );
  await client.end();
  await server.leave();
  const pulls = new Map<Part, Instant[]>();
  for (const { part, at } of rows) pulls.set(part, [...(pulls.get(part) ?? []), at.getTime()]);
  return pulls;
}

describe('rusuban start', () => {
  it('says when nothing is watched, refuses what it does not know, and stops when asked to', async () => {
    const wrong = await rusuban(folder, settingsFor('empty'), 'start', '--only', 'pull,paint');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('"paint"');
    expect(wrong.stderr).toContain('pull, detect, notify, sweep');

    const running = startRusuban(folder, settingsFor('empty'), ['start', '--log', 'text']);
    await running.printed(/No account is watched yet/);
    running.child.kill('SIGTERM');
    const { code, stderr } = await running.ended;
    expect(stderr).toContain('nothing was left half done');
    // had it taken more than ten seconds, it would have ended itself with 1
    expect(code).toBe(0);
  });

  it('logs JSON where no terminal reads, and ends at once at the second signal', async () => {
    const running = startRusuban(folder, settingsFor('empty', { LOG_LEVEL: 'info' }), ['start']);
    const line = /^\{.*"msg":"watching".*\}$/m.exec(await running.printed(/"msg":"watching"/))?.[0] ?? '';
    expect(JSON.parse(line)).toMatchObject({ accounts: 0, queue: 'postgres' });
    running.child.kill('SIGTERM');
    running.child.kill('SIGINT');
    expect([0, 130, 143]).toContain((await running.ended).code);
  });

  describe('with an account', () => {
    let amazon: Simulator;
    let settings: Record<string, string>;
    beforeAll(async () => {
      const size = { listings: 60, orders: 180 };
      amazon = await startPromptAmazon({ story: storyCalled('healthy-shop'), elapsedHours: 48, size });
      const { clientId, clientSecret, refreshToken } = amazon.credentials;
      settings = {
        ...settingsFor('shared'),
        RUSUBAN_AMAZON_ENDPOINT: amazon.url,
        RUSUBAN_LWA_CLIENT_ID: clientId,
        RUSUBAN_LWA_CLIENT_SECRET: clientSecret,
        RUSUBAN_REFRESH_TOKEN: refreshToken,
      };
      const { marketplaceIds, sellerId } = amazon.account;
      const flags = [
        '--id',
        'alice',
        '--name',
        'Alice',
        '--marketplace',
        marketplaceIds.join(),
        '--seller-id',
        sellerId,
      ];
      await rusuban(folder, settings, 'account', 'add', ...flags, '--mail', 'alice@example.com');
    });
    afterAll(() => amazon?.close());

    it('shares its work with a second one on the same folder: each part is pulled once', async () => {
      const both = [1, 2].map(() => startRusuban(folder, settings, ['start', '--log', 'text']));
      await Promise.all(both.map((one) => one.printed(/last look \d\d:\d\d/)));
      for (const one of both) one.child.kill('SIGINT');
      for (const one of both) expect((await one.ended).code).toBe(0);
      const pulls = await pullsIn('shared');
      expect([...pulls.keys()]).toEqual(expect.arrayContaining(['listings', 'new-listings', 'orders', 'profile']));
      // on a busy machine the quickest parts may be due once more: then half their interval has passed
      const isTooSoon = (part: Part, at: Instant[]) => at.some((one, i) => one - (at[i - 1] ?? 0) < everyMs[part] / 2);
      const twice = [...pulls].filter(([part, at]) => !onDemand.has(part) && isTooSoon(part, at));
      expect(twice).toEqual([]);
    });

    it('leaves a paused account alone, and takes it up again', async () => {
      const said = async (...words: string[]) => (await rusuban(folder, settings, ...words)).stderr;
      expect(await said('account', 'pause')).toContain('alice is paused');
      expect(await said('account', 'pause', 'alice')).toContain('paused already');
      const running = startRusuban(folder, settings, ['start', '--log', 'text']);
      await running.printed(/paused since/);
      expect(await said('account', 'resume')).toContain('watched again');
      await running.printed(/last look/);
      running.child.kill('SIGTERM');
      expect((await running.ended).code).toBe(0);
    });
  });
});
