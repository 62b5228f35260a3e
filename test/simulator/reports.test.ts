// Reports: from queue to document, what they are written in, and how they go wrong.
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type Started, started } from '../support/started-simulator.ts';

const base = '/reports/2021-06-30';
const ofListings = 'GET_MERCHANT_LISTINGS_ALL_DATA';
const ofOrders = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';

async function request(shop: Started, reportType = ofListings, range: Record<string, string> = {}): Promise<string> {
  const { marketplaceIds } = shop;
  const said = await shop.ask.send('POST', `${base}/reports`, {
    reportType,
    marketplaceIds: [marketplaceIds],
    ...range,
  });
  expect(said.status).toBe(202);
  return String(said.body.reportId);
}

const status = async ({ ask }: Started, reportId: string) => (await ask.get(`${base}/reports/${reportId}`)).body;

async function address(shop: Started, reportId: string): Promise<{ url: string; compressionAlgorithm?: string }> {
  shop.clock.advance(60_000);
  const { reportDocumentId } = await status(shop, reportId);
  return (await shop.ask.get<{ url: string }>(`${base}/documents/${reportDocumentId}`)).body;
}

async function download(shop: Started, reportId: string): Promise<Buffer> {
  const { url, compressionAlgorithm } = await address(shop, reportId);
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return compressionAlgorithm === 'GZIP' ? gunzipSync(bytes) : bytes;
}

const rowsOf = (text: string) => text.trimEnd().split(/\r?\n/);

describe('a report', () => {
  it('is queued, then made, then done', async () => {
    const shop = await started('healthy-shop');
    const reportId = await request(shop);
    expect(await status(shop, reportId)).toMatchObject({ processingStatus: 'IN_QUEUE' });
    shop.clock.advance(12_000);
    expect(await status(shop, reportId)).toMatchObject({ processingStatus: 'IN_PROGRESS' });
    shop.clock.advance(30_000);
    expect(await status(shop, reportId)).toMatchObject({ processingStatus: 'DONE' });
  });

  it('of Japanese listings is cp932 with Japanese headers and CRLF, one row a listing', async () => {
    const shop = await started('healthy-shop');
    const bytes = await download(shop, await request(shop));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
    const rows = rowsOf(text);
    expect(rows[0]?.split('\t').slice(0, 6)).toEqual(['商品名', '出品ID', '出品者SKU', '価格', '数量', '出品日']);
    expect(rows).toHaveLength(801);
    expect(text).toMatch(/髙田製作所 .*①/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('of British listings is Cp1252 and says so', async () => {
    const shop = await started('catalogue-launch');
    const { url } = await address(shop, await request(shop));
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=Cp1252');
    const bytes = gunzipSync(Buffer.from(await response.arrayBuffer()));
    expect(bytes.includes(0x99)).toBe(true);
    expect(new TextDecoder('windows-1252').decode(bytes, { stream: true })).toContain('™');
  });

  it('of orders covers its time range and carries the buyer’s town', async () => {
    const shop = await started('healthy-shop');
    const dataStartTime = new Date(shop.simulator.dayZero - 30 * 86_400_000).toISOString();
    const text = new TextDecoder('shift_jis').decode(
      await download(shop, await request(shop, ofOrders, { dataStartTime })),
    );
    const [header = '', ...rows] = rowsOf(text);
    expect(rows.length).toBeGreaterThan(700);
    const town = header.split('\t').indexOf('ship-city');
    expect(shop.simulator.buyerData()).toContain(rows[0]?.split('\t')[town]);
  });

  it('asked for again within the hour shows what it showed before', async () => {
    const shop = await started('forgotten-seller', { elapsedMs: (23 * 60 + 19) * 60_000 });
    const first = await download(shop, await request(shop));
    shop.clock.advance(30 * 60_000);
    const again = await download(shop, await request(shop));
    expect(rowsOf(again.toString('latin1'))).toHaveLength(7);
    expect(again.equals(first)).toBe(true);
    shop.clock.advance(29 * 60_000);
    expect(rowsOf((await download(shop, await request(shop))).toString('latin1')).length).toBe(307);
  });

  it('is cancelled when there is nothing in it', async () => {
    const shop = await started('forgotten-seller');
    const reportId = await request(shop, ofOrders);
    shop.clock.advance(60_000);
    const ended = await status(shop, reportId);
    expect(ended).toMatchObject({ processingStatus: 'CANCELLED' });
    expect(ended).not.toHaveProperty('reportDocumentId');
  });

  it.each([
    ['report-fatal', 'FATAL'],
    ['report-cancelled', 'CANCELLED'],
  ] as const)('by the fault %s ends %s', async (kind, end) => {
    const shop = await started('healthy-shop');
    shop.simulator.faults.switchOn({ kind, times: 1 });
    const reportId = await request(shop);
    shop.clock.advance(60_000);
    expect(await status(shop, reportId)).toMatchObject({ processingStatus: end });
  });

  it('by a fault holds only the first rows', async () => {
    const shop = await started('healthy-shop');
    shop.simulator.faults.switchOn({ kind: 'truncated-report', percent: 3.4 });
    const rows = rowsOf((await download(shop, await request(shop))).toString('latin1'));
    expect(rows).toHaveLength(1 + Math.ceil(800 * 0.034));
  });

  it('has an address for five minutes, and only as it was signed', async () => {
    const shop = await started('forgotten-seller');
    const { url } = await address(shop, await request(shop));
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace(/Signature=.{4}/, 'Signature=0000'))).status).toBe(403);
    shop.clock.advance(301_000);
    const late = await fetch(url);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('of a big shop is whole', async () => {
    const shop = await started('healthy-shop', { size: { listings: 20_000, orders: 0 } });
    const bytes = await download(shop, await request(shop));
    expect(rowsOf(bytes.toString('latin1'))).toHaveLength(20_001);
  });
});
