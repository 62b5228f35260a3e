// The drop folder: `<data folder>/inbox/<account>/*.eml`, for those who can't give access to a mailbox. Files are only
// read; the owner may take them away at any time.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExamineOptions, examineMail } from './examine.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import { MailboxFault, type MailSource } from './port.ts';

export function folderSource(folder: string, options: ExamineOptions): MailSource {
  return {
    name: 'inbox',
    async *read(since, worthOf, signal) {
      for (const { file, at } of await filesSince(folder, since)) {
        signal?.throwIfAborted();
        const raw = await readFile(file).catch(() => null);
        // Taken away meanwhile, or larger than any mail.
        if (raw === null || raw.length > readLimits.mailBytes) continue;
        const examined = await examineMail(raw, options, signal);
        const key = mailKey(examined.mail.messageId, raw);
        const mails = [examined.mail, ...examined.attached.map((one) => one.mail)];
        const glances = mails.map(({ fromShown: from, subject }, i) => {
          const isReport = i === 0 && examined.mail.bounce !== undefined;
          return { key, arrivedAt: at, from, subject, to: [], isReport };
        });
        const isWorth = glances.some((glance) => worthOf(glance) > 0);
        yield { key, arrivedAt: at, examined: isWorth ? examined : null };
      }
    },
  };
}

async function filesSince(folder: string, since: number): Promise<{ file: string; at: number }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new MailboxFault('network', `the folder ${folder} can't be read (${error.code})`);
  });
  const files: { file: string; at: number }[] = [];
  for (const name of names.filter((one) => /\.eml$/i.test(one))) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    // When it was put here: a copy keeps its own time of writing.
    if (found?.isFile() && found.ctimeMs >= since) files.push({ file, at: Math.floor(found.ctimeMs) });
  }
  return files.sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1));
}
