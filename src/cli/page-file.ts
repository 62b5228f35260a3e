// Reports as files: a page that needs nothing beside it, or the same as PDF.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  if (html !== undefined) written.push(await write(html, page));
  if (pdf !== undefined) {
    const { pdfOf } = await import('../app.ts');
    written.push(await write(pdf, await pdfOf(page, config)));
  }
  return written;
}

async function write(file: string, content: string | Uint8Array): Promise<string> {
  const path = resolve(file);
  try {
    await writeFile(path, content, { mode: 0o600 });
    return path;
  } catch (error) {
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
