// A shop as files: what each file gives, and what is said of those that can't be used.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type ExportFolder,
  type ExportSnapshot,
  readExportFolder,
} from '../../../../src/adapters/amazon/export/index.ts';
import type { Observed, PullSummary } from '../../../../src/domain/watch/observed.ts';
import { japaneseHeader, reportOf, rowOf } from '../../../support/report-fixtures.ts';

const JP = 'A1VC38T7YXB528';
const account = { marketplaceId: JP, timeZone: 'Asia/Tokyo', region: 'fe', language: 'ja', storeName: 'Alice' };
const noon = Date.UTC(2026, 2, 1);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes the files, account.json too unless it is given, and reads the folder. */
async function read(files: Record<string, string | Buffer | object>): Promise<ExportFolder> {
  for (const [name, content] of Object.entries({ 'account.json': account, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(join(folder, name), isRaw ? content : JSON.stringify(content));
  }
  return readExportFolder(folder);
}

async function drain(snapshot: ExportSnapshot | undefined): Promise<{ observed: Observed[]; summary: PullSummary }> {
  const observed: Observed[] = [];
  const reader = snapshot?.read();
  for (;;) {
    const next = await reader?.next();
    if (!next) throw new Error('no such snapshot');
    if (next.done) return { observed, summary: next.value };
    observed.push(next.value);
  }
}

function listings(count: number, more: readonly string[] = []): Buffer {
  const rows = Array.from({ length: count }, (_, n) =>
    rowOf(japaneseHeader, { 商品名: 'ケトル', 出品者SKU: `SKU-${n}`, 価格: '1980' }),
  );
  return reportOf([japaneseHeader, ...rows, ...more], { charset: 'cp932' });
}

const participations = (storeName: string) => ({
  payload: [
    { marketplace: { id: JP }, participation: { isParticipating: true, hasSuspendedListings: false }, storeName },
  ],
});

describe('readExportFolder: account.json', () => {
  it('makes an account of it', async () => {
    const { account: seen } = await read({ 'listings/20260301T000000Z.txt': listings(1) });
    expect(seen).toMatchObject({
      name: 'Alice',
      region: 'fe',
      marketplaceIds: [JP],
      timeZone: 'Asia/Tokyo',
      language: 'ja',
    });
  });

  it('takes what is missing from the marketplace', async () => {
    const { account: seen } = await read({
      'account.json': Buffer.from('\ufeff{"marketplaceId":"A1PA6795UKMFR9"}'),
      'profile/20260301T000000Z.json': { marketplaceParticipations: participations('x') },
    });
    expect(seen).toMatchObject({ region: 'eu', timeZone: 'Europe/Berlin', language: 'en' });
  });

  it.each([
    [{ ...account, marketplaceId: 'NOWHERE' }, '"marketplaceId" is not a marketplace'],
    [{ ...account, timeZone: 'Mars/Olympus' }, '"timeZone" is not a time zone'],
    [{ ...account, region: 'eu' }, '"region" does not fit the marketplace'],
    [{ ...account, language: 'de' }, '"language" is wrong'],
    [{}, '"marketplaceId" is wrong'],
    ['[1,\n2', 'this is not JSON'],
    ['"text"', 'is not an object'],
  ])('says what is wrong in it and how to mend it (case %#)', async (content, message) => {
    const error = await read({ 'account.json': content }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(message) });
    expect(error.hint).toMatch(/^(Mend|Write|Use) /);
  });

  it('says so where there is none, no folder, or nothing else to read', async () => {
    await expect(readExportFolder(folder)).rejects.toThrow('there is no account.json');
    await expect(readExportFolder(join(folder, 'nowhere'))).rejects.toThrow('there is no such folder');
    await expect(read({ 'planned.csv': 'kind,from,to,note\n' })).rejects.toThrow('nothing that could be read');
    await expect(read({ 'listings/20260301T000000Z.txt': 'no report' })).rejects.toThrow('not a listing report');
  });
});

describe('readExportFolder: listings', () => {
  it('gives each report as a snapshot, by time, zipped or not', async () => {
    const { snapshots, leftOut } = await read({
      'listings/20260302T000000Z.txt': listings(3),
      'listings/20260301T000000Z.txt.gz': gzipSync(listings(2)),
      'listings/20260303T000000Z.partial.txt': listings(1),
    });
    expect(snapshots.map(({ at, part, isPartial }) => [new Date(at).getUTCDate(), part, isPartial])).toEqual([
      [1, 'listings', false],
      [2, 'listings', false],
      [3, 'listings', true],
    ]);
    const first = await drain(snapshots[0]);
    expect(first.observed[0]?.listings).toHaveLength(2);
    expect(first.summary).toMatchObject({ rows: 2, coverage: { state: 'complete', asOf: noon } });
    expect((await drain(snapshots[2])).summary.coverage.state).toBe('partial');
    expect(leftOut).toEqual([]);
  });

  it('takes a report that shrank to a part of itself as partial, and measures the next against the whole one', async () => {
    const { snapshots } = await read({
      'listings/20260301T000000Z.txt': listings(338),
      'listings/20260302T000000Z.txt': listings(11),
      'listings/20260303T000000Z.txt': listings(12),
      'listings/20260304T000000Z.txt': listings(330),
    });
    const states: string[] = [];
    for (const snapshot of snapshots) states.push((await drain(snapshot)).summary.coverage.state);
    expect(states).toEqual(['complete', 'partial', 'partial', 'complete']);
  });

  it('uses what it can of a file that is cut off, and names it', async () => {
    const folderRead = await read({
      'listings/20260301T000000Z.txt.gz': gzipSync(listings(20_000), { level: 0 }).subarray(0, 500_000),
    });
    const { observed, summary } = await drain(folderRead.snapshots[0]);
    expect(observed.length).toBeGreaterThan(0);
    expect(summary.coverage).toMatchObject({ state: 'partial', reason: 'the compressed report is damaged or cut off' });
    expect(folderRead.leftOut).toEqual([expect.objectContaining({ file: 'listings/20260301T000000Z.txt.gz' })]);
  });

  it('names bad lines and files with wrong names and uses the rest', async () => {
    const folderRead = await read({
      'listings/20260301T000000Z.txt': listings(200, ['a title without a SKU']),
      'listings/Active+Listings.txt': listings(1),
      'listings/20261301T000000Z.txt': listings(1),
      'listings/.DS_Store': 'x',
    });
    expect((await drain(folderRead.snapshots[0])).summary).toMatchObject({
      rows: 201,
      coverage: { state: 'partial', reason: '1 of 201 rows could not be read' },
      unread: 1,
    });
    expect(folderRead.leftOut.map(({ file, line }) => [file, line])).toEqual([
      ['listings/20261301T000000Z.txt', null],
      ['listings/Active+Listings.txt', null],
      ['listings/20260301T000000Z.txt', 202],
    ]);
  });
});

describe('readExportFolder: profile', () => {
  it('gives the profile and the payouts of each file; a missing key gives nothing', async () => {
    const { snapshots } = await read({
      'profile/20260301T000000Z.json': { marketplaceParticipations: participations('Alice') },
      'profile/20260302T000000Z.json.gz': gzipSync(
        JSON.stringify({
          marketplaceParticipations: null,
          financialEventGroups: [
            {
              payload: { FinancialEventGroupList: [{ AccountTail: '181', FundTransferDate: '2026-02-20T00:00:00Z' }] },
            },
          ],
          paymentMethods: { paymentMethods: [{ tail: '677', assignmentType: 'DEFAULT_DEPOSIT_METHOD' }] },
        }),
      ),
    });
    expect(snapshots.map(({ part }) => part)).toEqual(['profile', 'payouts']);
    const facts = (await Promise.all(snapshots.map(drain))).flatMap(({ observed }) =>
      observed.flatMap((batch) => batch.facts ?? []),
    );
    expect(facts.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'store-name Alice',
      'participation true',
      'listings-suspended false',
      'payment-method 677',
      'deposit-method 677',
      'payout-account-tail 181',
    ]);
  });

  it('names a body that is wrong and uses the others, and names the line where JSON breaks', async () => {
    const { snapshots, leftOut } = await read({
      'profile/20260301T000000Z.json': {
        marketplaceParticipations: participations('Alice'),
        account: { payload: { sellingPlan: 'PROFESSIONAL', business: 5 } },
      },
      'profile/20260302T000000Z.json': '{\n "account": {},\n oops',
    });
    expect(snapshots).toHaveLength(1);
    expect(leftOut[0]?.reason).toContain('account.business');
    expect(leftOut[1]?.reason).toBe('this is not JSON (line 3)');
  });

  it('does not call a part whole of which a body could not be read', async () => {
    const { snapshots, leftOut } = await read({
      'profile/20260301T000000Z.json': {
        financialEventGroups: 'none',
        paymentMethods: { paymentMethods: [] },
      },
    });
    expect(leftOut).toHaveLength(1);
    expect((await drain(snapshots[0])).summary.coverage).toMatchObject({ state: 'partial' });
  });
});

describe('readExportFolder: feedback and performance', () => {
  const feedback = (...rows: string[]) =>
    ['Date\tRating\tComments\tYour Response\tOrder ID\tRater Email', ...rows].join('\n');

  it('merges overlapping feedback files into one history without buyers', async () => {
    const { snapshots, leftOut, notUsed } = await read({
      'feedback/a.txt': feedback('2026/02/01\t1\tbad\t\t503-1\tb@example.com'),
      'feedback/b.txt': feedback('2026/02/01\t1\tbad\t\t503-1\tb@example.com', '2026/02/03\t2\tx\t\t503-2\ty'),
      'feedback/c.txt': 'not a report',
    });
    const { observed } = await drain(snapshots[0]);
    expect(observed.flatMap((batch) => batch.feedback ?? []).map(({ orderId }) => orderId)).toEqual(['503-1', '503-2']);
    expect(leftOut).toEqual([{ file: 'feedback/c.txt', line: null, reason: expect.stringContaining('not a seller') }]);
    expect(notUsed).toEqual([]);
  });

  it('reads account health by its time, and leaves other marketplaces out', async () => {
    const report = (marketplaceId: string) => ({
      accountStatuses: [{ marketplaceId, status: 'AT_RISK' }],
      performanceMetrics: [],
    });
    const { snapshots, leftOut } = await read({
      'performance/20260301T000000Z.json': report(JP),
      'performance/20260302T000000Z.json': report('ATVPDKIKX0DER'),
      'performance/latest.json': report(JP),
    });
    expect(snapshots.map(({ part, at }) => [part, at])).toEqual([['performance', noon]]);
    expect((await drain(snapshots[0])).observed[0]?.facts).toMatchObject([
      { field: 'account-status', value: 'AT_RISK' },
    ]);
    expect(leftOut.map(({ file }) => file)).toEqual(['performance/20260302T000000Z.json', 'performance/latest.json']);
  });
});

describe('readExportFolder: reports that others asked for', () => {
  it('reads answers of getReports by their time, and leaves out what can’t be read', async () => {
    const asked = (reportId: string, reportType = 'SC_VAT_TAX_REPORT') => ({
      ...{ reportId, reportType, createdTime: '2026-02-28T12:00:00Z', processingStatus: 'DONE' },
    });
    const { snapshots, leftOut, notUsed } = await read({
      'foreign-reports/20260301T000000Z.json': [
        { reports: [asked('1'), asked('2', 'GET_ORDER_REPORT_DATA_TAX')] },
        { reports: [asked('3', 'GET_AFN_INVENTORY_DATA')] },
      ],
      'foreign-reports/latest.json': { reports: [] },
    });
    expect(snapshots.map(({ part, at }) => [part, at])).toEqual([['foreign-reports', noon]]);
    const { observed, summary } = await drain(snapshots[0]);
    expect(observed[0]?.foreignReports?.map(({ reportId, type }) => [reportId, type])).toEqual([
      ['1', 'SC_VAT_TAX_REPORT'],
      ['2', 'GET_ORDER_REPORT_DATA_TAX'],
    ]);
    expect(summary).toMatchObject({ rows: 2, coverage: { state: 'partial' } });
    expect(leftOut.map(({ file }) => file)).toEqual([
      'foreign-reports/20260301T000000Z.json',
      'foreign-reports/latest.json',
    ]);
    expect(notUsed).toEqual([]);
  });
});

describe('readExportFolder: what it has no use for yet', () => {
  it('says which files it did not use', async () => {
    const { notUsed } = await read({
      'listings/20260301T000000Z.txt': listings(1),
      'mail/m.eml': 'x',
      'orders.txt': 'put in the wrong place',
      'offers.csv.gz': gzipSync('asin,price,currency\n'),
    });
    expect(notUsed).toEqual(['orders.txt']);
  });
});
