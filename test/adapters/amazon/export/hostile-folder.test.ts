// An export folder that someone else filled: pipes, links, and small files that unfold to more than a computer has.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../../../src/adapters/amazon/export/index.ts';

const seen = {
  payload: [
    {
      marketplace: { id: 'A1VC38T7YXB528' },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: 'Alice',
    },
  ],
};

let outside = '';
let folder = '';
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'export-'));
  folder = join(outside, 'folder');
  for (const sub of ['listings', 'orders', 'feedback', 'performance', 'profile', 'mail', 'foreign-reports'])
    await mkdir(join(folder, sub), { recursive: true });
  await writeFile(join(folder, 'account.json'), '{ "marketplaceId": "A1VC38T7YXB528" }');
  await writeFile(
    join(folder, 'profile', '20260201T000000Z.json'),
    JSON.stringify({ marketplaceParticipations: seen }),
  );
});
afterEach(() => rm(outside, { recursive: true }));

const stamp = '20260301T000000Z';
const at = (name: string) => join(folder, name);

/** What is said of each file once all of them were read. */
async function leftOut(): Promise<Record<string, string>> {
  const { snapshots, leftOut: said } = await readExportFolder(folder);
  for (const snapshot of snapshots) {
    const reader = snapshot.read();
    for (let next = await reader.next(); !next.done; ) next = await reader.next();
  }
  return Object.fromEntries(said.map(({ file, reason }) => [file, reason]));
}

describe('an export folder', () => {
  it('may hold pipes without a writer: none is waited for, each is told', async () => {
    const names = [`listings/${stamp}.txt`, 'orders/a.txt', 'feedback/a.txt', `profile/${stamp}.json`, 'planned.csv'];
    for (const name of names) execFileSync('mkfifo', [at(name)]);
    const said = await leftOut();
    for (const name of names) expect([name, said[name]]).toEqual([name, 'it is no ordinary file']);
  });

  it('may hold links that lead out of it: none is followed, each is told', async () => {
    await writeFile(join(outside, 'secret'), 'secret');
    const names = [`listings/${stamp}.txt`, 'orders/a.txt', 'feedback/a.txt', `profile/${stamp}.json`, 'planned.csv'];
    for (const name of names) await symlink(join(outside, 'secret'), at(name));
    const said = await leftOut();
    for (const name of names) expect([name, said[name]]).toEqual([name, 'it is a link that leads out of the folder']);
  });

  it.each([
    ['nests 50 million times', '['.repeat(50_000_000), 'it nests deeper than 200 levels'],
    ['nests objects', '{"a":'.repeat(10_000), 'it nests deeper than 200 levels'],
    ['unfolds to 80 MB', `[${'0,'.repeat(40_000_000)}0]`, /^it holds more than \d+ bytes, unpacked/],
  ])('may hold a JSON file that %s: it is left out, with the reason', async (_, json, reason) => {
    const name = `profile/${stamp}.json.gz`;
    await writeFile(at(name), gzipSync(json));
    expect((await leftOut())[name]).toMatch(reason);
  });

  it('may have such an account.json: said at once, with what to do', async () => {
    await writeFile(at('account.json.gz'), gzipSync('['.repeat(50_000_000)));
    await rm(at('account.json'));
    await expect(readExportFolder(folder)).rejects.toThrow('it nests deeper than 200 levels');
  });

  it('keeps brackets in strings apart from those that nest', async () => {
    const account = { marketplaceId: 'A1VC38T7YXB528', storeName: `\\"${'['.repeat(190)}` };
    await writeFile(at('account.json'), JSON.stringify({ ...account, note: '{'.repeat(1_000) }));
    expect((await readExportFolder(folder)).account.name).toBe(account.storeName);
  });
});
