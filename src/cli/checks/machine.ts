// Checks of the machine: versions, the command, the data folder, the disk.
import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../../app.ts';
import type { Config } from '../../config/schema.ts';
import { advise, bad, type Finding, good } from './finding.ts';

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

/**
 * Mails say `rusuban ...`: what that runs must be this program.
 * @param found where the shell finds it, or null. It is never run: it may be a stranger's.
 */
export async function checkCommand(found: string | null): Promise<Finding> {
  const check = 'command';
  const own = programFolder();
  if (found === null)
    return advise(check, 'rusuban is not on the PATH, and mails name it', `type \`npm link\` in ${own}`);
  const isOurs = (await realpath(found)) === (await realpath(join(own, 'bin', 'rusuban.js')));
  // what npm puts there on Windows is a script that starts the program beside it
  const isStarted = (await readFile(found, 'utf8').catch(() => '')).includes('node_modules\\rusuban\\bin');
  if (isOurs || isStarted) return good(check, found);
  return bad(check, `${found} is another program than this one in ${own}`, `type \`npm link\` in ${own}`);
}

/** What the shell would run, as its path; null where there is none. */
export function whereIs(command: string): Promise<string | null> {
  const isWindows = process.platform === 'win32';
  const [shell, ...args] = isWindows ? ['where', `${command}.cmd`] : ['sh', '-c', 'command -v "$0"', command];
  return new Promise((resolve) => {
    execFile(shell ?? '', args, (error, stdout) => resolve(error ? null : (stdout.split(/\r?\n/)[0] ?? null)));
  });
}

/** Where the program lies, run from its sources or from dist/. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'bin', 'rusuban.js'))) folder = dirname(folder);
  return folder;
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
