// Reports as an owner asks for them: a week to read, as a page, as JSON and as PDF, the questions, the audit as a page.
// In this process, since a process for each would take longer than what it does.
import { execFile, execFileSync } from 'node:child_process';
import { chown, lstat, open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressObject, simpleParser } from 'mailparser';
import { weeklySchema } from '../../dev/published.ts';
import { findBrowser } from '../../src/adapters/pdf/index.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident, aSignal } from '../support/factories.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { show } from '../support/show.ts';
import { stampOf, writeSmallExport } from '../support/small-export.ts';
import { aListing, aliceCredentials, anAccount, aRun, seenAt } from '../support/store.ts';

/** The week of `seenAt`, a Sunday. */
const week = '2026-W09';
const title = 'Console <script>alert("Mallory")</script>';
/** Chromium doesn't start where `faketime` lies to it about the time. */
const browser = process.env.FAKETIME === undefined && (await findBrowser(null).catch(() => null));

let folder: string;
let database: TestDatabase;
let exported: string;

beforeAll(async () => {
  folder = await makeScratch('report');
  database = await openTestDatabase();
  const store = await openStore({
    url: database.url,
    sealer: await openSecrets({ secretKeys: null, dataDir: folder }),
  });
  await store.addAccount(
    { ...anAccount({ language: 'en' }), safePhrase: 'blue teapot' },
    aliceCredentials,
    seenAt - hourMs,
  );
  await store.observe('alice', async (state) => {
    await show(state, [{ listings: [aListing({ sku: 'X-1', title })] }], { at: seenAt });
    return aRun();
  });
  const evidence = [{ subject: { kind: 'listing' as const, sku: 'X-1', asin: null, title }, at: seenAt }];
  const takeover = anIncident({
    accountId: 'alice',
    severity: 'critical',
    signals: [aSignal({ evidence, beganAt: seenAt })],
    ...{ beganAt: seenAt, visibleAt: seenAt, noticedAt: seenAt, updatedAt: seenAt },
  });
  await store.look('alice', 0, ({ baseline }) => ({
    baseline,
    lookedAt: seenAt,
    verdicts: [],
    incidents: [takeover],
    decisions: [],
    outbox: [],
  }));
  await store.close();

  const shelf = Array.from({ length: 40 }, (_, n) => ({ sku: `OWN-${n}`, openedAt: seenAt - 4000 * hourMs }));
  const burst = Array.from({ length: 30 }, (_, n) => ({ sku: `NEW-${n}`, openedAt: seenAt - hourMs / 6 }));
  exported = await writeSmallExport({
    listings: {
      [`${stampOf(seenAt - 48 * hourMs)}.txt`]: shelf,
      [`${stampOf(seenAt - 24 * hourMs)}.txt`]: shelf,
      [`${stampOf(seenAt)}.txt`]: [...shelf, ...burst],
    },
  });
});
afterAll(async () => {
  await database?.close();
  await clearScratch(folder);
  if (exported) await clearScratch(exported);
});

const settings = () => ({ RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'error' });
const run = (...args: string[]) => rusuban(folder, settings(), ...args);
async function said(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}
const addressOf = (to: unknown) => (to as AddressObject | undefined)?.text;
const noPhrase = (text: string) => expect(text).not.toContain('blue teapot');

describe('report weekly', () => {
  it('is printed: what was told at once, what was not seen; without the safe phrase', async () => {
    const text = await said('report', 'weekly', '--week', week);
    expect(text).toMatch(/Feb 23 – Mar 1, 2026\n=+\n/);
    expect(text).toContain('A burst of new listings');
    expect(text).toContain('9 questions are open');
    noPhrase(text);
    expect(await said('report', 'weekly', '--week', week, '--lang', 'ja')).toContain('ご本人にしか答えられない質問');
  });

  it('of a week before anything was looked at says so, and gives no reason that it doesn’t know', async () => {
    const text = await said('report', 'weekly', '--week', '2026-W05');
    expect(text).toContain('not watched yet in this week');
    expect(text).toMatch(/All listings\n {2}Watched: never \(not looked at yet\)/);
  });

  it('is written as a page that needs nothing from outside and only its owner may read', async () => {
    const file = join(folder, 'week.html');
    expect(await said('report', 'weekly', '--week', week, '--html', file)).toBe(`${file}\n`);
    const page = await readFile(file, 'utf8');
    expect(page).toContain('orders or new listings are not known');
    expect(page).not.toMatch(/\b0 (orders|new listings)/);
    expect(page).not.toMatch(/cid:|<script|src="http|<link/);
    noPhrase(page);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is written neither through a link nor into what others can read', async () => {
    const [victim, open] = [join(folder, 'victim.html'), join(folder, 'open.html')];
    await writeFile(victim, 'not ours');
    await writeFile(open, 'for everybody', { mode: 0o666 });
    const link = join(folder, 'link.html');
    await symlink(victim, link);
    for (const file of [link, open]) {
      expect(await said('report', 'weekly', '--week', week, '--html', file)).toBe(`${file}\n`);
      const { mode } = await lstat(file);
      expect([mode & 0o777, mode & 0o170000]).toEqual([0o600, 0o100000]);
    }
    expect(await readFile(victim, 'utf8')).toBe('not ours');
  });

  it('is written into no pipe of another user, nor waits for one that nobody reads', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const tried = () => run('report', 'weekly', '--week', week, '--html', pipe);
    expect(await tried()).toMatchObject({ code: 2, stderr: expect.stringMatching(/can't be written \(ENXIO\)/) });
    // to read and to write: until it is closed the pipe has a reader, and no end
    const both = await open(pipe, 'r+');
    const read = promisify(execFile)('cat', [pipe], { maxBuffer: 2 ** 24 });
    expect(await tried()).toMatchObject({ code: 0 });
    await both.close();
    expect((await read).stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\s*$/i);
    expect(await run('report', 'weekly', '--week', week, '--html', '/dev/zero')).toMatchObject({ code: 2 });
    if (process.getuid?.() !== 0) return;
    await chown(pipe, 65_534, 65_534);
    const theirs = await open(pipe, 'r+');
    expect(await tried()).toMatchObject({ code: 2, stderr: expect.stringMatching(/can't be written \(EPERM\)/) });
    await theirs.close();
  });

  it('is printed as JSON by the published schema, one line an account', async () => {
    const lines = (await said('report', 'weekly', '--week', week, '--account', 'alice', '--json')).trim().split('\n');
    const [report] = lines.map((line) => weeklySchema.parse(JSON.parse(line)));
    expect(lines).toHaveLength(1);
    expect(report).toMatchObject({ version: 1, account: { id: 'alice' }, week, incidents: [{ severity: 'critical' }] });
  });

  it('is mailed to whoever gets reports, or to the address that is named, which doesn’t learn the phrase', async () => {
    expect(await said('report', 'weekly', '--week', week, '--mail')).toMatch(`alice ${week} to alice@example.com: `);
    expect(await said('report', 'weekly', '--week', week, '--mail', 'bob@example.com')).toMatch('to bob@example.com: ');
    const mailbox = join(folder, 'mailbox');
    const mails = (await readdir(mailbox)).filter((name) => name.endsWith('.eml')).sort();
    const parsed = await Promise.all(mails.map(async (name) => simpleParser(await readFile(join(mailbox, name)))));
    const phrases = parsed.map(({ headers, text }) => [addressOf(headers.get('to')), text?.includes('blue teapot')]);
    expect(new Map(phrases as [string, boolean][])).toEqual(
      new Map([
        ['alice@example.com', true],
        ['bob@example.com', false],
      ]),
    );
  });

  it.each([
    [['--week', 'tomorrow'], /tomorrow is no week[\s\S]*weeks are written/],
    [['--week', '2099-W01'], /hasn't begun/],
    [['--account', 'bob'], /no account "bob"[\s\S]*alice/],
    [['--html', '/nowhere/week.html'], /\/nowhere\/week\.html can't be written \(ENOENT\)/],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, stdout, stderr } = await run('report', 'weekly', ...args);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('says what to do where no browser is there that prints', async () => {
    const file = join(folder, 'none.pdf');
    const { code, stderr } = await rusuban(
      folder,
      { ...settings(), RUSUBAN_CHROMIUM: '/nowhere/chromium' },
      ...['report', 'weekly', '--week', week, '--pdf', file],
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\/nowhere\/chromium[\s\S]*can't be run/)]);
    await expect(stat(file)).rejects.toThrow('ENOENT');
    await expect(findBrowser(null, ['/nowhere/chromium'])).rejects.toThrow(/none was found/);
  });

  (browser ? it : it.skip)('is written as PDF by the browser of this machine', async () => {
    const file = join(folder, 'week.pdf');
    expect(await said('report', 'weekly', '--week', week, '--pdf', file)).toBe(`${file}\n`);
    const pdf = await readFile(file);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
  });
});

describe('questions', () => {
  it('are listed, answered by flags, and come back answered in the report', async () => {
    expect(await said('questions', '--list')).toMatch(/^two-step: .* Never answered\.$/m);
    const answered = await said('questions', 'alice', '--answer', 'two-step=yes', '--note', 'looked today');
    expect(answered).toMatch(/^two-step: .* Answered yes, .*looked today$/m);
    expect(await said('report', 'weekly', '--week', week)).toContain('8 questions are open');
    const [first] = JSON.parse(await said('questions', '--json'));
    expect(first).toMatchObject({ id: 'two-step', isOpen: false, answer: 'yes', note: 'looked today' });
  });

  it('keep nothing of what is given when one of the answers is none', async () => {
    const { code, stderr } = await run('questions', '--answer', 'apps=yes', '--answer', 'users=maybe');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/"maybe" is no answer to users[\s\S]*yes, no, unsure/)]);
    expect((await run('questions', '--answer', 'shoes=yes')).stderr).toMatch(/no question "shoes"/);
    expect(await said('questions', '--list')).toMatch(/^apps: .* Never answered\.$/m);
  });

  it('say what to do where nobody can be asked', async () => {
    expect(await run('questions')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no terminal[\s\S]*--list/),
    });
  });
});

describe('audit --html', () => {
  it('is a page of what was found, and ends as the audit does', async () => {
    const file = join(folder, 'audit.html');
    const { code, stdout, stderr } = await run('audit', '--from', exported, '--html', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(`${file}\n`);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(/NEW-\d+/);
    expect(page).toContain('Questions that only you can answer');
    expect(page).not.toMatch(/cid:|<script|src="http/);
  });
});
