// Settings in files: `.env` of the working folder and of the data folder. The working folder may be anybody's, or unzipped
// from a mail, so that its file is taken only where nobody else can have written it, and says nothing of where secrets go.
import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Said } from './error.ts';

export type SettingsFile =
  | { readonly kind: 'read'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'absent' }
  /** Somebody else's, or open to others: not even looked into. */
  | { readonly kind: 'strangers'; readonly why: Said }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Reads a file of settings, if it is ours or root's and nobody else may write it. */
export function readSettingsFile(path: string): SettingsFile {
  let handle: number;
  try {
    // a pipe would wait for its writer
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', code };
  }
  try {
    const { uid, mode } = fstatSync(handle);
    const self = process.getuid?.();
    if (self !== undefined && uid !== self && uid !== 0)
      return { kind: 'strangers', why: { en: 'it belongs to another user', ja: '別の利用者のものです' } };
    if (self !== undefined && (mode & 0o022) !== 0)
      return {
        kind: 'strangers',
        why: {
          en: `other users may write it (chmod 600 ${path})`,
          ja: `他の利用者も書き込めます（chmod 600 ${path}）`,
        },
      };
    if (self !== undefined && isOpenFolder(dirname(resolve(path)), self))
      return {
        kind: 'strangers',
        why: {
          en: 'other users can put another file in its place, since the folder is theirs or open to them',
          ja: 'フォルダが別の利用者のものか、誰でも書き込めるため、別のファイルに差し替えられます',
        },
      };
    return { kind: 'read', values: parseEnv(readFileSync(handle, 'utf8')) as Record<string, string> };
  } catch (error) {
    return { kind: 'unreadable', code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  } finally {
    closeSync(handle);
  }
}

/** May others rename what is in it? In a sticky one, as /tmp is, each only their own. */
function isOpenFolder(folder: string, self: number): boolean {
  const { uid, mode } = statSync(folder);
  return (uid !== self && uid !== 0) || (mode & 0o1002) === 0o002;
}

/** The text of a file of settings with these set, and everything else in it as it was. */
export function withSettings(text: string, values: Readonly<Record<string, string>>): string {
  const kept = text
    .split(/\r?\n/)
    .filter((line) => !Object.keys(values).includes(/^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? ''));
  while (kept.at(-1) === '') kept.pop();
  const added = Object.entries(values).map(([name, value]) => {
    if (/["\\\n\r]/.test(value)) throw new Error(`${name} can't be written between quotes`);
    return `${name}="${value}"`;
  });
  return `${[...kept, ...added].join('\n')}\n`;
}
