// How an answer's body is read: the fields we know, by zod, each by itself; everything else (buyers above all) is never
// looked at. One field that isn't what Amazon's model says costs that field, never what is around it.
//
// In a schema a plain field is the identity of what holds it (SKU, ASIN, order id): without it, that is lost as a whole.
// `.nullable()` is for what the model promises: null where it isn't there, and noted. `.nullish()` is for what may be left
// out: undefined where it is, null where there is something that can't be read, and noted.
import { z } from 'zod';
import { moneyOf } from '../../../domain/money.js';
import { plainWords } from '../wire/fault.js';
import { parseIsoInstant } from './iso-instant.js';
/** A list of which each entry is read by itself: those without their identity are left out, and noted. */
export function entries(schema) {
    return z
        .array(schema.nullable())
        .transform((all) => all.filter((one) => one !== null));
}
/**
 * Reads what is known of a body.
 * @param stores entries of lists that name another store than these are not looked at; null: of all
 * @throws Error naming the operation and the place when nothing can be read of it
 */
export function readFields(schema, body, operation, stores = null) {
    const root = { body: tidied(body, stores) };
    const lost = [];
    for (;;) {
        const result = schema.safeParse(root.body);
        if (result.success)
            return { value: result.data, lost };
        for (const { path, message } of result.error.issues)
            if (giveUp(root, ['body', ...path]))
                lost.push(`${operation}${placeOf(path)}: ${message}`);
        if (root.body === null)
            throw new Error(lost[0] ?? `${operation}: there is nothing in it`);
    }
}
const placeOf = (path) => path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
/**
 * What can't be read becomes null; where that can't be read either, what holds it does.
 * @returns whether it is the first that is given up of this place
 */
function giveUp(root, path) {
    let holder = root;
    for (const key of path.slice(0, -1)) {
        const next = holder[key];
        // Given up with another place of it.
        if (typeof next !== 'object' || next === null)
            return false;
        holder = next;
    }
    const last = path.at(-1);
    if (holder[last] !== null) {
        holder[last] = null;
        return true;
    }
    if (path.length > 1)
        giveUp(root, path.slice(0, -1));
    return false;
}
/** A copy without Amazon's nulls, which say as much as a field that isn't there, and without entries of other stores. */
function tidied(body, stores) {
    if (Array.isArray(body)) {
        const isOwn = (entry) => {
            const store = storeOf(entry);
            return store === null || stores === null || stores.includes(store);
        };
        return body.filter(isOwn).map((entry) => (entry === null ? undefined : tidied(entry, stores)));
    }
    if (typeof body !== 'object' || body === null)
        return body;
    return Object.fromEntries(Object.entries(body).flatMap(([key, value]) => (value === null ? [] : [[key, tidied(value, stores)]])));
}
/** The store that an entry is of, where it names one. */
function storeOf(entry) {
    const { marketplaceId, marketplace } = (entry ?? {});
    const id = marketplaceId ?? marketplace?.id;
    return typeof id === 'string' ? id : null;
}
/** The whole of an answer that is of one thing: throws as `readFields` does, and also where only a part can't be read. */
export function readShape(schema, body, operation) {
    const { value, lost } = readFields(schema, body, operation);
    if (lost[0] !== undefined)
        throw new Error(lost[0]);
    return value;
}
/** The same of several pages, where one that can't be read at all costs no other. */
export function readPages(schema, body, operation, stores = null) {
    const pages = pagesOf(body);
    const value = [];
    const lost = [];
    for (const page of pages) {
        try {
            const read = readFields(schema, page, operation, stores);
            value.push(read.value);
            lost.push(...read.lost);
        }
        catch (error) {
            if (pages.length === 1)
                throw error;
            lost.push(error.message);
        }
    }
    return { value, lost };
}
/** What could not be read, in a sentence that the messages know in both languages; null where all could. */
export function leftOutWords(count, first = '') {
    if (count === 0)
        return null;
    // Dots between names would look like an address of the web, and be made harmless wherever they are shown.
    const where = plainWords(first).replaceAll(/\.(?=[a-z])/gi, ' › ');
    const what = count === 1 ? '1 field or entry' : `${count} fields or entries`;
    return `Left out of what Amazon answered: ${what} that can't be read, the first ${where}.`;
}
/** A moment as ISO 8601 with an offset. */
export const isoInstant = z.string().transform((text, context) => {
    const at = parseIsoInstant(text);
    if (at !== null)
        return at;
    context.addIssue({ code: 'custom', message: 'expected a date and time with its offset' });
    return z.NEVER;
});
/** An amount; what is in another form than the models' (`currency` for `currencyCode`, models#259) is none that is known. */
export const money = z
    .object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() })
    .transform(({ amount, currencyCode }, context) => {
    const read = moneyOf(amount, currencyCode);
    if (read !== null)
        return read;
    context.addIssue({ code: 'custom', message: 'expected an amount of zero or more in a currency' });
    return z.NEVER;
});
/** The answers as a list of pages, each without the `payload` that some operations wrap theirs in. */
export function pagesOf(body) {
    return (Array.isArray(body) ? body : [body]).map((page) => typeof page === 'object' && page !== null && 'payload' in page ? page.payload : page);
}
/** One canonical form of a name or an address part, so that only a real difference looks like one. */
export function canonicalText(text) {
    return (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
}
/** Joins what there is, in order: `3 Example St, London, E1 1AA, GB`. */
export function canonicalList(texts) {
    return texts
        .map(canonicalText)
        .filter((text) => text !== '')
        .join(', ');
}
//# sourceMappingURL=shape.js.map