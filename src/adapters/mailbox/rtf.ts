// RTF as winmail.dat carries it: unpacked (LZFu, MS-OXRTFCP) and brought back to the text or HTML that it was made from
// (MS-OXRTFEX). Only for being judged, so layout is thrown away.
import { decodeText } from './text-decoding.ts';

const startText =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const windowSize = 4_096;

/**
 * Unpacks and reads it; never more than `limit` bytes.
 * @throws RangeError when it is cut off
 */
export function unpackRtf(packed: Buffer, limit: number): { text: string; isPage: boolean } {
  const rtf = unpack(packed, limit).toString('latin1');
  return { text: readRtf(rtf), isPage: /\\fromhtml1/.test(rtf.slice(0, 2_000)) };
}

function unpack(packed: Buffer, limit: number): Buffer {
  const size = Math.min(packed.readUInt32LE(4), limit);
  const kind = packed.toString('latin1', 8, 12);
  if (kind === 'MELA') return packed.subarray(16, 16 + size);
  if (kind !== 'LZFu') throw new RangeError('no RTF');
  const window = Buffer.alloc(windowSize, 0x20);
  let write = window.write(startText, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number) => {
    if (length < size) out[length++] = byte;
    window[write] = byte;
    write = (write + 1) % windowSize;
  };
  for (let at = 16; length < size && at < packed.length; ) {
    const flags = packed.readUInt8(at++);
    for (let bit = 0; bit < 8 && length < size && at < packed.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(packed.readUInt8(at++));
        continue;
      }
      const reference = packed.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      if (from === write) return out.subarray(0, length);
      for (let i = 0; i < (reference & 15) + 2; i++) put(window[(from + i) % windowSize] ?? 0);
    }
  }
  return out.subarray(0, length);
}

/** Destinations that hold nothing to read; so does every group that begins with `\*`, but for a tag of the HTML. */
const notRead = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object']);
const breaks = new Set(['par', 'line', 'tab']);
const groupsLimit = 10_000;
/** A control word with its number, a byte in hex, an escaped or starred character, a brace, or a run of text. */
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([\s\S])|([{}])|([^\\{}]+)/gi;

/** Words and the tags of the HTML that it was, in order; what RTF itself says is dropped. Reads it once, from front to end. */
function readRtf(rtf: string): string {
  const out: string[] = [];
  /** For each open group: is it left out? Innermost last. */
  const groups: boolean[] = [false];
  let isRtfOnly = false;
  let isStarred = false;
  /** What stands for a Unicode character where a program knows none. */
  let isReplacement = false;
  for (const [, word, number, hex, escaped, brace, text] of rtf.matchAll(token)) {
    const isShown = groups.at(-1) === false && !isRtfOnly;
    const name = word?.toLowerCase();
    if (brace === '{' && groups.length < groupsLimit) groups.push(groups.at(-1) ?? false);
    else if (brace === '}' && groups.length > 1) groups.pop();
    else if (name === 'htmlrtf') isRtfOnly = number !== '0';
    else if (name !== undefined && (notRead.has(name) || (isStarred && name !== 'htmltag')))
      groups[groups.length - 1] = true;
    else if (isShown) {
      if (name === 'u' && number !== undefined)
        out.push(Buffer.from(String.fromCharCode(Number(number) & 0xffff), 'utf8').toString('latin1'));
      else if (name !== undefined && breaks.has(name)) out.push('\n');
      else if (hex !== undefined && !isReplacement) out.push(String.fromCharCode(Number.parseInt(hex, 16)));
      else if (escaped !== undefined && /[{}\\]/.test(escaped)) out.push(escaped);
      else if (text !== undefined) out.push(isReplacement && text.startsWith('?') ? text.slice(1) : text);
    }
    isStarred = escaped === '*';
    isReplacement = name === 'u' && number !== undefined;
  }
  return decodeText(Buffer.from(out.join(''), 'latin1'), null);
}
