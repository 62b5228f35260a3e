// Tokens of the API at the terminal: shown once, listed with when they end, removed.
import { expect, it } from '@jest/globals';
import { dayMs } from '../../src/domain/clock.ts';
import { askApi } from '../support/ask-api.ts';
import { rusuban } from '../support/command-line.ts';
import { openConsole } from '../support/console-stage.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

// the command goes by the computer's clock, and so does what it makes
const now = Date.now();

it('are made, listed and removed, each with who did it', async () => {
  const [folder, stage] = [await makeScratch('api-token'), await openConsole(now)];
  try {
    const { store, config, database } = stage.app;
    const here = { RUSUBAN_DATA_DIR: config.dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
    const say = (...words: string[]) => rusuban(folder, here, 'api', 'token', ...words);
    expect(await say('list')).toMatchObject({ code: 0, stderr: expect.stringContaining('no program asks') });
    await say('add', 'erp', '--by', 'Alice');
    const again = await say('add', 'erp');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('already') });
    expect(await say('add', 'other', '--days', '366')).toMatchObject({ code: 2 });
    expect(await say('add', 'other', '--role', 'king')).toMatchObject({ code: 2 });
    expect(await say('add', 'other', '--client', 'nobody')).toMatchObject({ code: 2 });
    expect(await say('add', 'other', '--role', 'client')).toMatchObject({ code: 2 });

    await rusuban(folder, here, 'client', 'add', 'Aoi');
    const made = await say('add', 'aoi app', '--role', 'client', '--client', 'Aoi', '--days', '7', '--json');
    const { token, ...about } = JSON.parse(made.stdout);
    expect(about).toMatchObject({ name: 'aoi app', role: 'client', usedAt: null });
    expect((await askApi(stage.page.url, '/accounts', { token })).status).toBe(200);
    const kept = (await store.listApiTokens()).find(({ name }) => name === 'aoi app');
    expect([(kept?.expiresAt ?? 0) - (kept?.createdAt ?? 0), kept?.personId]).toEqual([7 * dayMs, null]);

    const { stdout } = await say('list');
    expect(stdout).toMatch(
      /^aoi app {2}client {2}Aoi {2}until \d{4}-\d\d-\d\d {2}last used .*\nerp {2}reader {2}every shop /,
    );
    expect(stdout).not.toContain(token);
    expect((await say('list', '--json')).stdout).not.toContain(token.slice(8));

    // whose shops somebody sees isn't removed
    expect(await rusuban(folder, here, 'client', 'remove', 'Aoi')).toMatchObject({ code: 2 });
    expect(await say('remove', 'aoi app', '--by', 'Alice')).toMatchObject({ code: 0 });
    expect(await say('remove', 'aoi app')).toMatchObject({ code: 2, stderr: expect.stringContaining('no token') });
    expect((await askApi(stage.page.url, '/accounts', { token })).status).toBe(401);
    expect(await store.readLog({ what: 'token-removed', limit: 5 })).toMatchObject([
      { who: 'Alice', via: 'command', subject: 'aoi app' },
    ]);
    expect(await rusuban(folder, here, 'client', 'remove', 'Aoi')).toMatchObject({ code: 0 });
  } finally {
    await stage.close();
    await clearScratch(folder);
  }
});
