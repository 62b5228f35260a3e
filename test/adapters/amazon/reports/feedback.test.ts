// Rows of feedback reports: days, stars and orders; never a buyer's words or address.
import { describe, expect, it } from '@jest/globals';
import { readFeedbackReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { inChunks, readAll, reportOf } from '../../../support/report-fixtures.ts';

const header = 'Date\tRating\tComments\tYour Response\tOrder ID\tRater Email';
const [JP, GB, US] = ['A1VC38T7YXB528', 'A1F83G8C2ARO7P', 'ATVPDKIKX0DER'];
const row = (date: string, rating: string, orderId = '503-0000001-0000001') =>
  `${date}\t${rating}\tNever arrived, call me\tSorry\t${orderId}\tbuyer@example.com`;

function read(marketplaceId: string, lines: readonly string[], charset = 'utf8') {
  return readAll(readFeedbackReport(inChunks(reportOf(lines, { charset })), { marketplaceId, charset: null }));
}

describe('readFeedbackReport', () => {
  it('reads day, stars and order, and nothing else', async () => {
    const { all, end } = await read(JP, [header, row('2026/06/10', '1')]);
    const at = Date.UTC(2026, 5, 10, 14, 59, 59); // the last second of the day in Tokyo
    expect(all).toEqual([{ marketplaceId: JP, orderId: '503-0000001-0000001', rating: 1, at }]);
    expect(end).toMatchObject({ rows: 1, badRows: [] });
  });

  it.each([
    [GB, '10/06/26', '2026-06-10T22:59:59.000Z'],
    [US, '6/10/26', '2026-06-11T06:59:59.000Z'],
    [JP, '26/6/10', '2026-06-10T14:59:59.000Z'],
    [JP, '26/6/4', '2026-06-04T14:59:59.000Z'],
    [JP, '26/06/04', '2026-06-04T14:59:59.000Z'],
    [GB, '10.06.2026', '2026-06-10T22:59:59.000Z'],
  ])('knows the day of %s written %s', async (marketplaceId, date, iso) => {
    const { all } = await read(marketplaceId, [header, row(date, '2')]);
    expect(new Date(all[0]?.at ?? 0).toISOString()).toBe(iso);
  });

  it('knows the columns by their places where their names are in no language it has', async () => {
    const { all } = await read(JP, ['甲\t乙\t丙\t丁\t戊\t己', row('2026/06/10', '3')], 'cp932');
    expect(all).toMatchObject([{ rating: 3 }]);
  });

  it.each([
    ['Spanish', 'Fecha\tCalificación\tComentarios\tSu respuesta\tNúmero de pedido\tCorreo electrónico del evaluador'],
    ['French', 'Date\tÉvaluation\tCommentaires\tVotre réponse\tNuméro de commande\tE-mail'],
    ['half known', 'Date\tSterne\tKommentar\tIhre Antwort\tBestell-Nr.\tE-Mail'],
    ['damaged', 'Fecha\tCalificaci?\tComentarios\tSu respuesta\tN?ero de pedido\tCorreo'],
  ])('knows six columns by their places, %s', async (_language, names) => {
    const { all } = await read(GB, [names, row('4/6/26', '3')]);
    expect(all).toMatchObject([{ rating: 3, orderId: '503-0000001-0000001' }]);
  });

  it.each([
    ['no date', row('soon', '1'), 'date'],
    ['no stars', row('2026/06/10', 'five'), 'rating'],
    ['six stars', row('2026/06/10', '6'), 'rating'],
    ['a comment’s second line', 'and never again\t\t503-1\tbuyer@example.com', 'date'],
    ['no order', row('2026/06/10', '1', ''), 'order id'],
  ])('keeps a row with %s aside without quoting it', async (_name, line, what) => {
    const { all, end } = await read(JP, [header, line, row('2026/06/11', '2')]);
    expect(all).toHaveLength(1);
    expect(end.badRows).toEqual([{ line: 2, reason: `the ${what} can’t be read` }]);
  });

  it('is no other table', async () => {
    await expect(read(JP, ['sku\tasin', 'A\tB'])).rejects.toThrow('not a seller feedback report');
  });
});
