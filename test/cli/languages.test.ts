// One screen, one language: whatever a person at the terminal reads is Japanese where they are, and English where not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { findStory, type Simulator, type Story } from '../../src/simulator/index.ts';
import { rusuban } from '../support/command-line.ts';
import { everyHelp } from '../support/help-of.ts';
import { japaneseIn, latinSentencesIn } from '../support/languages.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { listFiles, readText } from '../support/repository.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
const dataOf = (language: string) => ({ RUSUBAN_DATA_DIR: `${folder}/${language}`, LOG_LEVEL: 'silent' });
let help: Readonly<Record<'en' | 'ja', readonly string[]>>;
let apps: readonly App[];
let amazon: Simulator;
beforeAll(async () => {
  folder = await makeScratch('languages');
  help = { en: await everyHelp('en'), ja: await everyHelp('ja') };
  const story = findStory('healthy-shop') as Story;
  const size = { listings: 20, orders: 20 };
  amazon = await startPromptAmazon({ story, elapsedHours: 48, size, isPacingOff: true });
  // the databases stay open, so that not every command starts and stops one
  const open = (language: string) => createApp(loadConfig(dataOf(language), { directory: folder }));
  apps = [await open('en'), await open('ja')];
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await amazon.close();
  await clearScratch(folder, '');
});

describe('the help of every command', () => {
  it('is there in both languages, with the same commands and flags', () => {
    const terms = (texts: readonly string[]) =>
      texts.map((text) => [...text.matchAll(/^ {2}(\S+(?: [<[][^ ]+)*)/gm)].map(([, term]) => term));
    expect(help.en.length).toBeGreaterThan(50);
    expect(terms(help.ja)).toEqual(terms(help.en));
  });

  it('has no English sentence in Japanese, and nothing Japanese in English', () => {
    expect(help.ja.flatMap(latinSentencesIn)).toEqual([]);
    expect(help.en.flatMap(japaneseIn)).toEqual([]);
  });
});

/** What people get wrong, and a command that goes well now and then; on an installation without an account. */
const calls: readonly (readonly string[])[] = [
  ...['audti', 'audit --jsn', 'demo --lang fr', 'demo --lang', 'simulate --port eighty', 'simulate --port 99999999'],
  ...['account', 'account remove', 'doctor now', 'audit alice --account bob', 'recipient add a@b.c --backup --at-once'],
  ...['recipient add a@b.c --quiet late', 'recipient add a@b.c --gets all', 'recipient add a@b.c --time-zone Mars'],
  ...['checklist abcd foo', 'checklist abcd tick', 'log --limit 0', 'simulate --speed fast', 'backtest . --step 3y'],
  ...['demo other', 'simulate --speed 0', 'start --only dance', 'mailbox add', 'simulate --list'],
  ...['mailbox add --user a@nowhere.example', 'mailbox add --user a@gmail.com --name a/b', 'webhook add a/b'],
  ...['recipient add nobody', 'planned add dance', 'snooze until 3d --detector none', 'audit --from . --mail a@b.c'],
  ...[
    'audit alice --from .',
    'audit --from .',
    'audit --from /nowhere',
    'backtest .',
    'verify-mail none.eml --key x',
    'audit --from .',
    'audit --from /nowhere',
    'backtest .',
    'backtest . --settings none.json',
  ],
  ...['check-mail none.eml', 'check-mail -', 'verify-mail none.eml', 'db restore none'],
  ...['incidents ack x --by ""', 'doctor', 'account list', 'account add', 'incidents list'],
  ...['planned list', 'log', 'audit', 'audit --last', 'account test', 'account pause', 'incidents show abcd'],
  ...['report weekly', 'questions', 'questions --answer a=b', 'recipient list', 'mailbox list', 'application list'],
  ...[
    'application test',
    'application set-secret',
    'db migrate',
    'secrets rotate',
    'snooze end abcd',
    'account remove x',
  ],
].map((line) => line.split(' ').map((word) => (word === '""' ? '' : word)));

/** What can be done with an account, and done wrongly. */
const changes: readonly (readonly string[])[] = [
  ...[
    'account list',
    'account pause',
    'account pause',
    'account resume',
    'account edit',
    'account edit --time-zone Mars',
  ],
  ...['account remove', 'account set-phrase --phrase x', 'account set-phrase --none --yes', 'account set-credentials'],
  ...['account renewed --authorised 2999-01-01', 'account test', 'account test bob', 'doctor --send-test'],
  ...['recipient add bob@example.net --quiet 22:00-07:00', 'recipient remove nobody@example.net', 'recipient test'],
  ...['recipient remove bob@example.net', 'recipient remove alice@example.com', 'recipient test nobody@example.net'],
  ...[
    'channel list',
    'channel kinds',
    'channel remove none',
    'channel confirm none 123456',
    'channel add hook',
    'mailbox list',
    'mailbox test',
    'mailbox remove none',
  ],
  ...['application list', 'application test', 'application test none', 'application set-secret --issued 2026-01-01'],
  ...['planned add sale --from never', 'planned add sale --to 2999-01-01', 'planned add sale', 'planned end abcd'],
  ...['snooze until 30d', 'snooze until 2h', 'incidents list', 'incidents ack abcd', 'audit --last', 'audit', 'log'],
  ...['audit --queue', 'audit --cancel', 'questions', 'questions --list', 'questions --answer two-step=maybe'],
  ...['report weekly --week never', 'report weekly --week 2999-W01', 'report weekly', 'report weekly --mail'],
].map((line) => line.split(' '));

/** English is what sentences are written in first: what could be Japanese there are reports and what was stored. */
const aboutAccount = {
  ja: changes,
  en: changes.filter(([verb]) => verb === 'audit' || verb === 'doctor' || verb === 'log' || verb === 'report'),
};

const flags = '--name Alice --marketplace JP --mail alice@example.com --seller-id'.split(' ');

describe.each([
  ['ja', 'ja_JP.UTF-8', latinSentencesIn],
  ['en', 'C.UTF-8', japaneseIn],
] as const)('in %s', (language, LANG, wrongIn) => {
  const call = async (args: readonly string[], more: object = {}) => {
    const { stdout, stderr, code } = await rusuban(folder, { LANG, ...dataOf(language), ...more }, ...args);
    const said = `${stdout}${stderr}`;
    return { args: args.join(' '), isSilent: said === '' && code !== 0, wrong: wrongIn(said) };
  };
  const well = (args: readonly string[]) => ({ args: args.join(' '), isSilent: false, wrong: [] });

  it('speaks one language where there is no account, or a command is mistyped', async () => {
    const answers = [];
    for (const args of calls) answers.push(await call(args));
    expect(answers).toEqual(calls.map(well));
  });

  it.each([
    ['settings that are wrong', { SMTP_URL: 'mail', DATABASE_URL: 'x', LOG_LEVEL: 'loud', RUSUBAN_LWA_CLIENT_ID: 'x' }],
    ['a mail server without a name', { SMTP_URL: 'smtp://a:b@mail.example.com?tls=x' }],
    ['a database that does not answer', { DATABASE_URL: 'postgresql://alice:x@127.0.0.1:9/shop' }],
    ['a Redis that does not answer', { REDIS_URL: 'redis://127.0.0.1:9' }],
    ['a data folder that is none', { RUSUBAN_DATA_DIR: '/dev/null/x' }],
    ['a key that is none', { RUSUBAN_SECRET_KEY: 'x' }],
  ])('speaks one language of %s', async (_, more) => {
    for (const args of [['doctor'], ['account', 'test']]) expect(await call(args, more)).toEqual(well(args));
  });

  it('speaks one language about an account', async () => {
    const signIn = settingsFor(amazon);
    const add = ['account', 'add', ...flags, amazon.account.sellerId ?? '', '--lang', language];
    const answers = [await call(add, signIn)];
    const endpoint = { RUSUBAN_AMAZON_ENDPOINT: amazon.url };
    const after = [add, ...aboutAccount[language]];
    for (const args of after) answers.push(await call(args, args === add ? signIn : endpoint));
    expect(answers).toEqual([add, ...after].map(well));
  });
});

describe('commands', () => {
  it('say nothing in words that stand in one language only', () => {
    const sources = listFiles('src/cli/**').filter((file) => !file.includes('/words/'));
    const found = sources.flatMap((file) =>
      [...readText(file).matchAll(/\b(?:say|note)\(\s*\w+,\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)]
        .map(([, , text = '']) => text.replace(/\$\{[^}]*\}/g, ''))
        .filter((text) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text) && !/^(?:export|npx|rusuban) /.test(text.trim()))
        .map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});
