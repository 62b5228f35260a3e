// How the browser that prints is started: within its own sandbox wherever it can have one. The browsers here are scripts
// that say how they were started.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { printPdf } from '../../src/adapters/pdf/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-pdf-'));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** What each start of a browser that ends at once with `complaint` was told, as the user of number `uid`. */
async function starts(uid: number, complaint: string): Promise<string[]> {
  jest.spyOn(process as { getuid(): number }, 'getuid').mockReturnValue(uid);
  const [browser, told] = [join(folder, 'browser'), join(folder, 'told')];
  await writeFile(browser, `#!/bin/sh\necho "$@" >> ${told}\necho '${complaint}' >&2\nexit 1\n`, { mode: 0o755 });
  await expect(printPdf('<p>x</p>', browser)).rejects.toThrow("didn't start");
  return (await readFile(told, 'utf8')).trim().split('\n');
}

const isSandboxed = (told: string) => !told.includes('--no-sandbox');

describe('the browser that prints', () => {
  it('starts in its sandbox, and without it only where it ended at once: the computer may allow none', async () => {
    const told = await starts(1000, '[1:1:FATAL] No usable sandbox! If you are running on Ubuntu 23.10+ ...');
    expect(told.map(isSandboxed)).toEqual([true, false]);
  });

  it('starts without it for root, who can have none', async () => {
    expect((await starts(0, 'x')).map(isSandboxed)).toEqual([false]);
  });
});
