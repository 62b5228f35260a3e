// Runs the commands that README.md shows, in its order, in a folder of their own: first account to doctor.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { type Ended, endAll, rusuban, rusubanArgs, startRusuban } from '../support/command-line.ts';
import { freePort } from '../support/free-port.ts';
import { startPromptAmazon } from '../support/prompt-amazon.ts';
import { rusubanCommands } from '../support/readme-commands.ts';
import { englishHeader, reportOf } from '../support/report-fixtures.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp } from '../support/smtp.ts';
import { hasTerminal, howToGetTerminal, typed } from '../support/typed.ts';

let folder: string;
let simulator: Simulator;
let settings: Record<string, string>;
beforeAll(async () => {
  folder = await makeScratch('readme');
  const size = { listings: 60, orders: 180 };
  simulator = await startPromptAmazon({ story: storyCalled('healthy-shop'), elapsedHours: 48, size });
  // Nothing has to be set but where Amazon is: this one is on this computer.
  settings = { RUSUBAN_AMAZON_ENDPOINT: simulator.url, RUSUBAN_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' };
});
afterAll(async () => {
  await endAll();
  await simulator?.close();
  await clearScratch(folder, 'data');
});

/** What each command needs, and what must come of it. */
const trials: Record<string, (words: string[]) => Promise<void>> = {
  // to its end it is run by test/cli/setup.test.ts
  async 'rusuban setup'(words) {
    const ctrlC: [string, string][] = [['Language', '\u0003']];
    const { code, stdout } = await typed(folder, settings, [process.execPath, ...rusubanArgs(words)], ctrlC);
    expect({ code, isStopped: stdout.includes('Stopped.') }).toEqual({ code: 2, isStopped: true });
  },
  async 'rusuban simulate --list'(words) {
    const { code, stdout } = await rusuban(folder, settings, ...words);
    expect(code).toBe(0);
    expect(stdout).toContain('main-business-takeover');
  },
  async 'rusuban account add --access mailbox'(words) {
    const { code, stdout } = await typed(
      folder,
      settings,
      [process.execPath, ...rusubanArgs(words)],
      [
        ['call you', 'Carol'],
        ['Marketplaces', 'JP'],
        ['alerts go', 'carol@example.com'],
        ['second person', 'dan@example.com'],
        ['Safe phrase', 'blue bicycle'],
      ],
    );
    expect(stdout).toMatch(/Without API access[\s\S]*Next: rusuban mailbox add carol/);
    expect(code).toBe(0);
    // the commands that follow are of one account
    expect((await rusuban(folder, settings, 'account', 'remove', 'carol', '--yes')).code).toBe(0);
  },
  async 'rusuban account add'(words) {
    const { clientId, clientSecret, refreshToken } = simulator.credentials;
    const { code, stdout } = await typed(
      folder,
      settings,
      [process.execPath, ...rusubanArgs(words)],
      [
        ['How can this shop', '1'],
        ['call you', 'Alice'],
        ['Marketplaces', 'JP'],
        ['alerts go', 'alice@example.com'],
        ['second person', 'bob@example.com'],
        ['Safe phrase', 'blue bicycle'],
        ['Merchant token', simulator.account.sellerId],
        ['client id', clientId],
        ['client secret', clientSecret],
        ['Refresh token', refreshToken],
      ],
    );
    expect(stdout).toMatch(
      /alice is added; alerts go to alice@example\.com, and when nobody answers to bob@example\.com, through/,
    );
    expect(stdout).not.toContain(clientSecret);
    expect(stdout).not.toContain(refreshToken);
    expect(code).toBe(0);
  },
  async 'rusuban account test'(words) {
    const { code, stdout } = await rusuban(folder, settings, ...words);
    expect(stdout).toMatch(/works +listings/);
    expect(code).toBe(0);
  },
  async 'rusuban audit'(words) {
    const { code, stdout } = await rusuban(folder, settings, ...words);
    expect(stdout).toContain('Alice');
    expect(code).toBe(0);
  },
  async 'rusuban start'(words) {
    const running = startRusuban(folder, { ...settings, LOG_LEVEL: 'info', RUSUBAN_HEALTH: 'off' }, words);
    await running.printed(/"msg":"watching"/);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  },
  async 'rusuban console link'(words) {
    const there = { ...settings, RUSUBAN_CONSOLE_LISTEN: `127.0.0.1:${await freePort()}`, RUSUBAN_HEALTH: 'off' };
    const running = startRusuban(folder, { ...there, LOG_LEVEL: 'info' }, ['start']);
    await running.printed(/"msg":"watching"/);
    const { code, stdout } = await rusuban(folder, there, ...words);
    expect(code).toBe(0);
    const [, url = '', token = ''] = /(http:\/\/127\.0\.0\.1:\d+\/enter)#(\S+)/.exec(stdout) ?? [];
    const headers = { 'sec-fetch-site': 'same-origin' };
    const enter = { method: 'POST', body: new URLSearchParams({ token }), headers, redirect: 'manual' } as const;
    expect((await fetch(url, enter)).status).toBe(303);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  },
  async 'rusuban console invite'(words) {
    const there = { ...settings, RUSUBAN_CONSOLE_LISTEN: `127.0.0.1:${await freePort()}`, RUSUBAN_HEALTH: 'off' };
    const running = startRusuban(folder, { ...there, LOG_LEVEL: 'info' }, ['start']);
    await running.printed(/"msg":"watching"/);
    const { code, stdout } = await rusuban(folder, there, ...words, '--owner');
    expect(code).toBe(0);
    expect(stdout).toMatch(/http:\/\/127\.0\.0\.1:\d+\/welcome#[\w-]{43}\n/);
    // the second key of somebody who isn't there
    expect((await rusuban(folder, there, ...words, '--key', 'Nobody')).code).not.toBe(0);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  },
  async 'rusuban audit --from my-shop'(words) {
    const account = { marketplaceId: 'A1F83G8C2ARO7P', timeZone: 'Europe/London', region: 'eu', language: 'en' };
    await mkdir(join(folder, 'my-shop', 'listings'), { recursive: true });
    await writeFile(join(folder, 'my-shop', 'account.json'), JSON.stringify(account));
    await writeFile(join(folder, 'my-shop', 'listings', '20260301T000000Z.txt'), reportOf([englishHeader]));
    expect((await rusuban(folder, settings, ...words)).code).toBe(0);
  },
  async 'rusuban backtest my-shop'(words) {
    const { code, stdout } = await rusuban(folder, settings, ...words);
    expect(stdout).toContain('at most 0');
    expect(code).toBe(0);
  },
  async 'rusuban simulate --story main-business-takeover --elapsed 12'(words) {
    const play = startRusuban(folder, {}, [...words, '--port', `${await freePort()}`]);
    const printed = await play.printed(/rusuban audit\n/);
    // "It prints what to set and type in another terminal."
    const shown = Object.fromEntries(
      [...printed.matchAll(/ (RUSUBAN_\w+)='?([^'\s]+)/g)].map(([, name, value]) => [name, value]),
    );
    const add = /^rusuban (account add .*)$/m.exec(printed)?.[1]?.split(' ') ?? [];
    const there = { ...settings, ...shown };
    expect((await rusuban(folder, there, ...add, '--id', 'simulated')).code).toBe(0);
    expect((await rusuban(folder, there, 'account', 'test', 'simulated')).code).toBe(0);
    expect((await rusuban(folder, there, 'account', 'remove', 'simulated', '--yes')).code).toBe(0);
    play.child.kill('SIGINT');
    expect((await play.ended).code).toBe(0);
  },
  async 'rusuban doctor'(words) {
    // as it is shown it has no mail server, so that nobody is told: nothing else is wrong
    const { stdout }: Ended = await rusuban(folder, settings, ...words);
    expect(stdout.match(/^BAD.*$/gm)).toEqual([
      expect.stringMatching(/mail: no SMTP_URL/),
      expect.stringMatching(/recipients: nobody is told/),
    ]);
    const smtp = await startSmtp();
    const told = { ...settings, SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'rusuban@example.com' };
    const { code, stdout: sound }: Ended = await rusuban(folder, told, ...words);
    await smtp.close();
    expect(sound).not.toContain('BAD');
    expect(code).toBe(0);
  },
};

if (!hasTerminal) console.log(`the README's commands are left out: ${howToGetTerminal}`);
(hasTerminal ? describe : describe.skip)('README.md', () => {
  it('shows commands that work, one after the other', async () => {
    expect(Object.keys(trials).sort()).toEqual([...rusubanCommands].sort());
    for (const command of rusubanCommands) await trials[command]?.(command.split(' ').slice(1));
  });
});
