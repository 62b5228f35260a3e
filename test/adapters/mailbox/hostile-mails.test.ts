// The law about mails that anybody may send: reading one costs no more than 2 seconds of processor time, and what is judged
// of it beside everything else no more than 200 ms. Processor time, not a clock's: other programs don't count.
import { describe, expect, it } from '@jest/globals';
import { examineMail } from '../../../src/adapters/mailbox/examine.ts';
import { mailVerdicts } from '../../../src/domain/mail/mail-check.ts';
import { amazonZones } from '../../../src/notices/amazon-domains.ts';
import { checkMail } from '../../../src/notices/check.ts';
import { hostileMails } from '../../support/mails/hostile-mails.ts';

const resolve = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
const options = { zones: amazonZones, resolve, now: () => 0 };

async function costOf<T>(work: () => T): Promise<{ done: Awaited<T>; ms: number }> {
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return { done, ms: (user + system) / 1_000 };
}

/** The dearer of two runs may have paid for the compiler or the memory of others. */
async function cheaperOf<T>(limitMs: number, work: () => T): Promise<{ done: Awaited<T>; ms: number }> {
  const first = await costOf(work);
  return first.ms < limitMs ? first : costOf(work);
}

describe('a hostile mail', () => {
  it.each(hostileMails)('%s: is read and judged at a bounded cost', async (_, make) => {
    const raw = make();
    const { done: examined, ms: reading } = await cheaperOf(2_000, () => examineMail(raw, options));
    expect(reading).toBeLessThan(2_000);
    const judging = await cheaperOf(200, () => checkMail(examined, { trustedAuthservIds: [] }));
    expect(judging.ms).toBeLessThan(200);
    expect(mailVerdicts).toContain(judging.done.verdict);
    expect(judging.done.verdict).not.toBe('genuine');
  });
});
