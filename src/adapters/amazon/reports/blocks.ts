// Cuts a stream of bytes into blocks of whole lines, the same ones however the bytes came in, so that everything
// that is decided per block (the charset above all) never depends on the network.
import { peek } from './peek.ts';
import { ReportError } from './report-error.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Large enough to decode fast, small enough that a kept piece of text holds on to little. */
const blockBytes = 64 * 1024;
/** The longest honest line is a few tens of kilobytes: a title, a description and their marketplace's fields. */
export const maxLineBytes = 1024 * 1024;

export interface LineBlock {
  /** Whole lines, the last one possibly without its end; empty when `isTooLong`. */
  readonly bytes: Buffer;
  /** Stands for one line longer than `maxLineBytes`, which was dropped. */
  readonly isTooLong: boolean;
  readonly newline: '\n' | '\r';
}

/**
 * Bytes 0A, 0D and 09 are never part of a character in UTF-8, cp932, GBK or the single-byte charsets: cutting
 * before decoding is safe. UTF-16 (Excel's "Unicode text") is turned into UTF-8 first.
 * @throws ReportError when there are more than `maxBytes`
 */
export async function* lineBlocks(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<LineBlock, void, undefined> {
  let newline: number | null = null;
  let chunks: Uint8Array[] = [];
  let size = 0;
  let wanted = blockBytes;
  let isSkipping = false;
  let total = 0;
  const block = (part: Buffer, { isTooLong = false } = {}): LineBlock => ({
    bytes: part,
    isTooLong,
    newline: newline === CR ? '\r' : '\n',
  });

  /** Yields what can be cut off and returns where the rest starts. */
  function* cut(buffer: Buffer, { isEnd = false } = {}): Generator<LineBlock, number> {
    newline ??= newlineOf(buffer.subarray(0, blockBytes));
    let start = 0;
    while (start < buffer.length) {
      const left = buffer.length - start;
      if (isSkipping) {
        const end = buffer.indexOf(newline, start);
        isSkipping = end === -1;
        start = isSkipping ? buffer.length : end + 1;
        continue;
      }
      if (left < blockBytes && !isEnd) break;
      let end = left < blockBytes ? buffer.length - 1 : buffer.lastIndexOf(newline, start + blockBytes - 1);
      if (end < start) {
        end = buffer.indexOf(newline, start + blockBytes);
        if ((end === -1 ? left : end - start) > maxLineBytes) {
          yield block(Buffer.alloc(0), { isTooLong: true });
          isSkipping = true;
          continue;
        }
        if (end === -1 && !isEnd) break;
        if (end === -1) end = buffer.length - 1;
      }
      yield block(buffer.subarray(start, end + 1));
      start = end + 1;
    }
    return start;
  }

  for await (const chunk of withoutUtf16(bytes)) {
    total += chunk.length;
    if (total > maxBytes) throw new ReportError(`the report is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
    size += chunk.length;
    if (size < wanted) continue;
    const buffer = Buffer.concat(chunks, size);
    const rest = buffer.subarray(yield* cut(buffer));
    chunks = [rest];
    size = rest.length;
    wanted = size + blockBytes;
  }
  yield* cut(Buffer.concat(chunks, size), { isEnd: true });
}

/** CR alone ends lines only in a file without any LF (old Macs, and Excel on them). */
function newlineOf(head: Buffer): number {
  return !head.includes(LF) && head.includes(CR) ? CR : LF;
}

async function* withoutUtf16(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const [head, whole] = await peek(bytes, 2);
  const isLittle = head[0] === 0xff && head[1] === 0xfe;
  if (!isLittle && !(head[0] === 0xfe && head[1] === 0xff)) {
    yield* whole;
    return;
  }
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
  for await (const chunk of whole) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
