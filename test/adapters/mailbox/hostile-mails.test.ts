// The law about mails that anybody may send: reading one costs no more than 2 seconds of processor time, and what is judged
// of it beside everything else no more than 200 ms. Processor time, not a clock's: other programs don't count.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { mailVerdicts } from '../../../src/domain/mail/mail-check.ts';
import { built } from '../../support/built.ts';
import type { MailCost } from '../../support/mail-costs.ts';
import { costLimits, hostileMails } from '../../support/mails/hostile-mails.ts';

let costs: readonly MailCost[];
beforeAll(async () => {
  const args = ['--expose-gc', built('mail-costs.ts')];
  costs = JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
});

describe('a hostile mail', () => {
  it.each(hostileMails.map(([name]) => name))('%s: is read and judged at a bounded cost', (name) => {
    const cost = costs.find((one) => one.name === name);
    expect(cost?.readingMs).toBeLessThan(costLimits.readingMs);
    expect(cost?.judgingMs).toBeLessThan(costLimits.judgingMs);
    expect(mailVerdicts).toContain(cost?.verdict);
    expect(cost?.verdict).not.toBe('genuine');
  });
});
