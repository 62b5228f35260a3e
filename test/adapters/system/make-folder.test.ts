// Folders that people name, wherever they are: made, or refused with the file system's own code, and never for ever.
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkDataFolder, makeDataFolder, makeFolder } from '../../../src/adapters/system/make-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rusuban-folder-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('makes what is missing, and again', async () => {
  for (const _ of [1, 2]) await makeFolder(join(root, 'a', 'b', 'c'), 0o700);
  expect((await stat(join(root, 'a', 'b', 'c'))).mode & 0o777).toBe(0o700);
});

it('leaves a folder as it is', async () => {
  await mkdir(join(root, 'mine'), { mode: 0o755 });
  await makeFolder(join(root, 'mine'), 0o700);
  expect((await stat(join(root, 'mine'))).mode & 0o777).toBe(0o755);
});

it('refuses a file, and what lies beyond one', async () => {
  await writeFile(join(root, 'file'), '');
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

const onLinux = process.platform === 'linux' ? it : it.skip;
onLinux.each(['/proc/1/x', '/proc/self/fd/x/y', '/sys/x', '/dev/null/x'])('ends at %s', async (path) => {
  await expect(makeFolder(path)).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
});

it('makes the data folder for its owner alone, whatever the umask', async () => {
  const before = process.umask(0);
  try {
    await makeDataFolder(join(root, 'data'));
  } finally {
    process.umask(before);
  }
  expect((await stat(join(root, 'data'))).mode & 0o777).toBe(0o700);
});

it.each([0o777, 0o770, 0o702, 0o1777])('refuses a data folder that others may write, of mode %o', async (mode) => {
  const folder = await mkdtemp(join(root, 'open-'));
  await chmod(folder, mode);
  for (const open of [makeDataFolder, checkDataFolder])
    await expect(open(folder)).rejects.toMatchObject({ message: `${folder} may be written by other users` });
});

(process.getuid?.() === 0 ? it : it.skip)('refuses one of another user (only as root)', async () => {
  const folder = await mkdtemp(join(root, 'strange-'));
  await chown(folder, 65534, 65534);
  for (const open of [makeDataFolder, checkDataFolder])
    await expect(open(folder)).rejects.toMatchObject({ message: `${folder} belongs to another user` });
});
