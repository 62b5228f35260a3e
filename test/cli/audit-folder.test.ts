// `audit --from`: an export folder that is clean, one that is not, one that can't be read; and listings made to break it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs, toIso } from '../../src/domain/clock.ts';
import { endAll, rusuban } from '../support/command-line.ts';
import { englishHeader, reportOf, rowOf } from '../support/report-fixtures.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeScratch('export');
});
afterEach(async () => {
  await endAll();
  await clearScratch(folder);
});

const firstAt = Date.UTC(2026, 2, 1);
const stamp = (at: number) => toIso(at).replace(/[-:]/g, '');

/** As the report writes it in Britain: `04/03/2026 21:05:00 GMT`. */
function openDate(at: number): string {
  const [day = '', time = ''] = toIso(at).replace('Z', '').split('T');
  return `${day.split('-').reverse().join('/')} ${time} GMT`;
}

interface Row {
  readonly sku: string;
  readonly openedAt: number;
  readonly title?: string;
  readonly price?: string;
}

const listing = ({ sku, openedAt, title = `Teapot ${sku}`, price = '19.90' }: Row) =>
  rowOf(englishHeader, {
    'item-name': title,
    'seller-sku': sku,
    'listing-id': `0301${sku}`,
    asin1: `B0${sku.padStart(8, '0')}`,
    price,
    quantity: '5',
    'open-date': openDate(openedAt),
    'fulfillment-channel': 'DEFAULT',
    status: 'Active',
  });

async function put(name: string, content: string | Buffer): Promise<void> {
  const file = join(folder, 'export', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
const putAccount = () =>
  put(
    'account.json',
    JSON.stringify({ marketplaceId: 'A1F83G8C2ARO7P', timeZone: 'Europe/London', region: 'eu', language: 'en' }),
  );
/** Sixty listings opened over three years, as seen every day for ten days; and on the last day these as well. */
async function putListings(more: readonly Row[]): Promise<void> {
  const old = Array.from({ length: 60 }, (_, n) =>
    listing({ sku: `${100 + n}`, openedAt: firstAt - (n + 2) * 18 * dayMs }),
  );
  for (let day = 0; day < 10; day++) {
    const isLast = day === 9;
    const lines = [englishHeader, ...old, ...(isLast ? more.map(listing) : [])];
    await put(`listings/${stamp(firstAt + day * dayMs)}.txt`, reportOf(lines));
  }
}
/** Listed in the last two hours before the last report. */
const burst = (rows: number, looks: (n: number) => Partial<Row>): Row[] =>
  Array.from({ length: rows }, (_, n) => ({
    sku: `${900 + n}`,
    openedAt: firstAt + 9 * dayMs - 2 * 60 * minuteMs + n * minuteMs,
    ...looks(n),
  }));
const audit = (...args: string[]) => rusuban(folder, {}, 'audit', '--from', 'export', ...args);

describe('an export folder', () => {
  it('without anything unusual ends with 0, and needs no database', async () => {
    await putAccount();
    await putListings([]);
    const { code, stdout } = await audit('--json');
    expect(JSON.parse(stdout)).toMatchObject({ source: 'folder', incidents: [], counts: { listings: 60 } });
    expect(code).toBe(0);
    expect((await audit()).stdout).toMatch(/Questions that only you can answer/);
  });

  it('with a night of new listings ends with 1', async () => {
    await putAccount();
    await putListings(burst(80, () => ({})));
    const { code, stdout } = await audit();
    expect(stdout).toMatch(/80 new listings/);
    expect(code).toBe(1);
  });

  it('says which files and lines were left out', async () => {
    await putAccount();
    await putListings([]);
    await put('listings/yesterday.txt', 'item-name\tseller-sku\n');
    await put('profile/20260301T000000Z.json', '{ "account": ');
    const { code, stdout } = await audit();
    expect(stdout).toContain('listings/yesterday.txt');
    expect(stdout).toMatch(/profile\/20260301T000000Z\.json.*not JSON/);
    expect(code).toBe(0);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['is not there', async () => {}, /no such folder/],
    ['has no account.json', () => putListings([]), /account\.json/],
    ['has an account.json that is none', () => put('account.json', 'marketplace=JP'), /account\.json/],
    ['has nothing but account.json', putAccount, /nothing that could be read/],
  ])('that %s ends with 2', async (_, prepare, words) => {
    await prepare();
    const { code, stdout, stderr } = await audit('--json');
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/\n {2}-> /);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('and an account are not both audited', async () => {
    expect(await audit('alice')).toMatchObject({ code: 2, stderr: expect.stringContaining('--from were both given') });
  });
});

describe('listings that were written to break it', () => {
  const titles = [
    `${'A very long title '.repeat(600)}END`,
    '<script>alert(1)</script><img src=x onerror=alert(2)>',
    'cheap \u202egnihtemos\u202c \u200b\u200dphone\ufeff \u0007\u001b[31mred\u001b[0m',
    '{count, plural, one {#}} #{__proto__} %s',
  ];
  const prices = ['0', '', '0.00', '99999999', '99,999,999.00', '-1', 'free', '1e9'];

  it('are told, cut and made harmless', async () => {
    await putAccount();
    await putListings(
      burst(80, (n) => ({ title: titles[n % titles.length], price: prices[n % prices.length] }) as Row),
    );
    for (const lang of ['ja', 'en']) {
      const { code, stdout, stderr } = await audit('--lang', lang);
      expect(code).toBe(1);
      expect(stderr).not.toMatch(/\n {4}at /);
      expect(stdout).toContain('80');
      expect(stdout).toContain('alert(1)');
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(stdout).not.toContain('END');
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(400);
      expect(stdout).not.toMatch(/NaN|undefined|\[object/);
    }
    const report = JSON.parse((await audit('--json')).stdout);
    expect(report.counts.listings).toBe(140);
  });
});
