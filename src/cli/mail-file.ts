// A mail that a command is given: a file, or `-` for standard input.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { systemText, UserError } from '../domain/errors.ts';
import type { Terminal } from './terminal.ts';

/** Providers take mails up to 50 MB; what is larger is read so far and said to be incomplete. */
const byteLimit = 60_000_000;

/** @throws UserError when it can't be read or is empty */
export async function readMailFile(terminal: Terminal, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const source: Readable = file === '-' ? terminal.stdin : createReadStream(file);
    for await (const chunk of source) {
      chunks.push(Buffer.from(chunk as Buffer));
      size += chunks.at(-1)?.length ?? 0;
      if (size > byteLimit) break;
    }
  } catch (error) {
    const reason = systemText(error).ja;
    throw new UserError(
      { en: `${file} could not be read (${reason})`, ja: `${file} を読めませんでした（${reason}）` },
      {
        en: 'give the path of a mail saved as a file (.eml)',
        ja: 'ファイル（.eml）として保存したメールの場所を指定してください',
      },
    );
  }
  if (size === 0)
    throw new UserError(
      { en: 'there is no mail: it is empty', ja: 'メールが空です' },
      {
        en: 'save the mail as a file (.eml) and name that',
        ja: 'メールをファイル（.eml）として保存し、それを指定してください',
      },
    );
  return Buffer.concat(chunks);
}
