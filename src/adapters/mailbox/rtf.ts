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

const notRead =
  /\{\\(?:\*\\(?!htmltag)[a-z]+|fonttbl|colortbl|stylesheet|info)[^{}]{0,5000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,200}\}/g;

/** Words and the tags of the HTML that it was, in order; what RTF itself says is dropped. */
function readRtf(rtf: string): string {
  const bytes = rtf
    .replace(notRead, '')
    .replace(/\\htmlrtf\b(?!0)[\s\S]{0,2000}?\\htmlrtf0 ?/g, '')
    .replace(/\{\\\*\\htmltag\d* ?/g, '')
    .replace(/\\(?:par|line|tab)\b ?/g, '\n')
    .replace(/\\u(-?\d{1,5}) ?(?:\\'[0-9a-f]{2}|\?)?/gi, (_, code: string) =>
      Buffer.from(String.fromCharCode(Number(code) & 0xffff), 'utf8').toString('latin1'),
    )
    .replace(/\\'([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?/gi, '')
    .replace(/\\([{}\\])/g, '$1')
    .replace(/[{}]/g, '');
  return decodeText(Buffer.from(bytes, 'latin1'), null);
}
