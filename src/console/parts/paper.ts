// A message as a page to print: as PDF by the browser that is on this computer. One at a time, since each takes a browser.
import { type App, pdfOf } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import { type Rendered, withPictures } from '../../domain/telling/rendered.ts';
import type { Text } from '../../domain/text/text.ts';
import { type Ask, plainPage } from '../env.tsx';

let last: Promise<unknown> = Promise.resolve();

export function sendPdf(app: Pick<App, 'config'>, context: Ask, rendered: Rendered, name: string) {
  return printPdf(app, context, withPictures(rendered), name);
}

/** @param name of the file: letters and digits of ours alone */
export async function printPdf({ config }: Pick<App, 'config'>, context: Ask, html: string, name: string) {
  const printing = last.then(() => pdfOf(html, config));
  last = printing.catch(() => null);
  try {
    return context.body(new Uint8Array(await printing), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { what, hint } = error.advice;
    const text: Text = { en: `${what.en}: ${hint.en}`, ja: `${what.ja}：${hint.ja}` };
    return context.html(plainPage(context.var.reader, text), 503);
  }
}
