// The demo, as the README promises it; and the simulator as a command.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { detectors } from '../../src/detectors/all.ts';
import { stories } from '../../src/simulator/index.ts';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { freePort } from '../support/free-port.ts';
import { readText } from '../support/repository.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeScratch('demo');
});
afterEach(async () => {
  await endAll();
  await clearScratch(folder, join('data', 'demo', 'forgotten-by-mail'), join('data', 'demo', 'prime-day'));
});

/** What a demo on an idle machine must not reach; a machine that runs other tests besides is given more. */
const patienceMs = 600_000;
const settings = () => ({ RUSUBAN_DATA_DIR: join(folder, 'data') });

/** Only the words: without white space, and without the numbers, of which some are dates. */
const bare = (text: string) =>
  text
    .replaceAll(/\s/g, '')
    .replaceAll(/\d+(?:[.,]\d+)*/g, '0')
    .replaceAll(/\([日月火水木金土]\)/g, '');

async function mailsOf(story: string): Promise<ParsedMail[]> {
  const mailbox = join(folder, 'data', 'demo', story, 'mailbox');
  const names = await readdir(mailbox).catch(() => []);
  return Promise.all(names.sort().map(async (name) => simpleParser(await readFile(join(mailbox, name)))));
}

describe('the demo', () => {
  it(
    'shows a takeover seen, explained and mailed in Japanese, and leaves nothing running',
    async () => {
      const { code, stdout, stderr } = await startRusuban(folder, settings(), ['demo', '--day', '2026-10-15']).ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const mails = await mailsOf('forgotten-by-mail');
      expect(mails.length).toBeGreaterThan(0);
      for (const file of stdout.match(/\S+\.(eml|txt)$/gm) ?? []) expect((await stat(file)).isFile()).toBe(true);
      expect(stdout.match(/\.eml$/gm)).toHaveLength(mails.length);

      const text = mails.map((mail) => mail.text).join('\n');
      // what nobody but the mailbox tells: told before the tenth order
      expect(mails[0]?.subject).toMatch(/注文[4-9]件/);
      expect(text).toMatch(/長く注文のなかったアカウント/);
      for (const step of ['メールのパスワード', '2段階認証']) expect(text).toContain(step);
      expect(mails[0]?.html).toContain('最初にすること');
      for (const mail of mails) {
        expect(mail.html).not.toMatch(/https?:\/\/[^"]*amazon/);
      }
      expect(await readdir(join(folder, 'data', 'demo', 'forgotten-by-mail'))).not.toContain('postgres');

      // the README's picture is this mail, but for dates and figures and where lines break
      const [first] = mails;
      const shown = bare(`Subject: ${first?.subject}\n${first?.text}`);
      const picture = /^```text\n([\s\S]*?)```$/m.exec(readText('README.md'))?.[1] ?? '';
      expect(picture.split('\n').filter((line) => !shown.includes(bare(line)))).toEqual([]);
      expect(picture).toMatch(/\d+件の注文が入りました/);
    },
    patienceMs,
  );

  it(
    'in the week of a great sale is less sure, and tells before the tenth order all the same',
    async () => {
      const { code } = await startRusuban(folder, settings(), ['demo', '--day', '2026-11-29']).ended;
      expect(code).toBe(0);
      const [first] = await mailsOf('forgotten-by-mail');
      expect(first?.subject).toMatch(/注文[4-9]件/);
    },
    patienceMs,
  );

  it('of a day to come, or of none, is not played', async () => {
    for (const day of ['2999-01-01', '2026-02-30', 'today']) {
      const { code, stderr } = await rusuban(folder, settings(), 'demo', '--day', day);
      expect([code, stderr.includes(day)]).toEqual([2, true]);
    }
  });

  it(
    'of an honest sale sends nothing and says why each detector stayed quiet',
    async () => {
      const { code, stdout } = await startRusuban(folder, settings(), ['demo', 'prime-day', '--lang', 'en']).ended;
      expect(code).toBe(0);
      expect(await mailsOf('prime-day')).toEqual([]);
      const said = stdout.slice(stdout.indexOf('What each detector says'));
      for (const { title } of detectors) expect(said).toMatch(new RegExp(`${title.en}: .{10,}`));
      expect(said).not.toContain('.eml');
    },
    patienceMs,
  );
});

describe('simulate', () => {
  it('lists the stories, plays one until it is told to end, and prints what to type', async () => {
    const list = await rusuban(folder, {}, 'simulate', '--list');
    expect(list.code).toBe(0);
    expect(list.stdout.trim().split('\n')).toHaveLength(stories.length);

    const port = await freePort();
    const play = startRusuban(folder, {}, ['simulate', '--port', `${port}`, '--elapsed', '10']);
    const said = await play.printed(/rusuban audit/);
    expect(said).toContain(`export RUSUBAN_AMAZON_ENDPOINT=http://127.0.0.1:${port}\n`);
    expect(said).toMatch(/account add .*--marketplace A1VC38T7YXB528 --seller-id \w+/);
    expect((await fetch(`http://127.0.0.1:${port}/sellers/v1/marketplaceParticipations`)).status).toBe(403);

    const second = await rusuban(folder, {}, 'simulate', '--port', `${port}`);
    expect(second).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/EADDRINUSE[\s\S]*--port/) });
    play.child.kill('SIGINT');
    expect((await play.ended).code).toBe(0);
  });
});
