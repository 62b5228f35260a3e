// `rusuban messages preview`: every message in both languages as files, and a page that leads to each.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildProgram } from '../../src/cli/program.ts';
import { every } from '../messages/every.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-preview-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function preview(path: string) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => new PassThrough().on('data', (chunk) => (said[name] += chunk));
  const terminal = { stdin: new PassThrough(), stdout: stream('stdout'), stderr: stream('stderr') };
  return { code: await buildProgram(terminal, ['messages', 'preview', path]), ...said };
}

describe('rusuban messages preview', () => {
  it('writes each message in each state and language, with its pictures in it, and a page that names them', async () => {
    const path = join(folder, 'new', 'folder');
    expect(await preview(path)).toMatchObject({ code: 0, stdout: expect.stringContaining(join(path, 'index.html')) });
    const files = await readdir(path);
    const index = await readFile(join(path, 'index.html'), 'utf8');
    for (const { name } of every) {
      expect(files).toEqual(expect.arrayContaining([`${name}.html`, `${name}.txt`]));
      expect(index).toContain(`href="${name}.html"`);
    }
    const alert = await readFile(join(path, 'alert.forgotten-seller.ja.html'), 'utf8');
    expect(alert).toContain('src="data:image/png;base64,');
    expect(alert).not.toContain('cid:');
    expect(files).toContain('alert.forgotten-seller.ja.evidence.csv');
  });

  it('says what is wrong with a folder that is none', async () => {
    await writeFile(join(folder, 'file'), '');
    const { code, stderr } = await preview(join(folder, 'file'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/can't be written/);
  });
});
