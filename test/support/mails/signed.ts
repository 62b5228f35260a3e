// DKIM-signed mails with keys of the test's own, and the DNS that serves them: what Amazon's would be.
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import type { Resolve } from '../../../src/adapters/mailbox/authenticate.ts';

export interface TestDns {
  readonly resolve: Resolve;
  /** The names that were asked about, in order. */
  readonly asked: string[];
  /** Signs `raw` as `domain`; puts the signature before it. */
  sign(raw: Buffer, domain: string): Promise<Buffer>;
}

const selector = 'test1';

/** A DNS with a key and a DMARC policy for each of `domains`; of any other name there is nothing. */
export function testDns(domains: readonly string[]): TestDns {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const records = new Map(
    domains.flatMap((domain) => [
      [`${selector}._domainkey.${domain}`, `v=DKIM1; k=rsa; p=${key}`],
      [`_dmarc.${domain}`, 'v=DMARC1; p=quarantine'],
    ]),
  );
  const asked: string[] = [];
  return {
    asked,
    async resolve(name, type) {
      asked.push(name);
      const record = type === 'TXT' ? records.get(name) : undefined;
      if (record === undefined) throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
      return [[record]];
    },
    async sign(raw, domain) {
      const signer = { signingDomain: domain, selector, privateKey: pem };
      // left to mailauth, it is asked twice, and a second that ends in between makes the signature false
      const signTime = new Date(Date.UTC(2026, 0, 1));
      const options = { ...signer, canonicalization: 'relaxed/relaxed', signTime, signatureData: [signer] };
      const { signatures } = await dkimSign(raw, options);
      return Buffer.concat([Buffer.from(signatures), raw]);
    },
  };
}
