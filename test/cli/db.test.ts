// A backup and the way back, as the operator does it.
import { chmod, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let old: TestDatabase;
let fresh: TestDatabase;
beforeAll(async () => {
  folder = await makeScratch('db');
  old = await openTestDatabase();
  fresh = await openTestDatabase();
});
afterAll(async () => {
  await endAll();
  await old.close();
  await fresh.close();
  await clearScratch(folder);
});

const on = ({ url }: TestDatabase) => ({ RUSUBAN_DATA_DIR: folder, DATABASE_URL: url, LOG_LEVEL: 'error' });
const secrets = {
  RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:9',
  RUSUBAN_LWA_CLIENT_ID: 'amzn1.application-oa2-client.alice',
  RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.alice',
  RUSUBAN_REFRESH_TOKEN: 'Atzr|alice',
};

describe('db dump and db restore', () => {
  it('move an installation to another database', async () => {
    const file = join(folder, 'backup.gz');
    const flags = '--name Alice --marketplace JP --seller-id A2ALICE --mail alice@example.com'.split(' ');
    expect((await rusuban(folder, { ...on(old), ...secrets }, 'account', 'add', ...flags)).code).toBe(0);

    const dump = await rusuban(folder, on(old), 'db', 'dump', file);
    expect(dump).toMatchObject({ code: 0, stdout: '' });
    expect(dump.stderr).toMatch(/Wrote .*backup\.gz: \d+ rows of \d+ tables[\s\S]*secret key/);
    expect((await stat(file)).mode & 0o077).toBe(0);

    const restore = await rusuban(folder, on(fresh), 'db', 'restore', file);
    expect(restore.stderr).toMatch(/Restored \d+ rows/);
    expect(restore.code).toBe(0);
    const [was, is] = [
      await rusuban(folder, on(old), 'account', 'list'),
      await rusuban(folder, on(fresh), 'account', 'list'),
    ];
    expect(is.stdout).toBe(was.stdout);
    expect(is.stdout).toContain('alice');

    const again = await rusuban(folder, on(fresh), 'db', 'restore', file);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/watches accounts already/);
  });

  it('never overwrite a file, nor leave half of one', async () => {
    const file = join(folder, 'precious');
    await writeFile(file, 'the only backup');
    const { code, stderr } = await rusuban(folder, on(old), 'db', 'dump', file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/there already/);
    expect(await readFile(file, 'utf8')).toBe('the only backup');

    // links that somebody made beforehand, to where the dump or its beginning was expected
    const victim = join(folder, 'victim');
    await writeFile(victim, 'not ours');
    await chmod(victim, 0o666);
    const taken = join(folder, 'taken');
    await symlink(victim, taken);
    await symlink(join(folder, 'not-there'), join(folder, 'dangling'));
    expect((await rusuban(folder, on(old), 'db', 'dump', taken)).code).toBe(2);
    expect((await rusuban(folder, on(old), 'db', 'dump', join(folder, 'dangling'))).code).toBe(2);
    await symlink(victim, join(folder, 'led.part'));
    expect((await rusuban(folder, on(old), 'db', 'dump', join(folder, 'led'))).code).toBe(0);
    expect((await stat(join(folder, 'led'))).mode & 0o777).toBe(0o600);
    expect(await readFile(victim, 'utf8')).toBe('not ours');

    const nowhere = await rusuban(folder, on(old), 'db', 'dump', join(folder, 'no', 'folder'));
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toMatch(/can't be used/);
    const missing = await rusuban(folder, on(fresh), 'db', 'restore', join(folder, 'missing'));
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/can't be used: .*missing/);
  });
});
