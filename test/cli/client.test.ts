// Clients at the terminal: added, given a shop, their people invited, and removed once nothing hangs on them.
import { expect, it } from '@jest/globals';
import { rusuban } from '../support/command-line.ts';
import { openConsole } from '../support/console-stage.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);

it('have shops and people, and go when they have none', async () => {
  const [folder, stage] = [await makeScratch('client'), await openConsole(noon)];
  try {
    const { store, config, database } = stage.app;
    await store.addAccount(anAccount(), aliceCredentials, noon);
    const { port } = new URL(stage.page.url ?? '');
    const here = { RUSUBAN_DATA_DIR: config.dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
    const say = (...words: string[]) =>
      rusuban(folder, { ...here, RUSUBAN_CONSOLE_LISTEN: `127.0.0.1:${port}` }, ...words);
    expect(await say('client', 'add', 'Aoi')).toMatchObject({ code: 0 });
    expect(await say('client', 'add', 'Aoi')).toMatchObject({ code: 2, stderr: expect.stringContaining('already') });
    expect(await say('account', 'edit', '--client', 'Kita')).toMatchObject({ code: 2 });
    expect(await say('account', 'edit', '--client', 'Aoi')).toMatchObject({ code: 0 });
    expect((await say('client', 'list')).stdout).toBe('Aoi  alice\n');
    expect(await store.readLog({ accountId: 'alice', what: 'owner-changed', limit: 2 })).toMatchObject([
      { subject: 'Aoi', via: 'command' },
    ]);

    expect(await say('console', 'invite', '--client', 'Aoi')).toMatchObject({ code: 0 });
    expect(await say('console', 'invite', '--role', 'client')).toMatchObject({ code: 2 });
    const [client] = await store.listClients();
    const [invitation] = await store.listInvitations(noon);
    expect(invitation).toMatchObject({ role: 'client', clients: [client?.id] });

    expect(await say('client', 'remove', 'Aoi')).toMatchObject({ code: 2 });
    expect(await say('account', 'edit', '--no-client')).toMatchObject({ code: 0 });
    expect(await say('client', 'remove', 'Aoi')).toMatchObject({ code: 0 });
    expect(await store.listClients()).toEqual([]);
  } finally {
    await stage.close();
    await clearScratch(folder);
  }
});
