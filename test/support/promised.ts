// Pages that promise something in tables, each row with the tests that hold the program to it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { readText, root } from './repository.ts';

/** A row of every table of `page` whose first column is called `column`, and what its first cell says. */
export function promisesIn(page: string, column: string): [says: string, row: string][] {
  const tables = new RegExp(`^\\| ${column} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)`, 'gm');
  const rows = [...readText(page).matchAll(tables)].flatMap(([, body = '']) => body.trim().split('\n'));
  return rows.map((row) => [row.split(' | ')[0]?.slice(2) ?? '', row]);
}

/** Fails unless the row's last cell names tests, and each of them is there. */
export function expectHeld(row: string): void {
  const tests = testsIn(row);
  expect(tests.flatMap(({ names }) => names)).not.toEqual([]);
  for (const { file, names } of tests) {
    expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    const source = readText(file);
    for (const name of names) expect([file, name, source.includes(name)]).toEqual([file, name, true]);
  }
}

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
