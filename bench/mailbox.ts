// Mails: how many are read, verified and judged in a second on one core with the DNS cached; a mail of 25 MB; mails
// that are made to be slow; and a mailbox into which 100,000 mails come at once, in time and memory.
import { createMailboxes } from '../src/adapters/mailbox/index.ts';
import { withNotices } from '../src/mailboxes/notice-source.ts';
import { amazonZones } from '../src/notices/amazon-domains.ts';
import { startImapServer } from '../src/simulator/mailbox/imap/server.ts';
import { judge } from '../test/support/mails/judge.ts';
import { mailBytes, passes } from '../test/support/mails/mail.ts';
import { slowMail, slowTexts } from '../test/support/mails/slow-texts.ts';
import { large25, throughput } from './eval/mail-speed.ts';

const flood = 100_000;

export async function run() {
  return {
    mailsPerSecond: await throughput(),
    ms25MegabyteMail: await large25(),
    msSlowText: await slowest(),
    flood: await readFlood(),
  };
}

/** By text: how long a mail that is made to be slow takes. */
async function slowest(): Promise<Record<string, number>> {
  const took: Record<string, number> = {};
  for (const [name, text] of slowTexts) {
    const begun = performance.now();
    await judge(slowMail(text));
    took[name] = Math.round(performance.now() - begun);
  }
  return took;
}

/** Nine of ten claim to be from Amazon: the worst that can be sent. */
async function readFlood() {
  const at = Date.UTC(2026, 10, 22, 1);
  const head = (i: number) =>
    mailBytes({
      from: i % 10 === 0 ? 'News <news@lists.example.org>' : 'Amazon Support <a@mallory.example>',
      subject: `Your account ${i}`,
      text: 'x'.repeat(3_000),
      results: passes('mallory.example'),
      headers: [`X-Number: ${i}`],
    });
  const mails = Array.from({ length: flood }, (_, i) => ({
    uid: i + 1,
    receivedAt: at + i,
    raw: () => Buffer.from(head(i).toString('latin1').replace('<0102@', `<${i}@`), 'latin1'),
  }));
  const user = { user: 'alice', password: 'secret' };
  const server = await startImapServer({ user, mailbox: { uidValidity: 1, mails: () => mails } });
  try {
    const settings = {
      host: '127.0.0.1',
      port: server.port,
      isTls: false,
      user: user.user,
      signIn: { kind: 'password', password: user.password },
      folder: 'INBOX',
    } as const;
    const mailboxes = createMailboxes({ inbox: '', zones: amazonZones, resolve: null, now: () => at });
    const clock = { now: () => at + 86_400_000, sleep: async () => {} };
    const bare = {
      // biome-ignore lint/correctness/useYield: it has nothing
      async *pull(): AsyncGenerator<never, never> {
        throw new Error('not asked');
      },
    };
    const options = { clock, trustedServers: null, judged: new Map(), bounced: async () => null, desk: null };
    const source = withNotices(bare, 'alice', [mailboxes.open({ name: 'main', settings })], options);
    const before = process.memoryUsage().rss;
    let peak = before;
    const begun = performance.now();
    const pulled = source.pull({ part: 'notices', since: at });
    let facts = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    for (;;) {
      const next = await pulled.next();
      if (next.done) {
        clearInterval(watch);
        const seconds = (performance.now() - begun) / 1000;
        const megabytes = Math.round((peak - before) / 2 ** 20);
        return { mails: flood, facts, coverage: next.value.coverage.state, seconds, extraMegabytes: megabytes };
      }
      facts += next.value.mails?.length ?? 0;
    }
  } finally {
    await server.close();
  }
}
