// `rusuban start` on a story that `rusuban simulate` plays fast, by its clock: it mails, and a stop on the way loses nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { freePort } from '../support/free-port.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

let folder: string;
let smtp: TestSmtp;
beforeAll(async () => {
  folder = await makeScratch('story');
  smtp = await startSmtp();
});
afterEach(endAll);
afterAll(async () => {
  await smtp.close();
  await clearScratch(folder, '');
});

/** Plays a story; resolves with the settings and the command that it tells people to use. */
async function play(story: string, speed: number): Promise<{ settings: Record<string, string>; add: string[] }> {
  const args = ['--story', story, '--speed', `${speed}`, '--port', `${await freePort()}`];
  const printed = await startRusuban(folder, {}, ['simulate', ...args]).printed(/rusuban start\n/);
  const shown = [...printed.matchAll(/ (RUSUBAN_\w+)='?([^'\s]+)/g)].map(([, name, value]) => [name, value]);
  return {
    settings: {
      ...{ RUSUBAN_DATA_DIR: folder, RUSUBAN_HEALTH: 'off', LOG_LEVEL: 'warn' },
      ...Object.fromEntries(shown),
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    },
    add: /^rusuban (account add .*)$/m.exec(printed)?.[1]?.split(' ') ?? [],
  };
}

const idsOf = (mails: TestSmtp['received']) => mails.map(({ parsed }) => parsed.messageId);

it('sees what happens and mails it; stopped while a mail is in hand it doesn’t wait for the answer, and the mail comes next time', async () => {
  const { settings, add } = await play('forgotten-seller', 120);
  expect((await rusuban(folder, settings, ...add)).code).toBe(0);
  // of what is less than critical a newer mail may say the same and more: then it rightly doesn't come again
  const then = 'hang';
  smtp.misbehave({ at: 'data', then, subject: /^Critical|重大度最高/ });
  const first = startRusuban(folder, settings, ['start', '--log', 'text']);
  await first.printed(/alice: critical \|/);
  while (smtp.unanswered.length === 0) await pause(20);
  first.child.kill('SIGTERM');
  const { code, stderr } = await first.ended;
  expect(stderr).toContain('nothing was left half done');
  // had it taken more than ten seconds, it would have ended itself with 1
  expect(code).toBe(0);

  smtp.misbehave(null);
  const owed = idsOf(smtp.unanswered);
  const second = startRusuban(folder, settings, ['start', '--log', 'text']);
  await second.printed(/last look/);
  while (!owed.every((id) => idsOf(smtp.received).includes(id))) await pause(20);
  second.child.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
  const ids = idsOf(smtp.received);
  expect(new Set(ids).size).toBe(ids.length);
});
