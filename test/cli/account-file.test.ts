// A file of accounts as it is read: all faults of each line, and no secret in what is said of them.
import { describe, expect, it } from '@jest/globals';
import { readCsvTable } from '../../src/adapters/system/csv-table.ts';
import {
  delimiterOf,
  optionalColumns,
  readAccountLines,
  requiredColumns,
  type Surrounding,
} from '../../src/cli/account-file.ts';
import { anAccount } from '../support/factories.ts';

const head = 'name,marketplaces,seller_id,refresh_token,mail';
const token = 'Atzr|IwEBIAb12cd34ef56gh78';
const here: Surrounding = {
  known: [],
  clientIds: ['amzn1.application-oa2-client.one'],
  clients: [{ id: 'c-1', name: 'Aoi Trading' }],
  now: Date.UTC(2026, 10, 22, 3),
};
const read = (text: string, surrounding: Partial<Surrounding> = {}) =>
  readAccountLines(readCsvTable(text, requiredColumns, optionalColumns, delimiterOf(text)).rows, {
    ...here,
    ...surrounding,
  });

describe('a file of accounts', () => {
  it('is read as spreadsheets write it: byte order mark, line ends, quotes, semicolons, columns in any order', () => {
    const rows = [
      ['mail', 'name', 'refresh_token', 'Marketplaces', 'seller_id', 'colour', 'authorised_at', 'safe_phrase'],
      [
        '"a@example.com;A@example.com; b@example.com"',
        '"Alice; Books"',
        token,
        '"GB,DE"',
        'A1ALICE',
        'red',
        '2026-10-01',
        '',
      ],
      ['c@example.com', 'キャロル', token, 'JP', 'A1CAROL', '', '', '青い自転車'],
      [],
    ];
    const { accounts, faults } = read(`\ufeff${rows.map((cells) => cells.join(';')).join('\r\n')}`);
    expect(faults).toEqual([]);
    expect(accounts).toMatchObject([
      {
        line: 2,
        account: {
          ...{ id: 'alice-books', name: 'Alice; Books', region: 'eu', language: 'en', timeZone: 'Europe/London' },
          ...{ recipients: ['a@example.com', 'b@example.com'], safePhrase: null },
          authorisedAt: Date.UTC(2026, 8, 30, 23),
        },
        refreshToken: token,
        clientId: 'amzn1.application-oa2-client.one',
      },
      {
        line: 3,
        account: { id: 'shop', name: 'キャロル', language: 'ja', timeZone: 'Asia/Tokyo', safePhrase: '青い自転車' },
      },
    ]);
    expect(accounts[1]?.account).not.toHaveProperty('authorisedAt');
  });

  it('says every fault of every line, and never a secret', () => {
    const secrets = [
      'Atzr|IwEBIsecretsecretsecret0001',
      'Atzr|IwEBIsecretsecretsecret0002',
      'opaque-token-of-another-tool-0003',
    ];
    const text = [
      `${head},language,time_zone,safe_phrase,authorised_at,application,id`,
      // one cell too many: all that follows stands in the wrong column
      `Dave,Ltd,JP,A1DAVE,${secrets[0]},d@example.com`,
      `,XX,a b,,nobody,fr,Mars/Base,x,2026-02-30,two,No Id`,
      `Eve,JP,A1EVE,${secrets[1]},eve@example.com,${secrets[1]}`,
      `Fay,JP,A1FAY,${secrets[2]},fay@example.com,,${secrets[2]}`,
    ].join('\n');
    const { accounts, faults } = read(text);
    expect(accounts).toEqual([]);
    const said = faults.map(({ line, what, hint }) => `${line}: ${what.en} ${what.ja} ${hint.en} ${hint.ja}`);
    for (const secret of secrets) for (const one of said) expect(one).not.toContain(secret.slice(6, -4));
    const of = (line: number) => faults.filter((fault) => fault.line === line).length;
    expect([of(3), of(4), of(5)]).toEqual([11, 1, 1]);
    expect(of(2)).toBeGreaterThan(2);
    expect(said.find((one) => one.startsWith('4'))).toContain('…0002');
  });

  it('knows what is watched already, and a shop that stands there twice', () => {
    const line = (name: string, places: string, seller: string) =>
      `${name},"${places}",${seller},${token},x@example.com`;
    const text = [
      head,
      line('Alice', 'JP', 'A1ALICE'),
      line('Bob', 'GB,DE', 'A1BOB'),
      line('Bob again', 'DE', 'A1BOB'),
      line('Bob in America', 'US', 'A1BOB'),
      line('Alice', 'JP', 'A1OTHER'),
    ].join('\n');
    const known = [anAccount({ id: 'alice', sellerId: 'A1ALICE', region: 'fe', marketplaceIds: ['A1VC38T7YXB528'] })];
    const { accounts, known: watched, faults } = read(text, { known });
    expect(watched).toEqual([{ line: 2, id: 'alice' }]);
    expect(faults).toMatchObject([{ line: 4, what: { en: 'this is the shop of line 3 again' } }]);
    expect(accounts.map(({ account }) => account.id)).toEqual(['bob', 'bob-in-america', 'alice-2']);
  });

  it('says whose shop each is, by the name of a client that is known', () => {
    const text = ['Aoi Trading', '', 'Aoi'].map(
      (client, i) => `Shop ${i},JP,A1SHOP${i},${token},x@example.com,${client}`,
    );
    expect(read([`${head},client`, ...text.slice(0, 2)].join('\n')).accounts).toMatchObject([
      { account: { ownerId: 'c-1' } },
      { account: { ownerId: null } },
    ]);
    expect(read([`${head},client`, ...text].join('\n')).faults).toMatchObject([
      { line: 4, what: { en: 'there is no client called "Aoi"' } },
    ]);
  });

  it('wants to be told which of several applications reads an account', () => {
    const clientIds = ['amzn1.application-oa2-client.one', 'amzn1.application-oa2-client.two'];
    const text = (cell: string) => `${head},application\nAlice,JP,A1ALICE,${token},x@example.com,${cell}`;
    expect(read(text('client.two'), { clientIds }).accounts[0]?.clientId).toBe(clientIds[1]);
    const longer = [...clientIds, `${clientIds[1]}-more`];
    expect(read(text(clientIds[1] ?? ''), { clientIds: longer }).accounts[0]?.clientId).toBe(clientIds[1]);
    for (const [cell, said, there] of [
      ['', 'there are several applications', clientIds],
      ['client', '"client" names several applications', clientIds],
      ['three', '"three" names no application', clientIds],
      ['', 'no application is known', []],
    ] as const)
      expect(read(text(cell), { clientIds: there }).faults).toMatchObject([{ what: { en: said } }]);
  });
});
