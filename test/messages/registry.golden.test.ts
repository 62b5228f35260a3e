// Every message as it is sent, word for word, per state and language.
import { describe, expect, it } from '@jest/globals';
import { every } from '../../dev/previews/index.ts';
import { golden } from './golden.ts';

/** Between them they have every kind of block. How HTML is laid out is the same for all; their words are in the text. */
const laidOut = ['alert.main-business', 'weekly.attack', 'audit-report.findings'];

describe('each message, word for word', () => {
  it.each(every)('$name', async ({ name, render }) => {
    const { subject, preheader, html, text, attachments } = await render();
    if (laidOut.some((one) => name.startsWith(`${one}.`))) expect(html).toBe(await golden(`${name}.golden.html`, html));
    const files = attachments.map(({ filename, content }) =>
      typeof content === 'string' ? `\n--- ${filename}\n${content.replaceAll('\r', '')}` : `\n--- ${filename}\n`,
    );
    const whole = `Subject: ${subject}\nPreheader: ${preheader}\n\n${text}${files.join('')}`;
    expect(whole).toBe(await golden(`${name}.golden.txt`, whole));
  });
});
