// The drop folder: `<data folder>/inbox/<account>/*.eml`, for those who can't give access to a mailbox. Files are only
// read; the owner may take them away at any time.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openOrdinary } from '../system/ordinary-file.ts';
import { type Examiner, examinedOrNot } from './examiner.ts';
import { glanceOf } from './glance.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import { MailboxFault, type MailSource } from './port.ts';

export function folderSource(folder: string, examiner: Examiner): MailSource {
  return {
    name: 'inbox',
    async *read(since, worthOf, signal) {
      for (const { file, at } of await filesSince(folder, since)) {
        signal?.throwIfAborted();
        // Taken away meanwhile.
        const raw = await beginningOf(file, folder).catch(() => null);
        if (raw === null) continue;
        const { examined, ...how } = examinedOrNot(await examiner.examine(raw, signal));
        if (examined === null) {
          const glance = { ...glanceOf(raw, at), arrivedAt: at };
          worthOf(glance);
          yield { key: glance.key, arrivedAt: at, examined, ...how };
          continue;
        }
        const key = mailKey(examined.mail.messageId, raw);
        const mails = [examined.mail, ...examined.attached.map((one) => one.mail)];
        const glances = mails.map((mail, i) => {
          const { fromShown, from: senders, subject } = mail;
          const isReport = i === 0 && examined.mail.bounce !== undefined;
          return { key, arrivedAt: at, from: fromShown, senders, subject, to: [], isReport, proof: () => mail };
        });
        const isWorth = glances.some((glance) => worthOf(glance) > 0);
        yield { key, arrivedAt: at, examined: isWorth ? examined : null };
      }
    },
  };
}

/** As much of a file as is read of a mail, and a byte more where there is more. */
async function beginningOf(path: string, folder: string): Promise<Buffer> {
  const file = await openOrdinary(path, folder);
  try {
    const { size } = await file.stat();
    const raw = Buffer.alloc(Math.min(size, readLimits.mailBytes + 1));
    const { bytesRead } = await file.read(raw, 0, raw.length, 0);
    return raw.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function filesSince(folder: string, since: number): Promise<{ file: string; at: number }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new MailboxFault('network', `the folder ${folder} can't be read (${error.code})`);
  });
  const files: { file: string; at: number }[] = [];
  for (const name of names.filter((one) => /\.eml$/i.test(one))) {
    const file = join(folder, name);
    // Not where a link leads: only what lies here itself is a mail that was put here.
    const found = await lstat(file).catch(() => null);
    // When it was put here: a copy keeps its own time of writing.
    if (found?.isFile() && found.ctimeMs >= since) files.push({ file, at: Math.floor(found.ctimeMs) });
  }
  return files.sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1));
}
