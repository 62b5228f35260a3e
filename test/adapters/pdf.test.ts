// How the browser that prints is started: within its own sandbox wherever it can have one, driven through a pipe. Those
// browsers are scripts that say how they were started; what a page may not do is tried with a real one, where there is one.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findBrowser, printPdf } from '../../src/adapters/pdf/index.ts';

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

const chromium = await findBrowser(null).catch(() => null);
const withBrowser = chromium === null ? describe.skip : describe;

const isSandboxed = (told: string) => !told.includes('--no-sandbox');

describe('the browser that prints', () => {
  it('starts in its sandbox, and without it only where it ended at once: the computer may allow none', async () => {
    const told = await starts(1000, '[1:1:FATAL] No usable sandbox! If you are running on Ubuntu 23.10+ ...');
    expect(told.map(isSandboxed)).toEqual([true, false]);
  });

  it('starts without it for root, who can have none', async () => {
    expect((await starts(0, 'x')).map(isSandboxed)).toEqual([false]);
  });

  it('is driven through a pipe: at a port any user of this computer could drive it', async () => {
    const [told = ''] = await starts(0, 'x');
    expect(told).toContain('--remote-debugging-pipe');
    expect(told).not.toContain('--remote-debugging-port');
  });
});

withBrowser('a page that is printed', () => {
  it('runs no script and fetches nothing, be it of this computer', async () => {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const pdf = await printPdf(
      `<title>asleep</title><link rel="stylesheet" href="${at}/a.css"><img src="${at}/b.png"><iframe src="${at}/c"></iframe><script>document.title = 'awake'</script><p>x`,
      chromium ?? '',
    );
    await new Promise((resolve) => server.close(resolve));
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect([text.includes('asleep'), text.includes('awake'), asked]).toEqual([true, false, []]);
  });
});
