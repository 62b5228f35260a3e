// Checks of the machine: versions, the command, the data folder, the disk.
import { constants, existsSync } from 'node:fs';
import { access, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDataFolder } from '../../app.ts';
import { searchPath } from '../../config/load.ts';
import type { Config } from '../../config/schema.ts';
import { version } from '../../config/version.ts';
import { dayMs, type Instant } from '../../domain/clock.ts';
import { systemText, UserError } from '../../domain/errors.ts';
import { sameText } from '../../domain/text/text.ts';
import { advise, bad, type Finding, failed, good } from './finding.ts';

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

/** Newer ones see more; nobody asks the internet whether there is one. */
const oldVersionMs = 180 * dayMs;

/** Which version this is, and of which day: CHANGELOG.md, which every package holds, has it in the version's heading. */
export async function checkVersion(now: Instant, changelog?: string): Promise<Finding> {
  const check = { en: 'version', ja: 'バージョン' };
  const text = changelog ?? (await readFile(join(programFolder(), 'CHANGELOG.md'), 'utf8').catch(() => ''));
  const heading = text.split('\n').find((line) => line.startsWith(`## ${version} (`));
  const day = /\((\d{4}-\d{2}-\d{2})\)/.exec(heading ?? '')?.[1];
  if (day === undefined)
    return good(check, { en: `${version}, not a released one`, ja: `${version}（リリース前のもの）` });
  const days = Math.max(0, Math.floor((now - Date.parse(day)) / dayMs));
  const detail = { en: `${version} of ${day}, ${days} days old`, ja: `${version}（${day}、${days}日前のもの）` };
  if (days * dayMs < oldVersionMs) return good(check, detail);
  return advise(check, detail, {
    en: 'look whether there is a newer one: takeovers change, and so do Amazon’s answers',
    ja: '新しいバージョンがないかご確認ください。乗っ取りの手口も、Amazonの応答も変わります',
  });
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

/** What the shell would run, as its path; null where there is none. Nothing is started to find it. */
export async function whereIs(command: string, folders: readonly string[] = searchPath()): Promise<string | null> {
  const file = process.platform === 'win32' ? `${command}.cmd` : command;
  for (const place of folders.map((folder) => resolve(folder, file))) {
    const isRunnable = await access(place, constants.X_OK).then(
      async () => (await stat(place)).isFile(),
      () => false,
    );
    if (isRunnable) return place;
  }
  return null;
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
    await makeDataFolder(dataDir);
    await access(dataDir, constants.W_OK);
    return good(check, sameText(dataDir));
  } catch (error) {
    if (error instanceof UserError) return failed(check, error.advice);
    const { en, ja } = systemText(error);
    return bad(check, { en: `${dataDir} can't be used: ${en}`, ja: `${dataDir} を使えません（${ja}）` }, folderMend);
  }
}

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
