// How fast mails are judged: signed ones one after the other with the DNS cached, and one of 25 MB.
import { cachedResolve } from '../../src/adapters/mailbox/authenticate.ts';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { amazonZones } from '../../src/notices/amazon-domains.ts';
import { checkMail } from '../../src/notices/check.ts';
import { corpus } from '../../test/support/mails/corpus.ts';
import { judge } from '../../test/support/mails/judge.ts';
import { mailBytes } from '../../test/support/mails/mail.ts';
import { testDns } from '../../test/support/mails/signed.ts';

/** Signed mails read, verified and judged one after the other. */
export async function throughput(n = 300): Promise<number> {
  const dns = testDns(['amazon.co.jp']);
  const mails: Buffer[] = [];
  for (const { raw } of corpus(n, 7)) mails.push(await dns.sign(raw, 'amazon.co.jp'));
  const resolve = cachedResolve(dns.resolve, () => 0);
  const startedAt = performance.now();
  for (const raw of mails) {
    const examined = await examineMail(raw, { zones: amazonZones, resolve, now: () => 0 });
    checkMail(examined, { trustedServers: null });
  }
  return (mails.length * 1000) / (performance.now() - startedAt);
}

function largeMail(): Buffer {
  const attachment = `${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(25_000_000 / 78));
  const head = 'Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const text = mailBytes({ from: 'Amazon <a@mallory.example>', text: 'x' }).toString('latin1');
  const [headers = '', body = ''] = text.split(/(?=Content-Type: )/);
  return Buffer.from(
    `${headers}Content-Type: multipart/mixed; boundary=big\r\n\r\n--big\r\n${body}--big\r\n${head}${attachment}--big--\r\n`,
    'latin1',
  );
}

/** Milliseconds for a mail of 25 MB. */
export async function large25(): Promise<number> {
  const raw = largeMail();
  const startedAt = performance.now();
  await judge(raw);
  return performance.now() - startedAt;
}
