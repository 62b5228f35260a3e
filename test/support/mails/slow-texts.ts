// Texts by which a careless pattern takes minutes, as large as a mail's text is read (adapters/mailbox/limits.ts).
import { mailBytes } from './mail.ts';

export const slowTexts: readonly (readonly [name: string, text: string])[] = [
  ['blank lines', '\n'.repeat(400_000)],
  ['spaces', ' '.repeat(400_000)],
  ['quote marks', '>'.repeat(400_000)],
  ['the name begun over and over', 'a m a z o '.repeat(40_000)],
  ['dots and dashes', 'a.-'.repeat(130_000)],
  ['unseen letters', 'a\u200b'.repeat(200_000)],
  ['letters that fold to many', '\ufdfa'.repeat(100_000)],
  ['addresses begun', 'http://a.'.repeat(40_000)],
  ['tags begun', '<a href="'.repeat(40_000)],
  ['tags inside tags', '<div style="display:none"><b>'.repeat(20_000)],
];

/** A mail that carries it in its subject, as its text and as its page. */
export function slowMail(text: string): Buffer {
  return mailBytes({ from: 'Amazon <a@mallory.example>', subject: text.slice(0, 5_000), text, html: text });
}
