// The alerts as they are sent, per language and kind of incident. After a deliberate change: UPDATE_GOLDEN=1 npm test,
// then read what changed in golden/ as the owner would.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/marketplace.ts';
import { renderAlert } from '../../src/messages/alert.tsx';
import { alertOf, kindNames } from './fixtures.ts';

const folder = new URL('./golden/', import.meta.url);
const isRecording = process.env.UPDATE_GOLDEN === '1';

async function golden(name: string, now: string): Promise<string> {
  const file = new URL(name, folder);
  if (isRecording) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, now);
  }
  return readFile(file, 'utf8');
}

const cases = kindNames.flatMap((kind) =>
  (['en', 'ja'] as const).map((language): [string, Language] => [kind, language]),
);

describe('the alert, word for word', () => {
  it.each(cases)('%s in %s', async (kind, language) => {
    const { subject, preheader, html, text } = await renderAlert(alertOf(kind as (typeof kindNames)[number], language));
    const name = `alert-${kind}.${language}`;
    expect(html).toBe(await golden(`${name}.golden.html`, html));
    const head = `Subject: ${subject}\nPreheader: ${preheader}\n\n`;
    expect(head + text).toBe(await golden(`${name}.golden.txt`, head + text));
  });
});
