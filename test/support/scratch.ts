// A folder for one test, gone with it, and with it any embedded database that killed processes left running there.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterServer } from '../../src/adapters/store/embedded/server.ts';

export async function makeScratch(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `rusuban-${name}-`));
  // As root the database runs as another user, who must get in.
  await chmod(folder, 0o711);
  return folder;
}

/** Removes the folder; stops the databases of the data folders in it, `''` being the folder itself. */
export async function clearScratch(folder: string, ...dataDirs: string[]): Promise<void> {
  for (const dataDir of dataDirs)
    if (existsSync(join(folder, dataDir, 'postgres'))) await (await enterServer(join(folder, dataDir))).leave();
  await rm(folder, { recursive: true, force: true });
}
