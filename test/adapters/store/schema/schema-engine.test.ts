// The migration engine leaves a timer behind that comes back ten seconds later: what it leaves behind must not hurt the next one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

let databases: TestDatabase[];
beforeAll(async () => {
  databases = [await openTestDatabase(), await openTestDatabase()];
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

describe('migrating twice in one process', () => {
  it('survives the timers of the first engine', async () => {
    // Its own process, as it is the process that used to end. The engine's ten seconds are cut to two.
    const script = `
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (call, ms, ...rest) => setTimeout(call, ms === 10_000 ? 2_000 : ms, ...rest);
      const { migrate } = await import('./dist/src/adapters/store/schema/migrate.js');
      for (const url of process.argv.slice(1)) await migrate(url);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      process.stdout.write('alive');
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...databases.map(({ url }) => url)], {
      cwd: root,
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const [code] = await once(child, 'exit');
    expect({ code, out }).toEqual({ code: 0, out: 'alive' });
  });
});
