// A folder on a disk that is full: a tiny file system where this user may mount one, else a file in the folder's place.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface FullDisk {
  /** From now on there is room. */
  free(): Promise<void>;
}

/** Puts it in the place of `folder`/`name`, which isn't there yet or empty. */
export async function fillDisk(folder: string, name: string): Promise<FullDisk> {
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  let isFull = true;
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', place]).status === 0;
  if (isMounted) {
    await writeFile(join(place, 'filler'), Buffer.alloc(64 * 1024)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOSPC') throw error;
    });
  } else {
    await rm(place, { recursive: true });
    await writeFile(place, 'not a folder');
  }
  return {
    async free() {
      if (!isFull) return;
      // busy while a mail is being written there
      while (isMounted && spawnSync('umount', [place]).status !== 0) await pause(20);
      if (!isMounted) await rm(place);
      isFull = false;
    },
  };
}
