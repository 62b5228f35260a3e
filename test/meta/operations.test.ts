// docs/operations.md promises what happens when something breaks; each promise names the tests that hold it to that.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readText, root } from '../support/repository.ts';

const page = readText('docs/operations.md');

/** The rows of every table whose first column is "what breaks". */
const rows = [...page.matchAll(/^\| what breaks \|.*\n\|[-|]+\|\n((?:\|.*\n)+)/gm)].flatMap(([, body = '']) =>
  body.trim().split('\n'),
);

/** `test/a/b.test.ts ("its name", "another"), c.test.ts ("...")`: a file without a folder lies beside the one before. */
function testsIn(row: string): { file: string; names: string[] }[] {
  const cell = row.split(' | ').at(-1) ?? '';
  let folder = '';
  return [...cell.matchAll(/([\w/.-]+\.ts)((?: \("[^|]*?"\))?)/g)].map(([, path = '', quoted = '']) => {
    const file = path.includes('/') ? path : join(folder, path);
    folder = dirname(file);
    return { file, names: [...quoted.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name) };
  });
}

describe('what happens when something breaks, in docs/operations.md', () => {
  it('is told in tables', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows.map((row) => [row.split(' | ')[0]?.slice(2) ?? '', row]))('%s: is held by tests', (_, row) => {
    const tests = testsIn(row);
    expect(tests.flatMap(({ names }) => names)).not.toEqual([]);
    for (const { file, names } of tests) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      const source = readText(file);
      for (const name of names) expect([file, name, source.includes(name)]).toEqual([file, name, true]);
    }
  });
});
