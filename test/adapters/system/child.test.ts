// What other programs that we start are told: nothing of our environment, read from real ones.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { printPdf } from '../../../src/adapters/pdf/index.ts';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { run } from '../../../src/adapters/system/child.ts';

const onLinux = process.platform === 'linux' ? it : it.skip;
const secrets = {
  RUSUBAN_SECRET_KEY: 'secret-of-the-key',
  DATABASE_URL: 'secret-of-the-database',
  ANY_OTHER: 'secret-of-another',
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-child-'));
  await chmod(folder, 0o711);
  Object.assign(process.env, secrets);
});
afterAll(async () => {
  for (const name of Object.keys(secrets)) delete process.env[name];
  await rm(folder, { recursive: true, force: true });
});

/** What a process was told when it began; null when it has ended since it was listed, as an autovacuum worker does at any time. */
const environmentOf = (pid: string | undefined) =>
  readFile(`/proc/${pid}/environ`, 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  });

describe('a program that we start', () => {
  it('is told nothing of our environment', async () => {
    const { stdout } = await run('/usr/bin/env', []);
    expect(stdout).toContain('PATH=');
    expect(stdout).not.toMatch(/secret-of|HOME=/);
  });

  it('is told nothing of it as the browser either', async () => {
    const [browser, told] = [join(folder, 'browser'), join(folder, 'told')];
    await writeFile(browser, `#!/bin/sh\nenv > ${told}\n`, { mode: 0o755 });
    await expect(printPdf('<p>x</p>', browser)).rejects.toThrow("didn't start");
    const environment = await readFile(told, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toMatch(/secret-of/);
  });

  onLinux('is told nothing of it as the embedded PostgreSQL, in any of its processes', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir: folder });
    try {
      const pid = (await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0];
      const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(/\s+/);
      const environments = await Promise.all([pid, ...children].map(environmentOf));
      expect(environments.filter((one) => one !== null).length).toBeGreaterThan(2);
      for (const one of environments) expect(one ?? '').not.toMatch(/secret-of/);
    } finally {
      await database.close();
    }
  });
});
