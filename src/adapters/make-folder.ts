// Makes folders that people name. Not by Node's `recursive`, which never ends where a folder is there but takes none
// (/proc/1/x).
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemText, UserError } from '../domain/errors.ts';

/**
 * Makes the folder and those above it that are missing; what is there stays as it is.
 * @param mode of those that are made
 * @throws what the file system says: ENOTDIR, EACCES, ENOENT ...
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await mkdir(path, { mode });
  }
}

/**
 * Makes the data folder.
 * @throws UserError when it can't be made
 */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir, 0o700);
  } catch (error) {
    const { en, ja } = systemText(error);
    throw new UserError(
      { en: `The data folder ${dataDir} can't be made: ${en}`, ja: `データフォルダ ${dataDir} を作れません（${ja}）` },
      { en: 'Set RUSUBAN_DATA_DIR to one that can.', ja: 'RUSUBAN_DATA_DIR に、作れる場所を設定してください。' },
      { cause: error },
    );
  }
}
