// An authenticator app that ten wrong codes have locked, at the terminal.
import { expect, it } from '@jest/globals';
import { longestTry } from '../../src/domain/owner/person.ts';
import { rusuban } from '../support/command-line.ts';
import { whoIsIn } from '../support/console-people.ts';
import { openConsole } from '../support/console-stage.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

const noon = Date.UTC(2026, 5, 10, 3);

it('is unlocked by name; who has none that is locked, or isn’t there, is said', async () => {
  const [folder, stage] = [await makeScratch('console-unlock'), await openConsole(noon)];
  try {
    const { store, config, database } = stage.app;
    const { id: personId } = await whoIsIn(stage.app, 'owner', 'Alice B');
    const entry = {
      at: noon,
      accountId: null,
      who: 'Alice B',
      via: 'console',
      subject: 'Alice B',
      detail: {},
    } as const;
    const app = { personId, secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', step: 1 };
    await store.addApp(app, { hash: 'proof', expiresAt: noon + 1 }, { ...entry, what: 'totp-added' });
    const here = { RUSUBAN_DATA_DIR: config.dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
    const unlock = (...words: string[]) => rusuban(folder, here, 'console', 'unlock', ...words);
    expect(await unlock('Alice B')).toMatchObject({ code: 2, stderr: expect.stringContaining('no authenticator app') });
    for (let n = 0; n < longestTry; n++) expect(await store.beginTry('Alice B', null)).not.toBeNull();
    expect(await store.beginTry('Alice B', null)).toBeNull();
    expect(await store.lockIfSpent(personId, { ...entry, what: 'totp-locked' })).toBe(true);
    expect(await unlock('Mallory')).toMatchObject({ code: 2, stderr: expect.stringContaining('nobody') });
    expect(await unlock('Alice B', '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"unlocked": "Alice B"'),
    });
    expect(await store.beginTry('Alice B', null)).not.toBeNull();
    expect(await store.readLog({ limit: 1 })).toMatchObject([{ what: 'totp-unlocked', via: 'command' }]);
  } finally {
    await stage.close();
    await clearScratch(folder);
  }
});
