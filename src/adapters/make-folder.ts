// Makes folders that people name. Not by Node's `recursive`, which never ends where a folder is there but takes none
// (/proc/1/x).
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

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
