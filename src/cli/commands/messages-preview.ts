// `rusuban messages preview`: every message as files to look at. Needs no account, no database and no network.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messagePreviews } from '../../../dev/message-previews.ts';
import { makeFolder } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import type { ExitCode } from '../failure.ts';
import { say, type Terminal } from '../terminal.ts';

export async function messagesPreview(terminal: Terminal, folder: string): Promise<ExitCode> {
  if (folder.trim() === '') throw new UserError('no folder was named', 'name a folder that you may write into');
  const path = resolve(folder);
  let count = 0;
  try {
    await makeFolder(path);
    for await (const { name, content } of messagePreviews()) {
      await writeFile(join(path, name), content);
      if (name.endsWith('.html')) count++;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`${path} can't be written: ${message}`, 'name a folder that you may write into');
  }
  say(terminal, `${count - 1} messages. Open: ${join(path, 'index.html')}`);
  return 0;
}
