// Mails saved as files beside other exports (`mail/*.eml`, also `.eml.gz`). When they came is what the server that
// received them wrote, since a file's own time is that of its copying.
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type ExamineOptions, examineMail } from './examine.ts';
import { readDate, readHeaders } from './headers.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import type { ArrivedMail } from './port.ts';

export type ExportedMail =
  | { readonly file: string; readonly mail: ArrivedMail }
  /** Why it could not be read. */
  | { readonly file: string; readonly reason: string };

/** Reads the mails in `folder`, one at a time, by name; none where it isn't there. */
export async function* exportedMails(folder: string, options: ExamineOptions): AsyncGenerator<ExportedMail> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => /\.eml(?:\.gz)?$/i.test(one)).sort()) {
    const file = `mail/${name}`;
    try {
      const raw = await bytesOf(join(folder, name));
      const arrivedAt = arrivalOf(raw);
      if (arrivedAt === null) yield { file, reason: 'it doesn’t say when it came' };
      else {
        const examined = await examineMail(raw, options);
        yield { file, mail: { key: mailKey(examined.mail.messageId, raw), arrivedAt, examined } };
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      yield { file, reason: `it can’t be read (${code ?? message})` };
    }
  }
}

/** At most so much as a mail may have; a file that unfolds without end is not read to it. */
async function bytesOf(path: string): Promise<Buffer> {
  const file = createReadStream(path);
  const source = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => source.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > readLimits.mailBytes) throw new Error('larger than any mail');
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
