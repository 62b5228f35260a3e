// Help for every command, and a usable answer to everything mistyped.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { readText } from '../support/repository.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeScratch('help');
});
afterAll(async () => {
  await endAll();
  await clearScratch(folder);
});

/** The subcommands that a help text lists. */
function commandsIn(help: string): string[] {
  const section = /^Commands:\n((?: {2,}.*\n?)+)/m.exec(help)?.[1] ?? '';
  return [...section.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name ?? '').filter((name) => name !== 'help');
}

describe('help', () => {
  it('is there for every command, however deep', async () => {
    const seen: string[] = [];
    const waiting: string[][] = [[]];
    for (let words = waiting.shift(); words !== undefined; words = waiting.shift()) {
      const { code, stdout, stderr } = await rusuban(folder, {}, ...words, '--help');
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      expect(stdout).toContain(['Usage: rusuban', ...words].join(' '));
      // each says in a sentence what it is for, and explains each of its flags and arguments
      expect(stdout).toMatch(/\n\n\S.{10,}\n/);
      expect(stdout.split('\n').filter((line) => /^ {2}\S+( \S+)?$/.test(line) && !line.includes('['))).toEqual([]);
      // whatever is about an account takes it both ways
      expect({ words, both: /^Usage:.* \[account\]/m.test(stdout) === /--account <id>/.test(stdout) }).toEqual({
        words,
        both: true,
      });
      seen.push(words.join(' '));
      const parent = words;
      waiting.push(...commandsIn(stdout).map((name) => [...parent, name]));
    }
    const verbs = ['demo', 'simulate', 'audit', 'doctor', 'db migrate', 'secrets rotate'];
    const account = ['add', 'list', 'test', 'remove'].map((verb) => `account ${verb}`);
    expect(seen).toEqual(expect.arrayContaining([...verbs, ...account]));
  });

  it('comes from the built program, too', async () => {
    const { code, stdout } = await startRusuban(folder, {}, ['--help']).ended;
    expect({ code, commands: commandsIn(stdout) }).toEqual({ code: 0, commands: expect.arrayContaining(['audit']) });
  });
});

describe('--version', () => {
  it('is that of package.json', async () => {
    const { version } = JSON.parse(readText('package.json'));
    expect(await rusuban(folder, {}, '--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

describe('mistyped', () => {
  it.each([
    ['a command', ['audti'], /unknown command 'audti'/],
    ['no command where one is due', ['account'], /Usage: rusuban account/],
    ['a flag', ['audit', '--jsn'], /unknown option '--jsn'[\s\S]*--json/],
    ['a value', ['demo', '--lang', 'fr'], /--lang[\s\S]*'fr' is invalid[\s\S]*ja, en/],
    ['a number', ['simulate', '--port', 'eighty'], /--port[\s\S]*'eighty' is invalid[\s\S]*whole number/],
    ['a missing argument', ['account', 'remove'], /missing required argument 'account'/],
    ['what to do with a step', ['checklist', 'abcd', 'foo'], /"foo" is neither tick nor untick/],
    ['two accounts', ['audit', 'alice', '--account', 'bob'], /Two accounts are named: alice and bob/],
    ['one argument too many', ['doctor', 'now'], /too many arguments/],
    ['a story', ['demo', 'the-other-seller'], /no story "the-other-seller"[\s\S]*forgotten-seller/],
    ['a story to simulate', ['simulate', '--story', 'none'], /no story "none"[\s\S]*healthy-shop/],
    ['a port that is no port', ['simulate', '--port', '99999999'], /99999999[\s\S]*port/i],
  ])('%s', async (_, args, answer) => {
    const { code, stdout, stderr } = await rusuban(folder, {}, ...args);
    expect(stderr).toMatch(answer);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
