// Reports as files: a page that needs nothing beside it, or the same as PDF.
import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Config } from '../config/schema.ts';
import { UserError } from '../domain/errors.ts';
import { type Rendered, withPictures } from '../domain/telling/rendered.ts';

export interface PageFlags {
  readonly html?: string;
  readonly pdf?: string;
}

/** Writes the files that were asked for; returns their paths. Files hold what only their owner should read. */
export async function writePage(
  rendered: Rendered,
  { html, pdf }: PageFlags,
  config: Pick<Config, 'chromium'>,
): Promise<string[]> {
  const page = withPictures(rendered);
  const written: string[] = [];
  if (html !== undefined) written.push(await writeOver(html, page));
  if (pdf !== undefined) {
    const { pdfOf } = await import('../app.ts');
    written.push(await writeOver(pdf, await pdfOf(page, config)));
  }
  return written;
}

/**
 * Beside its place first and then in it, so that a link that somebody put there is replaced and not followed, and what
 * others could read before can't be read by them now. A pipe or a terminal of our own is written to as it is.
 */
export async function writeOver(file: string, content: string | Uint8Array): Promise<string> {
  const path = resolve(file);
  const part = `${path}.${process.pid}.part`;
  try {
    const there = await stat(path).catch(() => null);
    if (there && !there.isFile()) await writeInto(path, there, content);
    else {
      await writeFile(part, content, { mode: 0o600, flag: 'wx' });
      await rename(part, path);
    }
    return path;
  } catch (error) {
    // what a full disk cut off
    await rm(part, { force: true }).catch(() => {});
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UserError(
      { en: `${path} can't be written (${code})`, ja: `${path} に書き込めません（${code}）` },
      {
        en: 'name a file in a folder that you may write into',
        ja: '書き込めるフォルダの中のファイルを指定してください',
      },
      { cause: error },
    );
  }
}

/**
 * Only a pipe of this user, or what we print to anyway: another user's pipe would give him the page, one that nobody reads
 * would wait for ever, and in place of a pipe there may by now be a link to a file or a disk.
 */
async function writeInto(path: string, there: Stats, content: string | Uint8Array): Promise<void> {
  const printed = [process.stdout, process.stderr].find(({ fd }) => {
    const { dev, ino } = fstatSync(fd);
    return dev === there.dev && ino === there.ino;
  });
  if (printed)
    return new Promise((resolve, reject) => printed.write(content, (err) => (err ? reject(err) : resolve())));
  const fd = openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  const opened = fstatSync(fd);
  if (!opened.isFIFO() || opened.uid !== (process.getuid?.() ?? opened.uid)) {
    closeSync(fd);
    throw Object.assign(new Error(`${path} is no pipe of this user`), { code: 'EPERM' });
  }
  await finished(new Socket({ fd, readable: false, writable: true }).end(content));
}
