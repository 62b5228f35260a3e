// Folders that people name, wherever they are: made, or refused with the file system's own code, and never for ever.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeFolder } from '../../src/adapters/make-folder.ts';

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
