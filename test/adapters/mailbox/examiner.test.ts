// The thread that examines mails: what it says is what examining says; what costs too much ends with it, and the next goes on.
import { afterEach, describe, expect, it } from '@jest/globals';
import { examineMail } from '../../../src/adapters/mailbox/examine.ts';
import { createExaminer, type Examiner } from '../../../src/adapters/mailbox/examiner.ts';
import { amazonZones } from '../../../src/notices/amazon-domains.ts';
import { hostileMails } from '../../support/mails/hostile-mails.ts';
import { mailBytes } from '../../support/mails/mail.ts';
import { testDns } from '../../support/mails/signed.ts';

let examiner: Examiner;
afterEach(() => examiner.close());

const letter = mailBytes({ text: 'Tea on Sunday?' });
const dear = hostileMails.find(([name]) => name === 'pictures full of codes begun')?.[1]() ?? letter;
const plain = (examined: unknown) => JSON.parse(JSON.stringify(examined));
const offline = { zones: amazonZones, resolve: null, now: () => 0 };

describe('the examiner', () => {
  it('says of a mail what is in it, and asks the DNS through the program', async () => {
    const dns = testDns(['amazon.co.jp']);
    const raw = await dns.sign(mailBytes({ from: 'Amazon <a@amazon.co.jp>', text: 'x' }), 'amazon.co.jp');
    const options = { zones: amazonZones, resolve: dns.resolve, now: () => Date.UTC(2026, 10, 22) };
    examiner = createExaminer(options);
    const examined = await examiner.examine(raw);
    expect(dns.asked).not.toEqual([]);
    expect(plain(examined)).toEqual(plain(await examineMail(raw, options)));
  });

  it('gives up a mail that is at work too long, and knows it from then on', async () => {
    examiner = createExaminer(offline, { busyMs: 0, wholeMs: 0, heapMegabytes: 512 });
    expect(await examiner.examine(dear)).toBe('too-costly');
    expect(await Promise.all([examiner.examine(dear), examiner.examine(dear)])).toEqual(['too-costly', 'too-costly']);
  });

  it('gives up one that takes too much memory, and goes on with the next', async () => {
    examiner = createExaminer(offline, { busyMs: 600_000, wholeMs: 600_000, heapMegabytes: 16 });
    const hungry = mailBytes({ html: '<br>'.repeat(700_000) });
    const [first, next] = await Promise.all([examiner.examine(hungry), examiner.examine(letter)]);
    expect(first).toBe('too-costly');
    expect(next).toMatchObject({ mail: { text: 'Tea on Sunday?' } });
  });

  it('ends when it is told to, and tells whoever asked', async () => {
    examiner = createExaminer(offline);
    const ends = new AbortController();
    const asked = examiner.examine(dear, ends.signal);
    ends.abort(new Error('the program ends'));
    await expect(asked).rejects.toThrow('the program ends');
    expect(await examiner.examine(letter)).toMatchObject({ mail: { text: 'Tea on Sunday?' } });
  });
});
