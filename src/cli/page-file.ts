// Reports as files: a page that needs nothing beside it, or the same as PDF.
import { constants, fstatSync, type Stats } from 'node:fs';
import { type FileHandle, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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
    if (there && !there.isFile()) await writeInto(path, content);
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

/** Another user's pipe would give him the page, and one that nobody reads would wait for ever. */
async function writeInto(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!isOurs(await handle.stat()))
      throw Object.assign(new Error(`${path} is not ours to write into`), { code: 'EPERM' });
    const bytes = Buffer.from(content);
    for (let done = 0; done < bytes.length; ) done += await written(handle, bytes.subarray(done));
  } finally {
    await handle.close();
  }
}

const fullPipeMs = 20;

async function written(handle: FileHandle, bytes: Uint8Array): Promise<number> {
  try {
    return (await handle.write(bytes)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await setTimeout(fullPipeMs);
    return 0;
  }
}

/**
 * A pipe of this user, or where we print anyway (whose terminal may be another's, as under sudo). Nothing else: in place
 * of the pipe there may by now be a link to a file or a disk.
 */
function isOurs(there: Stats): boolean {
  if (there.isFIFO() && there.uid === (process.getuid?.() ?? there.uid)) return true;
  return [1, 2].some((printed) => {
    const { dev, ino } = fstatSync(printed);
    return dev === there.dev && ino === there.ino;
  });
}
