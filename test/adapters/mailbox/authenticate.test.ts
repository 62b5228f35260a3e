// Signatures checked against a DNS of the test's own: what proves, what doesn't, and what is never asked.
import { describe, expect, it } from '@jest/globals';
import { cachedResolve, type Resolve } from '../../../src/adapters/mailbox/authenticate.ts';
import { examineMail } from '../../../src/adapters/mailbox/examine.ts';
import { amazonZones } from '../../../src/notices/amazon-domains.ts';
import { checkMail } from '../../../src/notices/check.ts';
import { fails, mailBytes, passes } from '../../support/mails/mail.ts';
import { testDns } from '../../support/mails/signed.ts';

const from = 'Amazon.co.jp <account-update@amazon.co.jp>';
const html = '<p>お知らせ</p><a href="https://www.amazon.co.jp/">Amazon</a>';
const dns = testDns(['amazon.co.jp', 'mallory.example']);

async function check(raw: Buffer, resolve: Resolve | null = dns.resolve) {
  const examined = await examineMail(raw, { zones: amazonZones, resolve, now: () => Date.UTC(2026, 10, 22) });
  return checkMail(examined, { trustedServers: null });
}

describe('a signature of Amazon’s', () => {
  it('that holds is proof, whatever else stands there', async () => {
    const raw = await dns.sign(mailBytes({ from, html, results: fails('amazon.co.jp') }), 'amazon.co.jp');
    expect(await check(raw)).toMatchObject({
      verdict: 'genuine',
      certainty: 'certain',
      authentication: { source: 'dns' },
    });
  });

  it('that is put under another head proves the opposite', async () => {
    const signed = await dns.sign(mailBytes({ from, html, subject: 'one' }), 'amazon.co.jp');
    const raw = Buffer.from(signed.toString('latin1').replace('Subject: one', 'Subject: two'), 'latin1');
    expect(await check(raw)).toMatchObject({ verdict: 'phishing', authentication: { source: 'dns', outcome: 'fail' } });
  });

  it('under another body proves nothing, since storing a mail may change it; a link elsewhere then decides', async () => {
    const signed = (await dns.sign(mailBytes({ from, html }), 'amazon.co.jp')).toString('latin1');
    const [signature = ''] = signed.split(/\r\n(?=Received)/);
    const under = (other: string) => Buffer.concat([Buffer.from(`${signature}\r\n`), mailBytes({ from, html: other })]);
    expect((await check(under('<a href="https://www.amazon.co.jp/">another</a>'))).verdict).toBe('suspicious');
    expect((await check(under('<a href="https://mallory.example/">another</a>'))).verdict).toBe('phishing');
  });

  it('whose key is gone, with nobody else to ask, accuses nobody', async () => {
    const raw = await dns.sign(mailBytes({ from, html }), 'amazon.co.jp');
    const empty: Resolve = async () => {
      throw Object.assign(new Error('gone'), { code: 'ENOTFOUND' });
    };
    expect((await check(raw, empty)).verdict).toBe('suspicious');
  });

  it('with another subject put above the signed one is not believed', async () => {
    const signed = await dns.sign(mailBytes({ from, html, subject: 'one' }), 'amazon.co.jp');
    expect((await check(Buffer.concat([Buffer.from('Subject: two\r\n'), signed]))).verdict).not.toBe('genuine');
  });

  it('of another domain proves nothing about Amazon', async () => {
    const raw = await dns.sign(mailBytes({ from, html }), 'mallory.example');
    expect((await check(raw)).verdict).not.toBe('genuine');
  });

  it('that leaves room for more text is not asked about', async () => {
    const raw = mailBytes({
      from,
      html,
      headers: ['DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=test1; l=0; h=from; bh=x; b=y'],
    });
    expect((await check(raw)).verdict).not.toBe('genuine');
  });

  it('whose key is gone leaves the word to the receiving server', async () => {
    const raw = await dns.sign(mailBytes({ from, html, results: passes('amazon.co.jp') }), 'amazon.co.jp');
    const empty: Resolve = async () => {
      throw Object.assign(new Error('gone'), { code: 'ENOTFOUND' });
    };
    expect(await check(raw, empty)).toMatchObject({
      verdict: 'genuine',
      certainty: 'likely',
      authentication: { source: 'receiver' },
    });
  });

  it.each(['ETIMEOUT', 'ESERVFAIL', 'ECONNREFUSED'])('accuses nobody when DNS answers %s', async (code) => {
    const raw = await dns.sign(mailBytes({ from, html }), 'amazon.co.jp');
    const broken: Resolve = async () => {
      throw Object.assign(new Error('broken'), { code });
    };
    expect(await check(raw, broken)).toMatchObject({ verdict: 'suspicious', authentication: { outcome: 'unknown' } });
  });
});

describe('DNS', () => {
  it('is asked about Amazon’s zones and nothing else', async () => {
    const { asked, resolve, sign } = testDns(['amazon.co.jp', 'mallory.example']);
    await check(await sign(mailBytes({ from: 'Amazon <a@mallory.example>', html }), 'mallory.example'), resolve);
    expect(asked).toEqual([]);
    await check(await sign(await sign(mailBytes({ from, html }), 'mallory.example'), 'amazon.co.jp'), resolve);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !name.endsWith('amazon.co.jp'))).toEqual([]);
  });

  it('is asked once an hour for the same name, and again at once after a fault', async () => {
    let now = 0;
    const asked: string[] = [];
    const resolve = cachedResolve(
      async (name) => {
        asked.push(name);
        if (name === 'fault') throw Object.assign(new Error(), { code: 'ESERVFAIL' });
        return [['x']];
      },
      () => now,
    );
    await resolve('a', 'TXT');
    await resolve('a', 'TXT');
    now = 3_600_001;
    await resolve('a', 'TXT');
    for (let i = 0; i < 2; i++) await resolve('fault', 'TXT').catch(() => {});
    expect(asked).toEqual(['a', 'a', 'fault', 'fault']);
  });
});
