// `rusuban check-mail` as it is called: a file or standard input, words or JSON, and the exit code.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildProgram } from '../../src/cli/program.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-check-mail-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: readonly string[], input: Buffer = Buffer.alloc(0)) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => new PassThrough().on('data', (chunk) => (said[name] += chunk));
  const stdin = new PassThrough();
  stdin.end(input);
  const terminal = { stdin, stdout: stream('stdout'), stderr: stream('stderr') };
  const code = await buildProgram(terminal, ['check-mail', '--offline', ...args]);
  return { code, ...said };
}

const amazon = 'Amazon.co.jp <account-update@amazon.co.jp>';
const genuine: Buffer = mailBytes({
  from: amazon,
  results: passes('amazon.co.jp'),
  html: '<a href="https://www.amazon.co.jp/">x</a>',
});
const forged = mailBytes({
  from: amazon,
  results: fails('amazon.co.jp'),
  html: '<a href="https://mallory.example/">x</a>',
});

describe('rusuban check-mail', () => {
  it('says in Japanese why a mail is a fake, and what to do', async () => {
    await writeFile(join(folder, 'forged.eml'), forged);
    const { code, stdout } = await run([join(folder, 'forged.eml'), '--lang', 'ja']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^フィッシング：偽のメールです。（ほぼ確実）/);
    expect(stdout).toContain('- ヘッダー：amazon[.]co[.]jpからのように見せていますが');
    expect(stdout).toContain('メッセージセンター');
  });

  it('says in English that one is genuine', async () => {
    const { code, stdout } = await run(['-', '--lang', 'en'], genuine);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Genuine: this mail is from Amazon\. \(fairly sure\)/);
  });

  it('gives JSON for programs, with the words in it', async () => {
    const { code, stdout } = await run(['-', '--json', '--lang', 'en'], forged);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      verdict: 'phishing',
      certainty: 'certain',
      authentication: { source: 'receiver', outcome: 'fail', authservId: 'mx.example.net' },
      reasons: expect.arrayContaining([
        { key: 'link-other', place: 'link', params: expect.anything(), text: expect.stringContaining('mallory') },
      ]),
    });
  });

  it('takes a pasted text', async () => {
    const { code, stdout } = await run(['-', '--text', '--lang', 'en'], Buffer.from('See you on Sunday'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Not from Amazon/);
  });

  it.each([
    ['nothing at all', Buffer.alloc(0), /it is empty/],
    ['something that is no mail', Buffer.from('hello\n'), /has no headers/],
  ])('says so of %s', async (_, input, message) => {
    const { code, stdout, stderr } = await run(['-'], input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('says so when there is no such file', async () => {
    const { code, stderr } = await run([join(folder, 'none.eml')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/ENOENT[\s\S]*->/);
  });
});
