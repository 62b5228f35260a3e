// Turns blocks of lines into text, deciding the charset once and line by line where a file is not of one mind:
// Amazon's reports hold bytes that were destroyed on the way, and a single one must not change the other titles.
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeLoosely, decodeStrictly } from './charset.js';
/** Every charset that a header line is tried in, besides the declared and the marketplace's. */
const headerCharsets = ['shift_jis', 'gbk', 'windows-1252', 'windows-1250', 'windows-1254'];
/** Decides by the header line where it isn't plain ASCII; else by what is declared, else by the first other line. */
export function newBlockDecoder(header, { declared, legacy, countKnown }) {
    let decided = declared === 'utf-8' ? null : declared;
    if (!isAscii(header)) {
        const candidates = [declared, 'utf-8', legacy, ...headerCharsets].filter((charset) => charset !== null);
        let most = -1;
        for (const charset of candidates) {
            const text = decodeStrictly(header, charset);
            const known = text === null ? -1 : countKnown(text);
            if (known <= most)
                continue;
            most = known;
            decided = charset;
        }
        decided ??= legacy;
    }
    return {
        get charset() {
            return decided ?? 'us-ascii';
        },
        decode(block) {
            if (isAscii(block))
                return block.toString('latin1');
            decided ??= isMostlyUtf8(block) ? 'utf-8' : legacy;
            if (decided !== 'utf-8' && isCertainlyUtf8(block, decided))
                return block.toString('utf8');
            const whole = decided === 'utf-8' && isUtf8(block) ? block.toString('utf8') : decodeStrictly(block, decided);
            return whole ?? linesOf(block, (line) => decodeLine(line, decided ?? legacy, legacy)).join('');
        },
    };
}
/**
 * UTF-8 of three bytes and more is that, whatever was declared (UTF-8 comes as Cp1252). Two bytes may be two half-width
 * katakana of cp932, so there a single-byte charset must have been declared.
 */
function isCertainlyUtf8(block, charset) {
    return isUtf8(block) && (charset.startsWith('windows-') || block.some((byte) => byte >= 0xe0));
}
function isMostlyUtf8(block) {
    if (isUtf8(block))
        return true;
    const verdicts = linesOf(block, (line) => (isAscii(line) ? 0 : isUtf8(line) ? 1 : -1));
    return verdicts.reduce((sum, verdict) => sum + verdict, 0) > 0;
}
/** A line that isn't valid in the file's charset may be in the other one; where in neither, it keeps a mark U+FFFD. */
function decodeLine(line, decided, legacy) {
    const strict = decodeStrictly(line, decided);
    if (strict !== null)
        return strict;
    const other = decided === 'utf-8' ? legacy : 'utf-8';
    return decodeStrictly(line, other) ?? decodeLoosely(line, decided);
}
function linesOf(block, each) {
    const found = [];
    for (let start = 0; start < block.length;) {
        const end = block.indexOf(0x0a, start);
        const next = end === -1 ? block.length : end + 1;
        found.push(each(block.subarray(start, next)));
        start = next;
    }
    return found;
}
//# sourceMappingURL=text-decoder.js.map