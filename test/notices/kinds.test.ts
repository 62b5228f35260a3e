// Mails of each kind in which Amazon is posed, named or spoken of (kinds.tsv), written by hand: fakes are never passed, honest
// senders never accused, and a host of Amazon's own never makes a fake of what Amazon signed.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { isAmazonSender } from '../../src/notices/amazon-domains.ts';
import { judge } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const file = await readFile(new URL('kinds.tsv', import.meta.url), 'utf8');
const mails = file
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', verdicts = '', from = '', subject = '', html = ''] = line.split('\t');
    return { kind, verdicts: verdicts.split('|'), from, subject, html };
  });
const kinds = [...new Set(mails.map(({ kind }) => kind))];

describe.each(kinds)('%s', (name) => {
  const of = mails.filter(({ kind }) => kind === name);
  it.each(of.map((one) => [one.from, one.subject, one.html, one] as const))('%s "%s" %s', async (_f, _s, _h, mail) => {
    const { from, subject, html, verdicts } = mail;
    const results = passes(/@([\w.-]+)>/.exec(from)?.[1] ?? '');
    expect(verdicts).toContain((await judge(mailBytes({ from, subject, html, results }))).verdict);
  });
});

describe('an honest sender of whom no server says anything', () => {
  const domainOf = (from: string) => /@([\w.-]+)>/.exec(from)?.[1] ?? '';
  const honest = mails.filter(({ kind, from }) => kind === 'honest' && !isAmazonSender(domainOf(from)));
  it('is not accused for that', async () => {
    const accused: string[] = [];
    for (const { from, subject, html } of honest) {
      if ((await judge(mailBytes({ from, subject, html }))).verdict === 'phishing') accused.push(`${from} ${subject}`);
    }
    expect(accused).toEqual([]);
  });
});
