// Reads GET_SELLER_FEEDBACK_DATA: date, stars and order of each feedback. The buyer's words, the seller's reply and the
// buyer's address stand in columns without a name here, so they are never cut out of the line.
import { localDay, secondMs, startOfDay } from '../../../domain/clock.js';
import { findMarketplace } from '../../../domain/marketplace.js';
import { newDateReader } from './dates.js';
import { newHeaderReader } from './header.js';
import { endOf, newRowTally } from './report-end.js';
import { ReportError } from './report-error.js';
import { readTable } from './table.js';
const names = {
    date: ['date', '日付', 'datum', 'fecha', 'data', 'tarih', '日期', 'التاريخ'],
    rating: [
        'rating',
        '評価',
        'bewertung',
        'note',
        'évaluation',
        'calificación',
        'valoración',
        'valutazione',
        'ocena',
        'avaliação',
        'beoordeling',
        '评级',
    ],
    orderId: [
        'order-id',
        '注文番号',
        '注文ID',
        'bestellnummer',
        'id de commande',
        'numéro de commande',
        'n° de commande',
        'id del pedido',
        'número de pedido',
        'id ordine',
        "numero dell'ordine",
        'numer zamówienia',
        'id do pedido',
        'bestelnummer',
        '订单编号',
    ],
};
const header = newHeaderReader(names);
/** Date, Rating, Comments, Your Response, Order ID, Rater Email: the same places in whatever language. */
const places = { date: 0, rating: 1, orderId: 4 };
/**
 * By name where all are known; else six columns go by their places, if none that is known stands elsewhere. The rows
 * show whether they do: a date, one to five stars and an order number are hard to mistake.
 * @throws ReportError when it can't be a feedback report
 */
export function feedbackColumnsOf(line) {
    const found = header.find(line);
    const columns = Object.keys(found);
    if (columns.every((column) => found[column] !== -1))
        return found;
    if (line.length === 6 && columns.every((column) => found[column] === -1 || found[column] === places[column]))
        return places;
    throw new ReportError('this is not a seller feedback report: its first line has no Date, Rating and Order ID');
}
const batchSize = 2000;
/**
 * Yields batches and returns how it went. A row whose date, stars or order can't be read is kept aside: a comment may
 * hold line breaks.
 * @throws ReportError when it isn't a feedback report at all
 */
export async function* readFeedbackReport(bytes, options) {
    const { marketplaceId } = options;
    const timeZone = findMarketplace(marketplaceId)?.timeZone ?? 'UTC';
    const readDate = newDateReader(marketplaceId);
    const isYearFirst = findMarketplace(marketplaceId)?.country === 'JP';
    const tally = newRowTally();
    let batch = [];
    for await (const rows of readTable(bytes, { header, columnsOf: feedbackColumnsOf }, options, tally)) {
        for (const { line, fields } of rows) {
            const date = readDate(withCentury(fields.date, isYearFirst));
            const rating = /^[1-5](?:[.,]0)?$/.test(fields.rating) ? Number(fields.rating[0]) : null;
            if (date === null || rating === null || !/^[\w-]{1,40}$/.test(fields.orderId)) {
                tally.reject(line, `the ${date === null ? 'date' : rating === null ? 'rating' : 'order id'} can’t be read`);
                continue;
            }
            const at = startOfDay(localDay(date, timeZone) + 1, timeZone) - secondMs;
            batch.push({ marketplaceId, orderId: fields.orderId, rating, at });
        }
        if (batch.length < batchSize)
            continue;
        yield batch;
        batch = [];
    }
    if (batch.length > 0)
        yield batch;
    return endOf(tally);
}
/** Most stores write `1/3/26` here and four digits everywhere else; Japan writes `26/3/1`. */
function withCentury(text, isYearFirst) {
    const match = (isYearFirst ? yearFirst : yearLast).exec(text);
    if (!match)
        return text;
    const [, a, sign, b, c] = match;
    return isYearFirst ? `20${a}${sign}${b}${sign}${c}` : `${a}${sign}${b}${sign}20${c}`;
}
const yearFirst = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})$/;
//# sourceMappingURL=feedback.js.map