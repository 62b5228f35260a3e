// One word for one thing: what docs/glossary-ja.md says isn't used stands in no Japanese sentence of ours.
import { describe, expect, it } from '@jest/globals';
import { listFiles, readText } from '../../support/repository.ts';

const rows = [...readText('docs/glossary-ja.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .slice(1)
  .filter(([line]) => !line.includes('---'));
const glossary = rows
  .slice(
    0,
    rows.findIndex(([, term]) => term === '名称'),
  )
  .map(([, use = '', , avoid = '']) => ({ use, avoid: avoid.split(',').map((word) => word.trim()) }));

/** Sources whose Japanese is ours: not what Amazon's mails say (notices), nor what the simulator plays. */
const folders = [
  'messages',
  'detectors',
  'incidents',
  'console',
  'cli',
  'domain',
  'watch',
  'telling',
  'owner',
  'mailboxes',
  'reports',
  'replay',
];
const sources = listFiles('README.ja.md', ...folders.map((folder) => `src/${folder}/**`)).map((file) => ({
  file,
  text: readText(file),
}));

describe('the Japanese glossary', () => {
  it('names a word for each thing, and none that it uses itself', () => {
    expect(glossary.length).toBeGreaterThan(15);
    const used = glossary.flatMap(({ use }) => use.split('、'));
    for (const { avoid } of glossary)
      for (const word of avoid) expect(used.filter((term) => term.includes(word))).toEqual([]);
  });

  it.each(glossary)('has $use, and not $avoid', ({ avoid }) => {
    const found = sources.flatMap(({ file, text }) =>
      avoid.filter((word) => text.includes(word)).map((word) => `${word} in ${file}`),
    );
    expect(found).toEqual([]);
  });
});
