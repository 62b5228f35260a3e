// Mails that come back, through real servers and a drop folder: noted against the delivery, told to the others, and forged
// ones believed in nothing.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { followUpAll } from '../../src/telling/follow-up.ts';
import { notifyDue } from '../../src/telling/notify.ts';
import { pullPart } from '../../src/watch/pull.ts';
import { openSource } from '../../src/watch/sources.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eximBounce, gmailBounce, postfixBounce, postfixDelay, type Returned } from '../support/mails/bounces.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

let folder: string;
let database: TestDatabase;
let smtp: TestSmtp;
let app: App;
let clock: ManualClock;
let began: number;
const account = anAccount({ language: 'en' });

beforeAll(async () => {
  folder = await makeScratch('bounces');
  database = await openTestDatabase();
  smtp = await startSmtp();
  // behind the files' own times, however far the tests move it on: those are the file system's, not this process's
  clock = createManualClock(Math.floor((await stat(folder)).ctimeMs) - 12 * hourMs);
  const settings = {
    RUSUBAN_DATA_DIR: folder,
    DATABASE_URL: database.url,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    LOG_LEVEL: 'silent',
  };
  app = await createApp(loadConfig(settings, { directory: folder }), { clock });
});
beforeEach(async () => {
  clock.advance(minuteMs);
  began = clock.now();
  await app.store.removeAccount('alice');
  await app.store.addAccount(account, aliceCredentials, clock.now());
  await setRecipients(
    app.store,
    newRecipient('alice@example.com'),
    newRecipient('bob@example.com', { isBackup: true }),
  );
  await rm(join(folder, 'inbox'), { recursive: true, force: true });
  await mkdir(join(folder, 'inbox', 'alice'), { recursive: true });
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
  await database?.close();
  await clearScratch(folder);
});

/** What is sent within these ms: `alert alice`. */
async function sentAfter(ms = 0): Promise<string[]> {
  clock.advance(ms);
  await followUpAll(app);
  return (await notifyDue(app)).map(({ row }) => `${row.kind} ${row.recipient.split('@')[0]}`).sort();
}

/** Tells Alice of an incident; how her mail could come back. */
async function toldAlice(): Promise<Returned> {
  await tell(app.store, clock.now(), { id: randomUUID(), severity: 'critical' });
  expect(await sentAfter()).toEqual(['alert alice']);
  const messageId = smtp.received.at(-1)?.parsed.messageId ?? '';
  return { messageId: messageId.slice(1, -1), recipient: 'alice@example.com' };
}

/** Puts a mail into the mailbox and has it read. */
async function arrives(raw: Buffer): Promise<void> {
  const inbox = join(folder, 'inbox', 'alice');
  await writeFile(join(inbox, `${(await readdir(inbox)).length}.eml`), raw);
  await pullPart(app, account, await openSource(app, account), 'notices');
}

/** What the log says of deliveries since this test began: it outlives the account. */
async function logged() {
  const entries = await app.store.readLog({ accountId: 'alice', limit: 50 });
  return entries.filter(({ what, at }) => what.startsWith('delivery-') && at >= began);
}

describe('a mail that comes back', () => {
  it.each([
    ['Postfix', postfixBounce],
    ['Exim', eximBounce],
    ['Gmail', gmailBounce],
  ])('for good (%s) is told to the others, once, and calls the backup in', async (_, write) => {
    const returned = await toldAlice();
    await arrives(write(returned));
    expect(await sentAfter(minuteMs)).toEqual(['channel-failed bob', 'unanswered bob']);
    const told = smtp.received.find(({ parsed }) => /alice@example\.com/.test(parsed.subject ?? ''));
    expect(told?.to).toEqual(['bob@example.com']);
    // read again, by this process and by one that knows nothing, it is no news
    app.judged.clear();
    await arrives(write(returned));
    expect(await sentAfter(minuteMs)).toEqual([]);
    expect(await logged()).toMatchObject([
      { what: 'delivery-bounced', via: 'program', detail: { recipient: 'alice@example.com', kind: 'alert' } },
    ]);
    // she is still written to: whoever has seen one of our mails could have written that bounce
    expect((await sentAfter(60 * minuteMs)).sort()).toEqual(['reminder alice', 'reminder bob']);
  });

  it('but is still tried is noted, and told to nobody', async () => {
    const returned = await toldAlice();
    await arrives(postfixDelay(returned));
    expect(await sentAfter(minuteMs)).toEqual([]);
    expect(await logged()).toMatchObject([
      { what: 'delivery-delayed', detail: { said: expect.stringMatching(/timed out$/) } },
    ]);
    await arrives(postfixBounce(returned));
    expect(await sentAfter(minuteMs)).toEqual(['channel-failed bob', 'unanswered bob']);
    await arrives(postfixDelay(returned));
    expect(await logged()).toHaveLength(2);
  });

  it('is believed only by a Message-ID that nobody can guess', async () => {
    const { messageId, recipient } = await toldAlice();
    const [name = '', tag = ''] = messageId.split('.');
    expect(tag).toMatch(/^[0-9a-f]{20}$/);
    for (const guess of [
      messageId.replace(`.${tag}`, ''),
      messageId.replace(tag, '0'.repeat(20)),
      messageId.replace(`${name}.${tag}.`, ''),
      "' OR 1=1 --@example.com",
    ])
      await arrives(postfixBounce({ messageId: guess, recipient }));
    expect(await sentAfter(minuteMs)).toEqual([]);
    expect(await logged()).toEqual([]);
    // nor is what came back judged as a mail from Amazon, of which it speaks
    expect(await app.store.lastRuns('alice')).toMatchObject({ notices: { coverage: { state: 'complete' } } });
  });

  it('of a kind that has no incident is unguessable too, and a report of a failure reports no failure', async () => {
    await app.store.owe([
      ...['channel-failed', 'lapse'].map((kind) => ({
        key: `${kind}/alice/bob@example.com`,
        accountId: 'alice',
        incidentId: null,
        revision: 0,
        kind: kind as 'lapse',
        reason: kind,
        recipient: 'bob@example.com',
        props:
          kind === 'lapse'
            ? { what: 'authorisation', lapsesAt: clock.now() }
            : { channel: 'x@example.com', detail: '', since: clock.now(), waiting: 0 },
        createdAt: clock.now(),
      })),
    ]);
    expect(await sentAfter()).toEqual(['channel-failed bob', 'lapse bob']);
    const ids = smtp.received.slice(-2).map(({ parsed }) => (parsed.messageId ?? '').slice(1, -1));
    for (const messageId of ids) {
      expect(messageId).toMatch(/\.[0-9a-f]{20}\.account\.alice\./);
      await arrives(postfixBounce({ messageId, recipient: 'bob@example.com' }));
    }
    expect(await logged()).toHaveLength(2);
    expect(await sentAfter(minuteMs)).toEqual(['channel-failed alice']);
  });
});
