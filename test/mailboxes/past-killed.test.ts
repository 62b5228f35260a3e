// A mailbox's past, read by a process that is killed without warning, again and again: nothing is lost and nothing is there
// twice, in a real database.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { dayMs } from '../../src/domain/clock.ts';
import { slotMs } from '../../src/mailboxes/notice-source.ts';
import type { StoredMail } from '../../src/simulator/mailbox/imap/mailbox.ts';
import { built } from '../support/built.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ImapDouble, startImapDouble } from '../support/imap-double.ts';
import { mailOfPast } from '../support/mails/mail.ts';
import type { PastWork } from '../support/past-process.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { anAccount } from '../support/store.ts';

const now = Date.UTC(2026, 10, 22, 1, 7);
const count = 240;
const isAmazons = (i: number) => i % 3 === 0;
const atOf = (i: number) => Math.floor((now - 3_600_000 - i * 1.6 * dayMs) / 1000) * 1000;

/** Called for each mail that is asked for. */
let asked = () => {};
const mails: readonly StoredMail[] = Array.from({ length: count }, (_, n) => {
  const i = count - 1 - n;
  const raw = mailOfPast(i, isAmazons(i));
  return {
    uid: n + 1,
    receivedAt: atOf(i),
    raw: () => {
      asked();
      return raw;
    },
  };
});

let folder: string;
let database: TestDatabase;
let server: ImapDouble;
beforeAll(async () => {
  folder = await makeScratch('past');
  database = await openTestDatabase();
  server = await startImapDouble({ mailbox: { uidValidity: 1, mails: () => mails } });
  const store = await openStore({
    url: database.url,
    sealer: await openSecrets({ secretKeys: null, dataDir: folder }),
  });
  const account = anAccount({ isMailOnly: true, sellerId: null });
  await store.addAccount(account, null, now);
  await store.addMailbox(account.id, server.mailbox, now);
  await store.close();
});
afterAll(async () => {
  await server?.close();
  await database?.close();
  await clearScratch(folder);
});

/** @returns whether it came to its end */
async function readUntil(mailsAsked: number): Promise<boolean> {
  const work: PastWork = { url: database.url, dataDir: folder, now, portion: { whole: 20, heads: 60 } };
  const child = fork(built('past-process.ts'), [JSON.stringify(work)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let left = mailsAsked;
  asked = () => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  };
  const [code] = await once(child, 'exit');
  return code === 0;
}

it('is read once, whenever the process that reads it is killed', async () => {
  let kills = 0;
  for (const mailsAsked of [3, 50, 131, 90]) if (!(await readUntil(mailsAsked))) kills += 1;
  expect(kills).toBe(4);
  expect(await readUntil(Number.POSITIVE_INFINITY)).toBe(true);

  const pool = new pg.Pool({ connectionString: database.url });
  const rows = async <T extends pg.QueryResultRow>(sql: string) => (await pool.query<T>(sql)).rows;
  const notices = await rows<{ key: string }>(`SELECT key FROM change_log WHERE kind = 'notice-received'`);
  const counted = await rows<{ mails: string }>(
    `SELECT body ->> 'mails' AS mails FROM change_log WHERE kind = 'mail-counted'`,
  );
  const keys = await rows<{ twice: string }>('SELECT count(*) - count(DISTINCT key) AS twice FROM change_log');
  await pool.end();
  const known = Array.from({ length: count }, (_, i) => i).filter((i) => atOf(i) >= now - 400 * dayMs);
  expect(notices).toHaveLength(known.filter(isAmazons).length);
  const over = known.filter((i) => Math.floor(atOf(i) / slotMs) * slotMs + slotMs + 300_000 <= now);
  expect(counted.reduce((sum, { mails: n }) => sum + Number(n), 0)).toBe(over.length);
  expect(Number(keys[0]?.twice)).toBe(0);
});
