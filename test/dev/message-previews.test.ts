// Previews: every message in both languages as files, and a page that leads to each.
import { expect, it } from '@jest/globals';
import { messagePreviews } from '../../dev/message-previews.ts';
import { every } from '../../dev/previews/index.ts';

it('shows each message in each state and language, with its pictures in it, and a page that names them', async () => {
  const files = new Map<string, string>();
  for await (const { name, content } of messagePreviews()) files.set(name, `${content}`);
  const index = files.get('index.html') ?? '';
  expect(every.length).toBeGreaterThan(60);
  for (const { name } of every) {
    expect([...files.keys()]).toEqual(expect.arrayContaining([`${name}.html`, `${name}.txt`]));
    expect(index).toContain(`href="${name}.html"`);
  }
  const alert = files.get('alert.forgotten-seller.ja.html') ?? '';
  expect(alert).toContain('src="data:image/png;base64,');
  expect(alert).not.toContain('cid:');
  expect([...files.keys()]).toContain('alert.forgotten-seller.ja.evidence.csv');
});
