// Many accounts from one file at the command line: all checked first, each tried at Amazon, none lost or added twice.
import { existsSync } from 'node:fs';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  folder = await makeScratch('account-import');
  database = await openTestDatabase();
  simulator = await startPromptAmazon({
    story: storyCalled('forgotten-seller'),
    elapsedHours: 0,
    size: { listings: 10, orders: 10 },
    isPacingOff: true,
  });
});
afterAll(async () => {
  await endAll();
  await simulator?.close();
  await database?.close();
  await clearScratch(folder);
});

const here = (given: Record<string, string> = {}) => {
  const { RUSUBAN_REFRESH_TOKEN: _none, ...settings } = settingsFor(simulator);
  return { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...settings, ...given };
};
const run = (...args: string[]) => rusuban(folder, here(), ...args);

const head = 'name,marketplaces,seller_id,refresh_token,mail,safe_phrase';
const dead = 'Atzr|of-a-client-who-went-0001';
/** The lines as a file that only its owner may read. */
async function fileOf(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${[head, ...lines].join('\n')}\n`, { mode: 0o600 });
  return path;
}
const lineOf = (name: string, seller: string, token = simulator.credentials.refreshToken) =>
  `${name},JP,${seller},${token},${name.toLowerCase()}@example.com,blue heron of ${name}`;
const accounts = async () =>
  (JSON.parse((await run('account', 'list', '--json')).stdout) as { id: string }[]).map(({ id }) => id);

describe('account import', () => {
  it('adds nothing while one line of the file is wrong, or others may read it', async () => {
    const torn = await fileOf('torn.csv', lineOf('Alice', 'A1ALICE'), 'Bob,Mars,A1BOB,x,nobody,', '"Carol,JP');
    const refused = await run('account', 'import', torn);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/line 3: .*Mars[\s\S]*line 4: a quotation mark[\s\S]*Nothing was added/);
    const open = await fileOf('open.csv', lineOf('Alice', 'A1ALICE'));
    await chmod(open, 0o640);
    expect(await run('account', 'import', open)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/other users of this computer may read .*open\.csv[\s\S]*chmod 600/),
    });
    // who has it can read it: only root can be given another's
    const theirs = await fileOf('theirs.csv', lineOf('Alice', 'A1ALICE'));
    if (process.getuid?.() === 0) {
      await chown(theirs, 65_534, 65_534);
      expect(await run('account', 'import', theirs)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/other users of this computer may read .*theirs\.csv/),
      });
    }
    for (const [path, said] of [
      [folder, /no ordinary file/],
      [join(folder, 'nowhere.csv'), /could not be read/],
      [await fileOf('empty.csv'), /no account in it/],
    ] as const)
      expect(await run('account', 'import', path)).toMatchObject({ code: 2, stderr: expect.stringMatching(said) });
    expect(await accounts()).toEqual([]);
  });

  it('tries without keeping, keeps what works, names what Amazon refuses, and adds nothing twice', async () => {
    const lines = [lineOf('Alice', 'A1ALICE'), lineOf('Bob', 'A1BOB', dead), lineOf('Carol', 'A1CAROL')];
    const file = await fileOf('clients.csv', ...lines);
    const tried = await run('account', 'import', file, '--dry-run');
    expect(tried).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^2 {2}alice {2}would be added\n3 {2}bob {2}refused by Amazon/),
    });
    expect(await accounts()).toEqual([]);

    const first = await run('account', 'import', file, '--json', '--delete-file');
    expect(first.code).toBe(1);
    expect(JSON.parse(first.stdout)).toMatchObject([
      { line: 2, account: 'alice', outcome: 'added', why: null },
      { line: 3, account: 'bob', outcome: 'refused', why: expect.any(String) },
      { line: 4, account: 'carol', outcome: 'added', why: null },
    ]);
    expect(first.stderr).toContain(`Delete ${file}`);
    for (const secret of [dead, simulator.credentials.refreshToken, simulator.credentials.clientSecret, 'blue heron'])
      expect(`${tried.stderr}${tried.stdout}${first.stderr}${first.stdout}`).not.toContain(secret);
    expect(await accounts()).toEqual(['alice', 'carol']);

    const mended = await fileOf('clients.csv', ...lines.with(1, lineOf('Bob', 'A1BOB')));
    const second = await run('account', 'import', mended, '--delete-file');
    expect(second).toMatchObject({
      code: 0,
      stdout: '2  alice  watched already\n3  bob  added\n4  carol  watched already\n',
      stderr: expect.stringContaining(`${mended} is deleted`),
    });
    expect(existsSync(mended)).toBe(false);
    expect(await accounts()).toEqual(['alice', 'carol', 'bob']);
    expect((await run('account', 'test', 'bob')).stdout).toMatch(/profile/);
    const log = JSON.parse((await run('log', '--json')).stdout) as { what: string; accountId: string }[];
    expect(
      log
        .filter(({ what }) => what === 'account-added')
        .map(({ accountId }) => accountId)
        .sort(),
    ).toEqual(['alice', 'bob', 'carol']);
  });

  it('asks no further with a secret that Amazon does not take', async () => {
    const file = await fileOf('more.csv', lineOf('Dave', 'A1DAVE'), lineOf('Erin', 'A1ERIN'));
    const { code, stdout } = await rusuban(
      folder,
      here({ RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.of-last-year' }),
      ...['account', 'import', file],
    );
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^2 {2}dave {2}refused by Amazon {2}.+\n3 {2}erin {2}not tried {2}.+\n$/),
    });
    expect(await accounts()).toEqual(['alice', 'carol', 'bob']);
  });

  it('makes shops the clients’ who are named, and gives all back as a table without secrets', async () => {
    expect((await run('client', 'add', 'Aoi Trading')).code).toBe(0);
    const file = join(folder, 'aoi.csv');
    await writeFile(file, `client,${head}\nAoi Trading,${lineOf('Fay', 'A1FAY')}\n`, { mode: 0o600 });
    expect(await run('account', 'import', file)).toMatchObject({ code: 0, stdout: '2  fay  added\n' });
    const { code, stdout } = await run('account', 'export');
    const [columns, alice] = stdout.split('\n');
    expect({ code, columns }).toEqual({ code: 0, columns: expect.stringMatching(/^id,client,name,marketplaces/) });
    expect(stdout).toContain('"fay","Aoi Trading","Fay",');
    expect(alice).toMatch(/^"alice","","Alice","A1VC38T7YXB528","A1ALICE","ja","Asia\/Tokyo","alice@example\.com"/);
    expect(stdout).not.toMatch(/Atzr|blue heron/);
  });
});
