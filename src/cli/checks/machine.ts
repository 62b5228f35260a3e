// Checks of the machine: versions, the data folder, the disk.
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { makeFolder } from '../../app.ts';
import type { Config } from '../../config/schema.ts';
import { bad, type Finding, good } from './finding.ts';

/** package.json says the same; npm only warns about it. */
const oldestNode: readonly [major: number, minor: number] = [20, 19];
/** Below this a database stops working at the worst moment. */
const freeSpaceFloor = 1_000_000_000;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? bad('Node', `${version} is too old`, `install Node ${oldestNode.join('.')} or newer`)
    : good('Node', version);
}

export async function checkFolder({ dataDir }: Config): Promise<Finding> {
  const check = 'data folder';
  try {
    await makeFolder(dataDir, 0o700);
    await access(dataDir, constants.W_OK);
    if (!(await stat(dataDir)).isDirectory()) throw new Error('it is not a folder');
    return good(check, dataDir);
  } catch (error) {
    return bad(
      check,
      `${dataDir} can't be used: ${(error as Error).message}`,
      'make it writable, or set RUSUBAN_DATA_DIR',
    );
  }
}

export async function checkSpace({ dataDir }: Config): Promise<Finding> {
  const check = 'disk space';
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const detail = `${(free / 1e9).toFixed(1)} GB free`;
    return free >= freeSpaceFloor ? good(check, detail) : bad(check, detail, 'free at least 1 GB there');
  } catch (error) {
    return bad(check, (error as Error).message, 'see the data folder above');
  }
}
