// Dates in the forms that reports write them in.
import { describe, expect, it } from '@jest/globals';
import { newDateReader } from '../../../../src/adapters/amazon/reports/dates.ts';
import { toIso } from '../../../../src/domain/clock.ts';

const US = 'ATVPDKIKX0DER';
const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';
const DE = 'A1PA6795UKMFR9';
const FR = 'A13V1IB3VIYZZH';
const IE = 'A28R8C7NBKEWEA';
const IN = 'A21TJRUUN4KGV';
const SA = 'A17E79C6D8DWNP';
const AU = 'A39IBJ37TRP1C6';

describe('newDateReader', () => {
  it.each([
    [US, '2022-03-15 02:26:37 PDT', '2022-03-15T09:26:37Z'],
    [US, '2022-03-10 19:20:20 PST', '2022-03-11T03:20:20Z'],
    [US, '03/04/2022 02:26:37 PST', '2022-03-04T10:26:37Z'],
    [UK, '29/09/2025 16:19:39 BST', '2025-09-29T15:19:39Z'],
    [UK, '24/03/2011 09:29:39 GMT', '2011-03-24T09:29:39Z'],
    [UK, '03/04/2022 02:26:37 GMT', '2022-04-03T02:26:37Z'],
    [JP, '2026/03/01 12:34:56 JST', '2026-03-01T03:34:56Z'],
    [JP, '2026/03/01 12:34:56', '2026-03-01T03:34:56Z'],
    [JP, '2026/3/1 2:04', '2026-02-28T17:04:00Z'],
    [JP, '2026/03/01', '2026-02-28T15:00:00Z'],
    [DE, '29.09.2025 16:19:39 MESZ', '2025-09-29T14:19:39Z'],
    [DE, '29.01.2025 16:19:39 MEZ', '2025-01-29T15:19:39Z'],
    [DE, '29/09/2025 16:19:39 CEST', '2025-09-29T14:19:39Z'],
    [DE, '29-09-2025 16:19:39 CEST', '2025-09-29T14:19:39Z'],
    [FR, '29/01/2025 16:19:39 CET', '2025-01-29T15:19:39Z'],
    [FR, '29/09/2025 16:19:39 UTC+2', '2025-09-29T14:19:39Z'],
    [FR, '29/09/2025 16:19:39 GMT+02:00', '2025-09-29T14:19:39Z'],
    [FR, '29/09/2025 16:19:39 XYZ', '2025-09-29T14:19:39Z'],
    [IE, '29/09/2025 16:19:39 IST', '2025-09-29T15:19:39Z'],
    [IN, '29/09/2025 16:19:39 IST', '2025-09-29T10:49:39Z'],
    [SA, '29/09/2025 16:19:39 AST', '2025-09-29T13:19:39Z'],
    [AU, '29/09/2025 16:19:39 AEST', '2025-09-29T06:19:39Z'],
    [UK, '2017-06-17T08:04:21+00:00', '2017-06-17T08:04:21Z'],
    [UK, '2017-06-17T08:04:21.123-0700', '2017-06-17T15:04:21Z'],
    [UK, '2017-06-17T08:04:21Z', '2017-06-17T08:04:21Z'],
    [JP, '2026-02-28 23:59:59 +0900', '2026-02-28T14:59:59Z'],
  ])('reads on %s %j', (marketplaceId, text, expected) => {
    const at = newDateReader(marketplaceId)(text);
    expect(at === null ? null : toIso(at)).toBe(expected);
  });

  it.each([
    '31/02/2025 10:00:00 GMT',
    '29/02/2025 10:00:00 GMT',
    '2025-13-01 10:00:00 PST',
    '15/15/2025 10:00:00',
    '29/09/2025 25:00:00 BST',
    '29/09/2025 10:60:00 BST',
    '29/09/25 10:00:00 BST',
    '2025-02-31T10:00:00Z',
    '45000',
    'yesterday',
    '',
  ])('has no moment for %j', (text) => {
    expect(newDateReader(UK)(text)).toBeNull();
  });
});
