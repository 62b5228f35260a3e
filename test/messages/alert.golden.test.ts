// The alerts as they are sent, per language and kind of incident.
import { describe, expect, it } from '@jest/globals';
import { renderAlert } from '../../src/messages/alert.tsx';
import { alertOf, kindNames } from './fixtures.ts';
import { golden } from './golden.ts';

const cases = kindNames.flatMap((kind) => (['en', 'ja'] as const).map((language) => ({ kind, language })));

describe('the alert, word for word', () => {
  it.each(cases)('$kind in $language', async ({ kind, language }) => {
    const { subject, preheader, html, text } = await renderAlert(alertOf(kind, language));
    const name = `alert-${kind}.${language}`;
    expect(html).toBe(await golden(`${name}.golden.html`, html));
    const head = `Subject: ${subject}\nPreheader: ${preheader}\n\n`;
    expect(head + text).toBe(await golden(`${name}.golden.txt`, head + text));
  });
});
