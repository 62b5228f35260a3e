// The headers of a mail as a list: every one of them, doubled ones too, in the order in which they stand.
import addressparser from 'nodemailer/lib/addressparser/index.js';
import { decodeText, decodeWords } from './text-decoding.js';
/** The longest that any program writes, with its zone in words, is under 100. */
const dateLength = 200;
/**
 * A mail's date: the moment, or null for what is none. Where no zone is written it is UTC (RFC 5322, 3.3), not the zone of
 * whichever computer reads it.
 */
export function readDate(text) {
    const bare = text
        .slice(0, dateLength)
        .replace(/\([^)]*\)/g, '')
        .trim();
    const hasZone = /\d:\d\d.*(?:[+-]\d\d:?\d\d|\d *(?![ap]m\b)[a-z]+)/i.test(bare);
    const at = Date.parse(hasZone ? bare : `${bare} UTC`);
    return Number.isFinite(at) ? at : null;
}
/** What a reader is shown of a head, and what says how the mail is to be read. */
const telling = new Set(['from', 'sender', 'reply-to', 'to', 'subject', 'date', 'message-id', 'content-type']);
/** The header block at the beginning of a mail. */
export function readHeaders(raw, limits) {
    const start = raw.subarray(0, limits.headerBytes);
    const end = endOfHeaders(start);
    const text = decodeText(start.subarray(0, end ?? start.length), 'utf-8');
    const headers = [];
    let isCut = end === null && raw.length > start.length;
    let isKept = true;
    // A bare CR ends a line only where nothing else does: else it would be a way to smuggle in a header.
    for (const raw of text.split(text.includes('\n') ? /\r?\n/ : '\r')) {
        const line = raw.replaceAll('\r', ' ');
        const last = headers.at(-1);
        if (/^[ \t]/.test(line)) {
            if (isKept && last && last.value.length < limits.headerLength)
                headers[headers.length - 1] = { ...last, value: `${last.value} ${line.trim()}` };
            continue;
        }
        const colon = line.indexOf(':');
        // An mbox line ("From alice Thu ...") or rubbish.
        if (colon <= 0 || /\s/.test(line.slice(0, colon).trimEnd()))
            continue;
        const name = line.slice(0, colon).trim().toLowerCase();
        // Behind thousands of made-up ones still stands who the mail says it is from.
        isKept = headers.length < limits.headerLines || (telling.has(name) && headers.length < 2 * limits.headerLines);
        isCut ||= headers.length >= limits.headerLines;
        if (isKept)
            headers.push({ name, value: line.slice(colon + 1).trim() });
    }
    return { headers: headers.map(({ name, value }) => ({ name, value: value.slice(0, limits.headerLength) })), isCut };
}
function endOfHeaders(bytes) {
    const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at !== -1);
    return ends.length === 0 ? null : Math.min(...ends);
}
/** Of all headers of one name together: some hundred addresses. */
const addressesLength = 10_000;
/** An address header. Names without an address, which mail programs show beside it, are put to the one that has. */
export function readAddresses(values) {
    let left = addressesLength;
    const parsed = values.flatMap((whole) => {
        const value = whole.slice(0, left);
        left -= value.length;
        try {
            return addressparser(value, { flatten: true });
        }
        catch {
            return [{ name: value, address: '' }];
        }
    });
    const named = parsed.map(({ name, address }) => ({
        name: decodeWords(name ?? '').trim(),
        address: (address ?? '').trim().toLowerCase(),
    }));
    const real = named.filter(({ address }) => address.includes('@'));
    const [only] = real;
    if (!only || real.length > 1)
        return real.length > 1 ? real : named;
    const name = named
        .map((one) => one.name)
        .filter((one) => one !== '')
        .join(' ');
    return [{ ...only, name }];
}
//# sourceMappingURL=headers.js.map