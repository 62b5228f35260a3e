// QR codes in pictures, read by ZXing (WebAssembly, from its package; nothing is fetched). A picture says its size in
// its first bytes: one that is too large, or unfolds into more than it says, is left alone.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { patience } from '../../domain/patience.ts';
import type { ReadLimits } from './limits.ts';

type ReadBarcodes = typeof import('zxing-wasm/reader').readBarcodes;

/** Larger ones are only gone through in the quick way: made of codes begun, they cost the square of their size. */
const carefulPixels = 300_000;

let reader: Promise<ReadBarcodes> | null = null;

/** Loaded with the first picture, some tenths of a second. */
function zxing(): Promise<ReadBarcodes> {
  reader ??= (async () => {
    const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
    const file = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
    const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return readBarcodes;
  })();
  return reader;
}

/** What the codes in these pictures say, as far as the limits allow. Never throws for what is in a picture. */
export async function readQrCodes(
  pictures: readonly Buffer[],
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<string[]> {
  const found: string[] = [];
  const limit = patience(limits.pictureTimeMs);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  for (const picture of pictures) {
    if (!isHarmless(picture, limits.picturePixels)) continue;
    // Reading one takes the whole program's attention: here the time that it took is noticed.
    await new Promise((resolve) => setImmediate(resolve));
    if (ends.aborted) break;
    const read = await zxing();
    try {
      const tryHarder = pixelsOf(picture) <= carefulPixels;
      const codes = await read(picture, { formats: ['QRCode', 'MicroQRCode'], maxNumberOfSymbols: 4, tryHarder });
      found.push(...codes.filter(({ isValid }) => isValid).map(({ text }) => text));
    } catch {
      // Not a picture after all.
    }
  }
  return found;
}

/** Is it a picture of a size that can be taken? Pictures of other kinds than these are not in mails. */
export function isHarmless(picture: Buffer, pixels: number): boolean {
  const size = sizeOf(picture);
  if (size === null || pixelsOf(picture) > pixels || pixelsOf(picture) === 0) return false;
  return !isPng(picture) || isPngAsItSays(picture, size);
}

/** As many of the pictures as the limits allow for one mail, the first ones. */
export function affordable(pictures: readonly Buffer[], limits: ReadLimits): Buffer[] {
  let left = limits.picturesPixels;
  return pictures.slice(0, limits.pictures).filter((picture) => {
    const pixels = pixelsOf(picture);
    if (pixels > Math.min(left, limits.picturePixels)) return false;
    left -= pixels;
    return true;
  });
}

/** By its first bytes; 0 where they don't say. */
export function pixelsOf(picture: Buffer): number {
  const size = sizeOf(picture);
  return size === null ? 0 : size.width * size.height;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));

function sizeOf(bytes: Buffer): Size | null {
  if (bytes.length < 26) return null;
  if (isPng(bytes)) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const start = bytes.toString('latin1', 0, 6);
  if (/^GIF8[79]a$/.test(start)) return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (start.startsWith('BM')) return { width: bytes.readUInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
  return start.startsWith('\xff\xd8') ? jpegSize(bytes) : null;
}

/** The size stands in the frame's header (SOF), after other segments. */
function jpegSize(bytes: Buffer): Size | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

/** Unpacks the picture's data within what its size needs: more than that is a bomb. */
function isPngAsItSays(png: Buffer, { width, height }: Size): boolean {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  try {
    // At most 8 bytes a pixel, and a filter byte a line, of which interlacing makes more.
    inflateSync(Buffer.concat(data), { maxOutputLength: width * height * 8 + height * 16 + 1_024 });
    return true;
  } catch {
    return false;
  }
}
