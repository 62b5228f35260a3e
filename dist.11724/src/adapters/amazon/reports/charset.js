// Which charset a report is in: what Amazon declares, what the bytes say, and the marketplace's legacy one.
import { TextDecoder } from 'node:util';
import { findMarketplace } from '../../../domain/marketplace.js';
/** Names that Java servers send and TextDecoder rejects. The value is a label of the WHATWG Encoding Standard. */
const aliases = {
    cp932: 'shift_jis',
    windows932: 'shift_jis',
    sjiswin: 'shift_jis',
    cp936: 'gbk',
    iso88591: 'windows-1252',
    iso88592: 'iso-8859-2',
    iso885915: 'iso-8859-15',
    iso88599: 'windows-1254',
    latin1: 'windows-1252',
    ansi: 'windows-1252',
    ascii: 'windows-1252',
    utf8: 'utf-8',
};
/** The standard's name for a declared charset, or null when nothing (or nothing that is known) is declared. */
export function charsetOf(declared) {
    const name = (declared ?? '')
        .trim()
        .toLowerCase()
        .replaceAll(/^["']|["']$/g, '');
    if (name === '')
        return null;
    try {
        return new TextDecoder(aliases[name.replaceAll(/[^a-z0-9]/g, '')] ?? name).encoding;
    }
    catch {
        return null;
    }
}
/** What reports of this marketplace are written in when they are not UTF-8. */
export function legacyCharsetOf(marketplaceId) {
    return findMarketplace(marketplaceId)?.legacyCharset ?? 'windows-1252';
}
const decoders = new Map();
function decoder(charset, how) {
    const key = `${charset} ${how}`;
    let known = decoders.get(key);
    if (!known) {
        known = new TextDecoder(charset, { fatal: how === 'strictly', ignoreBOM: true });
        decoders.set(key, known);
    }
    return known;
}
/**
 * Decodes whole lines. With `stream: true` even though they are whole: without it Node 20's windows-1252 turns
 * 80 to 9F into control characters (nodejs/node#56542), and a title with a trademark sign would look rewritten.
 */
export function decodeLoosely(bytes, charset) {
    const from = decoder(charset, 'loosely');
    return from.decode(bytes, { stream: true }) + from.decode();
}
/** The same, or null when a byte isn't valid there. */
export function decodeStrictly(bytes, charset) {
    const from = decoder(charset, 'strictly');
    try {
        return from.decode(bytes, { stream: true }) + from.decode();
    }
    catch {
        decoders.delete(`${charset} strictly`);
        return null;
    }
}
//# sourceMappingURL=charset.js.map