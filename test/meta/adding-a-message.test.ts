// docs/adding-a-message.md, followed to the letter: what it adds is typed into copies of the files that it names, beside
// lines that must be there; what comes of it is compiled, and the new message obeys the laws of all.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Shown } from '../../dev/previews/index.ts';
import { inlineCodes } from '../support/readme-commands.ts';
import { readText, root } from '../support/repository.ts';

const page = readText('docs/adding-a-message.md');
const tree = mkdtempSync(join(tmpdir(), 'rusuban-message-'));
for (const folder of ['src', 'dev']) cpSync(join(root, folder), join(tree, folder), { recursive: true });
for (const name of ['package.json', 'node_modules']) symlinkSync(join(root, name), join(tree, name));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** Lines with `+` come before the next line without, which must be there, or after the last one. */
function typedIn(text: string, diff: string): string {
  let [before, after] = ['', text];
  let added = '';
  for (const line of diff.trimEnd().split('\n')) {
    if (line.startsWith('+')) {
      added += `${line.slice(1)}\n`;
      continue;
    }
    const known = `${line.slice(1)}\n`;
    const at = `\n${after}`.indexOf(`\n${known}`);
    if (at < 0) throw new Error(`there is no line "${line.slice(1)}" any more, or not there`);
    if (added !== '' && before !== '' && after.slice(0, at).trim() !== '')
      throw new Error(`"${line.slice(1)}" doesn't follow what is added`);
    before += after.slice(0, at) + added + known;
    after = after.slice(at + known.length);
    added = '';
  }
  return before + added + after;
}

const files: string[] = [];
for (const [, language, file = '', body = ''] of page.matchAll(/^```(ts|diff) (\S+)\n([\s\S]*?)^```$/gm)) {
  const path = join(tree, file);
  writeFileSync(path, language === 'ts' ? body : typedIn(readFileSync(path, 'utf8'), body));
  files.push(file);
}

const { every }: { every: readonly Shown[] } = await import(join(tree, 'dev/previews/index.ts'));
const own = every.filter(({ name }) => name.startsWith('paused.'));

describe('the message of docs/adding-a-message.md', () => {
  it('is one new file and some lines in files that there are', () => {
    expect(files.filter((file) => !readable(file))).toEqual(['src/messages/watch/paused.ts']);
    expect(files.length).toBeGreaterThan(6);
  });

  it('compiles, composer and all', async () => {
    const config = { extends: join(root, 'tsconfig.json'), include: ['dev', 'src/telling', 'src/notices/*.d.ts'] };
    writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(config));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', tree]).catch((error) => error);
    expect(stdout).toBe('');
  });

  it('is shown in each state and both languages', () => expect(own.length).toBe(4));

  it.each(own)('$name is a whole message', async ({ props, render }) => {
    const { subject, preheader, text, html } = await render();
    expect(subject).toContain(props.account.name);
    expect(`${subject} ${preheader}`).not.toMatch(/[{}?？]/);
    expect(text).toContain(props.account.safePhrase);
    expect(text).toContain('rusuban account resume alice');
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  it('stands on names that are in the files beside them', () => {
    const named = inlineCodes(page).filter((code) => /^(src|test)\/.*\.ts$/.test(code) && readable(code));
    const sources = [...named, ...files.filter(readable)].map(readText).join('\n');
    const names = inlineCodes(page).filter((code) => /^[a-z]+[A-Z]\w+$/.test(code));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });
});

function readable(file: string): boolean {
  try {
    return readText(file) !== '';
  } catch {
    return false;
  }
}
