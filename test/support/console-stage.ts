// The console over real HTTP, on a database of its own and a clock in the test’s hand.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Console, startConsole } from '../../src/console/server.ts';
import { openTestDatabase } from './database.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

export interface ConsoleStage {
  readonly app: App;
  readonly page: Console;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

/** @param settings beside the data folder and the database; `now` is what its clock shows at first */
export async function openConsole(now: number, settings: Readonly<Record<string, string>> = {}): Promise<ConsoleStage> {
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-console-'));
  const database = await openTestDatabase();
  const clock = createManualClock(now);
  const places = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const app = await createApp(loadConfig({ ...places, ...settings }, { directory: folder }), { clock });
  const page = await startConsole(app, { host: '127.0.0.1', port: 0 });
  return {
    ...{ app, page, clock },
    async close() {
      await page.close();
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
