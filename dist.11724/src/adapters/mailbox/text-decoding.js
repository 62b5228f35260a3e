// Bytes to text, whatever the mail says its charset is: a header that lies must not hide words from the judge.
import { TextDecoder } from 'node:util';
const fatalOf = (charset) => {
    try {
        return new TextDecoder(charset, { fatal: true });
    }
    catch {
        return null;
    }
};
const decoders = new Map();
function decoderFor(charset) {
    const name = charset.trim().toLowerCase().slice(0, 40);
    if (!decoders.has(name)) {
        if (decoders.size > 200)
            decoders.clear();
        decoders.set(name, fatalOf(name));
    }
    return decoders.get(name) ?? null;
}
function tryDecode(bytes, charset) {
    try {
        return decoderFor(charset)?.decode(bytes) ?? null;
    }
    catch {
        return null;
    }
}
/** ISO-2022-JP announces itself by an escape; its bytes are also valid ASCII, so it is looked for first. */
function hasJisEscape(bytes) {
    for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
        const next = bytes[at + 1];
        if ((next === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) ||
            (next === 0x28 && bytes[at + 2] === 0x49))
            return true;
    }
    return false;
}
/** Without the zeros that end it. */
export function withoutZeros(text) {
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === 0)
        end--;
    return text.slice(0, end);
}
const guesses = ['utf-8', 'shift_jis', 'euc-jp', 'gb18030', 'windows-1252'];
/** The text of `bytes`. The declared charset holds where the bytes agree with it; else what they are valid in. */
export function decodeText(bytes, declared) {
    if (hasJisEscape(bytes))
        return new TextDecoder('iso-2022-jp').decode(bytes);
    // Text in UTF-8 is hardly ever valid by chance, so it wins over a header that says otherwise.
    for (const charset of ['utf-8', ...(declared ? [declared] : []), ...guesses]) {
        const text = tryDecode(bytes, charset);
        if (text !== null)
            return text;
    }
    return new TextDecoder(decoderFor(declared ?? '') ? (declared ?? 'utf-8') : 'utf-8').decode(bytes);
}
const encodedWord = /=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\r\n]{0,4000})\?=/gi;
/** Of a header that holds such words so much is read; what is shown of one is far shorter. */
const wordsLength = 10_000;
/** RFC 2047. Neighbouring words of one charset are joined before decoding, since some programs cut characters in two. */
export function decodeWords(value) {
    const joined = value.slice(0, wordsLength).replace(/(\?=)\s+(?==\?)/g, '$1');
    let out = '';
    let last = 0;
    let pending = null;
    const flush = () => {
        if (pending)
            out += decodeText(Buffer.concat(pending.bytes), pending.charset);
        pending = null;
    };
    for (const match of joined.matchAll(encodedWord)) {
        const [whole, charset = '', how = '', data = ''] = match;
        if (match.index > last) {
            flush();
            out += joined.slice(last, match.index);
        }
        const bytes = how.toLowerCase() === 'b'
            ? Buffer.from(data, 'base64')
            : decodeQuoted(Buffer.from(data.replace(/_/g, ' '), 'latin1'));
        const before = pending;
        if (before && before.charset === charset.toLowerCase())
            before.bytes.push(bytes);
        else {
            flush();
            pending = { charset: charset.toLowerCase(), bytes: [bytes] };
        }
        last = match.index + whole.length;
    }
    flush();
    return out + joined.slice(last);
}
const hex = (byte) => {
    if (byte === undefined)
        return -1;
    if (byte >= 0x30 && byte <= 0x39)
        return byte - 0x30;
    const letter = byte | 0x20;
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};
/** More no program has reason to write. */
const mostPieces = 100;
/** Base64, of several pieces where it has ended and goes on: some programs show what follows, and Node stops there. */
export function decodeBase64(bytes) {
    const pieces = [];
    for (let start = 0; start < bytes.length && pieces.length < mostPieces;) {
        const end = bytes.indexOf('=', start);
        const piece = bytes.subarray(start, end === -1 ? bytes.length : end);
        if (piece.length > 0)
            pieces.push(Buffer.from(piece.toString('latin1'), 'base64'));
        start += piece.length + 1;
    }
    return Buffer.concat(pieces);
}
/** Quoted-printable; what isn't valid stays as it stands. */
export function decodeQuoted(bytes) {
    const out = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i];
        if (byte === 0x3d) {
            const [high, low] = [hex(bytes[i + 1]), hex(bytes[i + 2])];
            if (high >= 0 && low >= 0) {
                out[length++] = high * 16 + low;
                i += 2;
                continue;
            }
            let end = i + 1;
            while (bytes[end] === 0x20 || bytes[end] === 0x09)
                end++;
            if (bytes[end] === 0x0d && bytes[end + 1] === 0x0a)
                end++;
            if (bytes[end] === 0x0a) {
                i = end;
                continue;
            }
        }
        out[length++] = byte;
    }
    return out.subarray(0, length);
}
//# sourceMappingURL=text-decoding.js.map