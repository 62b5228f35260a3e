// What the doctor says of the data folder: good only where nobody else can put things of his own into it.
import { chmod, chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkFolder, checkVersion } from '../../../src/cli/checks/machine.ts';
import type { Config } from '../../../src/config/schema.ts';
import { version } from '../../../src/config/version.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-checked-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const check = (dataDir: string) => checkFolder({ dataDir } as Config);

describe('the version', () => {
  const now = Date.UTC(2027, 6, 1, 9);
  const said = (heading: string) => checkVersion(now, `# Changes\n\n## ${heading}\n\n- x\n\n## 0.0.1 (2020-01-01)\n`);

  it('is said with its age, and where it is old, that there may be a newer one', async () => {
    expect(await said(`${version} (2027-06-01)`)).toMatchObject({
      ...{ isGood: true, mend: null, detail: { en: `${version} of 2027-06-01, 30 days old` } },
    });
    const { isGood, mend } = await said(`${version} (2027-01-02)`);
    expect([isGood, mend?.en]).toEqual([true, expect.stringContaining('newer')]);
    for (const heading of [`${version} (not released)`, 'nothing of the kind'])
      expect((await said(heading)).detail.en).toBe(`${version}, not a released one`);
  });

  it('is found in the changes that lie beside the program', async () => {
    expect((await checkVersion(now)).detail.en).toContain(version);
  });
});

describe('the data folder', () => {
  it.each([0o700, 0o710, 0o755])('of mode %o is good', async (mode) => {
    await chmod(folder, mode);
    expect(await check(folder)).toMatchObject({ isGood: true });
  });

  it.each([0o777, 0o770, 0o702, 0o1777])('that others may write, of mode %o, is not', async (mode) => {
    await chmod(folder, mode);
    const { isGood, detail, mend } = await check(folder);
    expect({ isGood, detail: detail.en }).toEqual({ isGood: false, detail: `${folder} may be written by other users` });
    expect(mend?.en).toContain(`chmod 700 ${folder}`);
  });

  (process.getuid?.() === 0 ? it : it.skip)('of another user is not (only as root)', async () => {
    await chown(folder, 65534, 65534);
    expect(await check(folder)).toMatchObject({ isGood: false, detail: { en: `${folder} belongs to another user` } });
  });

  it('that is made is for its owner alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await check(join(folder, 'new'));
    } finally {
      process.umask(before);
    }
    expect((await stat(join(folder, 'new'))).mode & 0o777).toBe(0o700);
  });
});
