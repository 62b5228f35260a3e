// A file that holds secrets, or `-` for standard input: nobody but its owner may be able to read it.
import { constants, type FileHandle, open } from 'node:fs/promises';
import { systemText, UserError } from '../domain/errors.ts';
import type { Terminal } from './terminal.ts';

/** Ten thousand accounts have less. */
const byteLimit = 20_000_000;

/**
 * Its text. Pipes and devices aren't waited for.
 * @param isTakenAnyway also where others may read it
 * @throws UserError where it can't be read, is no ordinary file or too large, or others may read it
 */
export async function readSecretFile(
  { stdin }: Pick<Terminal, 'stdin'>,
  path: string,
  { isTakenAnyway = false } = {},
): Promise<string> {
  if (path === '-') return textOf(path, stdin);
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    const { en, ja } = systemText(error);
    throw new UserError({ en: `${path} could not be read (${en})`, ja: `${path} を読めませんでした（${ja}）` }, other);
  });
  try {
    await checkOurs(file, path, { isTakenAnyway });
    return await textOf(path, file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

const other = {
  en: 'name another file, or - for standard input',
  ja: '別のファイルか、標準入力なら - を指定してください',
};

async function checkOurs(file: FileHandle, path: string, { isTakenAnyway }: { isTakenAnyway: boolean }): Promise<void> {
  const found = await file.stat();
  if (!found.isFile())
    throw new UserError({ en: `${path} is no ordinary file`, ja: `${path} は通常のファイルではありません` }, other);
  // Windows has no such owners and modes.
  const self = process.getuid?.();
  const isOurs = found.uid === self || found.uid === 0;
  if (isTakenAnyway || self === undefined || (isOurs && (found.mode & 0o077) === 0)) return;
  throw new UserError(
    {
      en: `other users of this computer may read ${path}, and the secrets in it`,
      ja: `${path} はこのコンピューターの他のユーザーにも読めます。秘密の情報が入っています`,
    },
    {
      en: `make it yours alone (chmod 600 ${path}), or take it as it is with --insecure-file`,
      ja: `自分だけが読めるファイルにするか（chmod 600 ${path}）、このまま使う場合は --insecure-file を付けてください`,
    },
  );
}

async function textOf(path: string, source: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(Buffer.from(chunk as Buffer));
    size += chunks.at(-1)?.length ?? 0;
    if (size > byteLimit) throw new UserError({ en: `${path} is too large`, ja: `${path} が大きすぎます` }, other);
  }
  return Buffer.concat(chunks).toString('utf8');
}
