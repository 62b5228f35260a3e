// Amazon's answers about a report of all listings, as a scripted Amazon gives them.
import { gzipSync } from 'node:zlib';
import type { Reply, Route } from './scripted-amazon.ts';

export const create = 'POST /reports/2021-06-30/reports';
export const poll = 'GET /reports/2021-06-30/reports/R1';
export const address = 'GET /reports/2021-06-30/documents/amzn1.spdoc.1.4.fe.D-1';
export const document = 'GET /report.gz';
export const search = 'GET /listings/2021-08-01/items/A2ALICE000SHOP';
export const walk = { part: 'listings', previousRows: null } as const;

const header =
  'item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tproduct-id-type\tproduct-id\tfulfillment-channel\tstatus';
export const reportOf = (count: number): string =>
  [
    header,
    ...Array.from(
      { length: count },
      (_, n) =>
        `ゲーム機 ${n}\tL${n}\tSKU-${n}\t3980\t5\t2026/07/01 10:00:00 JST\t1\tB0${String(n).padStart(8, '0')}\tDEFAULT\tActive`,
    ),
  ].join('\r\n');

export const done: Reply = {
  body: { reportId: 'R1', processingStatus: 'DONE', reportDocumentId: 'amzn1.spdoc.1.4.fe.D-1' },
};
export const status = (processingStatus: string): Reply => ({ body: { reportId: 'R1', processingStatus } });
export const whole = (body: Buffer | string): Reply => ({
  headers: { 'content-type': 'text/plain; charset=UTF-8' },
  body,
});

export function routesOf(overrides: Record<string, Route> = {}, rows = 30): Record<string, Route> {
  return {
    [create]: () => ({ status: 202, body: { reportId: 'R1' } }),
    [poll]: () => done,
    [address]: () => ({
      body: {
        reportDocumentId: 'amzn1.spdoc.1.4.fe.D-1',
        url: 'https://tortuga-prod-fe.s3.us-west-2.amazonaws.com/report.gz?X-Amz-Signature=abc',
        compressionAlgorithm: 'GZIP',
      },
    }),
    [document]: () => whole(gzipSync(reportOf(rows))),
    ...overrides,
  };
}
