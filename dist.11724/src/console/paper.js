// A message as a page to print: as PDF by the browser that is on this computer. One at a time, since each takes a browser.
import { pdfOf } from '../app.js';
import { UserError } from '../domain/errors.js';
import { withPictures } from '../domain/telling/rendered.js';
import { plainPage } from './env.js';
let last = Promise.resolve();
export function sendPdf(app, context, rendered, name) {
    return printPdf(app, context, withPictures(rendered), name);
}
/** @param name of the file: letters and digits of ours alone */
export async function printPdf({ config }, context, html, name) {
    const printing = last.then(() => pdfOf(html, config));
    last = printing.catch(() => null);
    try {
        return context.body(new Uint8Array(await printing), 200, {
            'content-type': 'application/pdf',
            'content-disposition': `attachment; filename="${name}.pdf"`,
        });
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        const { what, hint } = error.advice;
        const text = { en: `${what.en}: ${hint.en}`, ja: `${what.ja}：${hint.ja}` };
        return context.html(plainPage(context.var.reader, text), 503);
    }
}
//# sourceMappingURL=paper.js.map