// Mails as Amazon writes them, some 350 in Japanese, English and German (wordings.tsv): what each tells of, in the
// frame in which they come. `none`: of no change, though it uses the same words.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { recogniseNotice } from '../../src/notices/recognise.ts';

interface Written {
  readonly notice: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

const file = await readFile(new URL('wordings.tsv', import.meta.url), 'utf8');
const written = file
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line): Written => {
    const [notice = '', from = '', subject = '', text = ''] = line.split('\t');
    return { notice, from, subject, text: text.replaceAll('\\n', '\n') };
  });

/** The words around the matter, which may say nothing of it. */
const frames: readonly [RegExp, (text: string) => string][] = [
  [
    /\.jp$/,
    (text) => `アリス 様\n\n${text}\n\n今後ともAmazon.co.jpをよろしくお願いいたします。\n※このEメールは送信専用です。`,
  ],
  [/\.de$/, (text) => `Hallo Alice,\n\n${text}\n\nFreundliche Grüße\nIhr Amazon-Team`],
  [
    /./,
    (text) =>
      `Hello Alice,\n\n${text}\n\nSincerely,\nAmazon.com\n\nPlease note: this e-mail was sent from a notification-only address that can't accept incoming e-mail.`,
  ],
];
const framed = ({ from, text }: Written) => frames.find(([domain]) => domain.test(from))?.[1](text) ?? text;

const noChange = ['unknown', 'order-progress', 'buyer-order', 'deposit-sent', 'listing-changed', 'buyer-contact', null];

describe('a mail of Amazon’s own, in its frame and without', () => {
  it.each(written.map((one) => [one.notice, one.subject, one] as const))('tells of %s: %s', (notice, subject, mail) => {
    for (const text of [mail.text, framed(mail)]) {
      const told = recogniseNotice({ from: [{ name: '', address: mail.from }], subject, text });
      if (notice === 'none') expect(noChange).toContain(told);
      else expect(told).toBe(notice);
    }
  });
});
