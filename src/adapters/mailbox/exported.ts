// Mails saved as files beside other exports (`mail/*.eml`, also `.eml.gz`). When they came is what the server that
// received them wrote, since a file's own time is that of its copying.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { openOrdinary } from '../system/ordinary-file.ts';
import type { AuthenticateOptions } from './authenticate.ts';
import { createExaminer, examinedOrNot } from './examiner.ts';
import { readDate, readHeaders } from './headers.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import type { ArrivedMail } from './port.ts';

export type ExportedMail =
  | { readonly file: string; readonly mail: ArrivedMail }
  /** Why it could not be read. */
  | { readonly file: string; readonly reason: string };

/** Reads the mails in `folder`, one at a time, by name; none where it isn't there. */
export async function* exportedMails(folder: string, options: AuthenticateOptions): AsyncGenerator<ExportedMail> {
  const names = await readdir(folder).catch(() => []);
  const examiner = createExaminer(options);
  try {
    for (const name of names.filter((one) => /\.eml(?:\.gz)?$/i.test(one)).sort()) {
      const file = `mail/${name}`;
      try {
        const raw = await bytesOf(join(folder, name), folder);
        const arrivedAt = arrivalOf(raw);
        if (arrivedAt === null) yield { file, reason: 'it doesn’t say when it came' };
        else {
          const { examined } = examinedOrNot(await examiner.examine(raw));
          if (examined === null) yield { file, reason: 'reading it would cost too much' };
          else yield { file, mail: { key: mailKey(examined.mail.messageId, raw), arrivedAt, examined } };
        }
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        yield { file, reason: `it can’t be read (${code ?? message})` };
      }
    }
  } finally {
    await examiner.close();
  }
}

/** Providers take mails up to 25 to 50 MB. */
const fileBytes = 52_000_000;

/** At most so much as a mail may have; a file that unfolds without end is not read to it. */
async function bytesOf(path: string, folder: string): Promise<Buffer> {
  const handle = await openOrdinary(path, folder);
  const file = handle.createReadStream();
  const source = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => source.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > fileBytes) throw new Error('larger than any mail');
    }
  } finally {
    file.destroy();
    await handle.close();
  }
  return Buffer.concat(chunks, size);
}

/** By the topmost `Received`, else by the mail's own date; null where there is neither. */
function arrivalOf(raw: Buffer): number | null {
  const { headers } = readHeaders(raw, readLimits);
  const received = headers.find(({ name }) => name === 'received')?.value;
  const said = [received?.slice(received.lastIndexOf(';') + 1), headers.find(({ name }) => name === 'date')?.value];
  for (const text of said) {
    const at = readDate(text ?? '');
    if (at !== null) return at;
  }
  return null;
}
