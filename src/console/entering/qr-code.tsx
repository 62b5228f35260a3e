// A QR code as a picture in the page, written by ZXing (WebAssembly, from its package; nothing is fetched).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface QrCode {
  /** In squares, with the white around it. */
  readonly size: number;
  /** An SVG path over them. */
  readonly path: string;
}

export async function qrCode(text: string): Promise<QrCode> {
  const { prepareZXingModule, writeBarcode } = await import('zxing-wasm/writer');
  const file = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const { svg, error } = await writeBarcode(text, { format: 'QRCode', scale: 1 });
  const [, size] = /<svg width="(\d+)"/.exec(svg) ?? [];
  const [, path] = /<path d="([MhvHVZ\d\s-]+)"/.exec(svg) ?? [];
  if (size === undefined || path === undefined) throw new Error(`no QR code was written: ${error}`);
  return { size: Number(size), path };
}

/** Black on white in the dark, too: cameras want it so. */
export function QrPicture({ code: { size, path }, label }: { readonly code: QrCode; readonly label: string }) {
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} xmlns="http://www.w3.org/2000/svg">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
