// Files that hold secrets, or that lie where another user may write: never through a link, never into what is there.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Windows has neither links that anyone may make nor this flag. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const noWait = constants.O_NONBLOCK ?? 0;

/**
 * The text of an ordinary file.
 * @throws what the file system says; ELOOP for a link
 */
export async function readOwn(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | noFollow | noWait);
  try {
    if (!(await handle.stat()).isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'EINVAL' });
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/**
 * Makes a file for its owner alone.
 * @param owner user and group that it is given to, where that is not us
 * @throws what the file system says; EEXIST where there is anything, also a link to nowhere
 */
export async function writeNew(path: string, content: string, owner: Owner | null = null): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
    if (owner !== null) await handle.chown(owner.uid, owner.gid);
  } finally {
    await handle.close();
  }
}
