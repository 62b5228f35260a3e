// Checks of the machine: versions, the command, the data folder, the disk.
import { execFile } from 'node:child_process';
import { constants, existsSync, type Stats } from 'node:fs';
import { access, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../../app.ts';
import type { Config } from '../../config/schema.ts';
import { systemText } from '../../domain/errors.ts';
import { sameText, type Text } from '../../domain/text/text.ts';
import { advise, bad, type Finding, good } from './finding.ts';

/** package.json says the same; npm only warns about it. */
const oldestNode: readonly [major: number, minor: number] = [20, 19];
/** Below this a database stops working at the worst moment. */
const freeSpaceFloor = 1_000_000_000;

export function checkNode(version: string): Finding {
  const check = sameText('Node');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  const oldest = oldestNode.join('.');
  return isOld
    ? bad(
        check,
        { en: `${version} is too old`, ja: `${version} は古すぎます` },
        { en: `install Node ${oldest} or newer`, ja: `Node ${oldest} 以降を入れてください` },
      )
    : good(check, sameText(version));
}

/**
 * Mails say `rusuban ...`: what that runs must be this program.
 * @param found where the shell finds it, or null. It is never run: it may be a stranger's.
 */
export async function checkCommand(found: string | null): Promise<Finding> {
  const check = { en: 'command', ja: 'コマンド' };
  const own = programFolder();
  const mend = { en: `type \`npm link\` in ${own}`, ja: `${own} で npm link を実行してください` };
  if (found === null)
    return advise(
      check,
      {
        en: 'rusuban is not on the PATH, and mails name it',
        ja: 'PATH に rusuban がありません（メールではこの名前でご案内します）',
      },
      mend,
    );
  const isOurs = (await realpath(found)) === (await realpath(join(own, 'bin', 'rusuban.js')));
  // what npm puts there on Windows is a script that starts the program beside it
  const isStarted = (await readFile(found, 'utf8').catch(() => '')).includes('node_modules\\rusuban\\bin');
  if (isOurs || isStarted) return good(check, sameText(found));
  return bad(
    check,
    {
      en: `${found} is another program than this one in ${own}`,
      ja: `${found} は、${own} のこのプログラムとは別のものです`,
    },
    mend,
  );
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
  const check = { en: 'data folder', ja: 'データフォルダ' };
  try {
    await makeFolder(dataDir, 0o700);
    await access(dataDir, constants.W_OK);
    const found = await stat(dataDir);
    const strangers = openToOthers(found);
    if (strangers !== null) return bad(check, strangers(dataDir), shutMend(dataDir));
    if (found.isDirectory()) return good(check, sameText(dataDir));
    return bad(check, { en: `${dataDir} is not a folder`, ja: `${dataDir} はフォルダではありません` }, folderMend);
  } catch (error) {
    const { en, ja } = systemText(error);
    return bad(check, { en: `${dataDir} can't be used: ${en}`, ja: `${dataDir} を使えません（${ja}）` }, folderMend);
  }
}

/** Whoever may write there may put keys, a database or mails of his own in place of ours. */
function openToOthers({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): ((folder: string) => Text) | null {
  const self = process.getuid?.();
  if (self === undefined) return null;
  if (uid !== self && uid !== 0)
    return (folder) => ({ en: `${folder} belongs to another user`, ja: `${folder} は別の利用者のものです` });
  if ((mode & 0o022) !== 0)
    return (folder) => ({
      en: `${folder} may be written by other users`,
      ja: `${folder} に他の利用者も書き込めます`,
    });
  return null;
}

const shutMend = (folder: string) => ({
  en: `see whether anything in it is not yours, then let it belong to the user that runs rusuban and shut it (chmod 700 ${folder})`,
  ja: `中に心当たりのないものがないか確かめてから、rusubanを動かす利用者の所有にして閉じてください（chmod 700 ${folder}）`,
});

const folderMend = {
  en: 'make it writable, or set RUSUBAN_DATA_DIR',
  ja: '書き込めるようにするか、RUSUBAN_DATA_DIR に別の場所を設定してください',
};

export async function checkSpace({ dataDir }: Config): Promise<Finding> {
  const check = { en: 'disk space', ja: 'ディスクの空き' };
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const gigabytes = (free / 1e9).toFixed(1);
    const detail = { en: `${gigabytes} GB free`, ja: `${gigabytes} GB` };
    const mend = { en: 'free at least 1 GB there', ja: '1 GB以上空けてください' };
    return free >= freeSpaceFloor ? good(check, detail) : bad(check, detail, mend);
  } catch (error) {
    const mend = { en: 'see the data folder above', ja: '上の「データフォルダ」をご覧ください' };
    return bad(check, systemText(error), mend);
  }
}
