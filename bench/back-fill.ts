// What reading 400 days of a mailbox takes: 20,000 of Amazon's mails among 200,000 others on a local Dovecot, into a
// database, by a process of its own that is killed in the middle and begun again; its time, its largest resident size, and
// whether anything was lost or told twice.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openSecrets } from '../src/adapters/secrets.ts';
import { openDatabase, openStore } from '../src/adapters/store/index.ts';
import { dayMs } from '../src/domain/clock.ts';
import { startDovecot } from '../test/support/dovecot.ts';
import { disguised, disguises } from '../test/support/mails/disguises.ts';
import { mailBytes, passes } from '../test/support/mails/mail.ts';
import type { PastCost, PastWork } from '../test/support/past-process.ts';
import { anAccount } from '../test/support/store.ts';
import { scratchFolder } from './support/scratch-folder.ts';

export interface BackFillBench {
  readonly mails: number;
  readonly amazonMails: number;
  /** Both processes together. Aim: 600,000. */
  readonly ms: number;
  /** Of both together, the server's and the database's not: what a busy machine changes less. */
  readonly cpuMs: number;
  /** Aim: 250. */
  readonly peakRssMegabytes: number;
  readonly ordersSent: number;
  readonly ordersKnown: number;
  readonly changesTwice: number;
  /** Of all mails, those counted in the quarters of an hour that are over. */
  readonly mailsCounted: number;
}

const days = 400;
const killedAfterMs = 30_000;

export async function run({ amazon = 20_000, others = 200_000 } = {}): Promise<BackFillBench> {
  const scratch = await scratchFolder();
  const dovecot = await startDovecot();
  const database = await openDatabase({ databaseUrl: null, dataDir: scratch.path });
  const pool = new pg.Pool({ connectionString: database.url });
  try {
    const now = Math.floor(Date.now() / 1000) * 1000;
    const total = amazon + others;
    const every = Math.round(total / amazon);
    for (let i = 0; i < total; i++) {
      const at = now - 3_600_000 - Math.floor((i / total) * (days - 1) * dayMs);
      await dovecot.deliver(i % every === 0 ? orderMail(i, at) : letter(i, at), at);
    }
    const sealer = await openSecrets({ secretKeys: null, dataDir: scratch.path });
    const store = await openStore({ url: database.url, sealer });
    const account = anAccount({ isMailOnly: true, sellerId: null });
    await store.addAccount(account, null, now);
    await store.addMailbox(account.id, dovecot.mailbox, now);
    await store.close();
    console.error(`${total} mails lie there`);
    const begun = performance.now();
    const costs = [await inOwnProcess(database.url, scratch.path, killedAfterMs)];
    console.error('killed, and begun again');
    costs.push(await inOwnProcess(database.url, scratch.path, null));
    const ms = Math.round(performance.now() - begun);
    const count = async (sql: string) => Number((await pool.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
    return {
      mails: total,
      amazonMails: amazon,
      ms,
      cpuMs: costs.reduce((sum, one) => sum + one.cpuMs, 0),
      peakRssMegabytes: Math.max(...costs.map((one) => one.peakRssMegabytes)),
      ordersSent: amazon,
      ordersKnown: await count(`SELECT count(*) AS n FROM change_log WHERE kind = 'order-placed'`),
      changesTwice: await count('SELECT count(*) - count(DISTINCT key) AS n FROM change_log'),
      mailsCounted: await count(`SELECT sum((body ->> 'mails')::int) AS n FROM change_log WHERE kind = 'mail-counted'`),
    };
  } finally {
    await pool.end();
    await database.close();
    await dovecot.close();
    await scratch.remove();
  }
}

function orderMail(i: number, at: number): Buffer {
  const order = `250-${String(i).padStart(7, '0')}-${String((i * 7919) % 10_000_000).padStart(7, '0')}`;
  const words = {
    from: 'Amazon.co.jp <seller-notification@amazon.co.jp>',
    subject: '注文確定 - 商品を発送してください：中古の本',
    above: 'アリス 様\n\nご注文が確定しました。出荷予定日までに商品を発送してください。',
    lines: [
      ['注文番号', order],
      ['商品名', '中古の本'],
      ['SKU', `BOOK-${i % 900}`],
      ['数量', '1'],
      ['価格', `￥${500 + (i % 3_000)}`],
    ] as const,
    below: 'よろしくお願いいたします。'.repeat(200),
    colon: '：',
    messageId: `${i}@amazon.co.jp`,
    date: new Date(at).toUTCString(),
    headers: [
      `Authentication-Results: ${passes('amazon.co.jp')}`,
      'Received: from out.example.org (out.example.org [192.0.2.7]) by mx.example.net with ESMTPS; Sun, 22 Nov 2026 02:11:04 +0000',
      'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k1; h=from:subject; bh=AAAA; b=BBBB',
    ],
  };
  return disguised(words, disguises[i % disguises.length] ?? 'plain');
}

function letter(i: number, at: number): Buffer {
  const mail = mailBytes({ from: 'Bob <bob@example.com>', text: 'x'.repeat(1_500), date: new Date(at).toUTCString() });
  return Buffer.from(mail.toString('latin1').replace('<0102@', `<p${i}@`), 'latin1');
}

/** @returns what it said last: of one that is killed the portion in which it was isn't in it */
function inOwnProcess(url: string, dataDir: string, killAfterMs: number | null): Promise<PastCost> {
  return new Promise((resolve, reject) => {
    const work: PastWork = { url, dataDir, now: Date.now() };
    const child = fork(fileURLToPath(new URL('../test/support/past-process.js', import.meta.url)), [
      JSON.stringify(work),
    ]);
    let cost: PastCost = { cpuMs: 0, peakRssMegabytes: 0 };
    child.on('message', (said) => {
      cost = said as PastCost;
    });
    const killing = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (killing) clearTimeout(killing);
      if (code === 0 || killAfterMs !== null) resolve(cost);
      else reject(new Error(`reading the past ended with ${code}`));
    });
  });
}
