// The repository's own files, for the tests that hold rules about them.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths from the root, in order: what is committed or could be (what .gitignore names is left out). */
export function listFiles(...patterns: string[]): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...patterns];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  // a file deleted but not yet committed is still listed, and so is a link to a folder
  return [...new Set(files)].filter((file) => statSync(`${root}${file}`, { throwIfNoEntry: false })?.isFile()).sort();
}

export function readText(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}
