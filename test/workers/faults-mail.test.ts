// Mail that can't be brought, through the real workers: the same incidents; it waits for as long as it must, and comes once.
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type FullDisk, fillDisk } from '../support/full-disk.ts';
import { type Misbehaviour, type ReceivedMail, startSmtp, type TestSmtp } from '../support/smtp.ts';
import { play } from '../support/work-play.ts';
import type { Outcome } from '../support/work-stage.ts';

const alice = 'alice@example.com';
const bob = 'bob@example.com';

let undisturbed: Outcome;
beforeAll(async () => {
  undisturbed = await play({ redisUrl: null });
  expect(undisturbed.incidents).not.toEqual([]);
  expect(undisturbed.told).toEqual([alice, bob]);
});

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function startServer(): Promise<{ smtp: TestSmtp; smtpUrl: string }> {
  const smtp = await startSmtp();
  opened.push(smtp);
  return { smtp, smtpUrl: `smtp://127.0.0.1:${smtp.port}` };
}

const idsOf = (mails: readonly ReceivedMail[]) => mails.map(({ parsed }) => parsed.messageId ?? '');

describe('workers, when the SMTP server', () => {
  it('answers 4xx, wants a sign-in and has no room, one after the other: each mail comes once', async () => {
    const { smtp, smtpUrl } = await startServer();
    const forNow: Misbehaviour = { at: 'rcpt', code: 451, reply: '4.3.0 try again' };
    const signIn: Misbehaviour = { at: 'mail', code: 530, reply: '5.7.0 sign in first' };
    const noRoom: Misbehaviour = { at: 'data', code: 452, reply: '4.3.1 no room' };
    const troubles = [forNow, signIn, noRoom];
    smtp.misbehave((faults) => troubles[faults] ?? null);
    const outcome = await play({ redisUrl: null, smtpUrl });
    expect(smtp.faults()).toBe(troubles.length);
    expect(outcome).toEqual(undisturbed);
    const ids = idsOf(smtp.received);
    expect(ids).not.toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['drop', 'hang'] as const)(
    'has taken a mail and then does this: %s. It comes once more, as the same mail',
    async (then) => {
      const { smtp, smtpUrl } = await startServer();
      // once: switched off by hand, it would meet the next try as well, which the clock may bring first
      smtp.misbehave((faults) => (faults === 0 ? { at: 'data', then } : null));
      // only silence is waited for: a slow computer would else find other answers late as well
      const patience = then === 'hang' ? { mailIdleMs: 5000 } : {};
      const outcome = await play({ redisUrl: null, smtpUrl, ...patience });
      expect(outcome).toEqual(undisturbed);
      const [taken, answered] = [idsOf(smtp.unanswered), idsOf(smtp.received)];
      expect(taken).toHaveLength(1);
      expect(answered).toEqual(expect.arrayContaining(taken));
      if (then === 'drop') expect(new Set(answered).size).toBe(answered.length);
      // one name is one mail, however often it came
      const subjectOf = new Map(smtp.received.map(({ parsed }) => [parsed.messageId, parsed.subject]));
      for (const { parsed } of smtp.received) expect(subjectOf.get(parsed.messageId)).toBe(parsed.subject);
    },
  );

  it('refuses one recipient for good (5xx): the other is told, and what is seen is the same', async () => {
    const { smtp, smtpUrl } = await startServer();
    smtp.misbehave({ at: 'rcpt', to: alice, code: 550, reply: '5.1.1 no such user' });
    const outcome = await play({ redisUrl: null, smtpUrl });
    expect(outcome).toEqual({ ...undisturbed, told: [bob] });
    const ids = idsOf(smtp.received);
    expect(new Set(ids).size).toBe(ids.length);
    expect(smtp.received.map(({ parsed }) => parsed.subject ?? '').join('\n')).toContain(alice);
  });
});

describe('workers, when the mailbox folder', () => {
  let disk: FullDisk | undefined;
  afterEach(() => disk?.free());

  it('is on a full disk: the mails wait and come once there is room', async () => {
    const outcome = await play({ redisUrl: null }, async (round, { app, folder, until }) => {
      if (round === 0) disk = await fillDisk(folder, 'mailbox');
      if (round !== 3) return;
      await until(async () => (await app.store.pendingOutbox()) > 0);
      await disk?.free();
    });
    expect(outcome).toEqual(undisturbed);
  });
});
