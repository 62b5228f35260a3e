// Where a PDF leads: the addresses of its link annotations, read without a program that shows it. Its words are not read, and
// what is encrypted isn't either; so a document stays among what was not read.
import { inflateSync } from 'node:zlib';

/** What is unpacked of one document, and how many pieces of it. */
const [unpackedLimit, streamsLimit] = [8_000_000, 2_000];
const urlLength = 2_000;

/** Addresses as they stand there, each once, at most `limit`. Never throws for what is in it. */
export function linksInPdf(pdf: Buffer, limit: number): string[] {
  const found = new Set<string>();
  for (const piece of piecesOf(pdf)) {
    for (const url of urisIn(piece)) {
      if (found.size >= limit) return [...found];
      found.add(url);
    }
  }
  return [...found];
}

/** The file as it stands, and what is packed in it: since PDF 1.5 the annotations are. */
function* piecesOf(pdf: Buffer): Generator<string> {
  yield pdf.toString('latin1');
  let [left, streams] = [unpackedLimit, 0];
  for (let at = pdf.indexOf('stream'); at !== -1 && streams < streamsLimit; at = pdf.indexOf('stream', at + 6)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    let from = at + 6;
    while (pdf[from] === 13 || pdf[from] === 10) from += 1;
    // A zlib head: anything else is no packed stream.
    if (((pdf[from] ?? 0) & 0x0f) !== 8 || (((pdf[from] ?? 0) << 8) | (pdf[from + 1] ?? 0)) % 31 !== 0) continue;
    streams += 1;
    const end = pdf.indexOf('endstream', from);
    const unpacked = unpack(pdf.subarray(from, end === -1 ? undefined : end), left);
    left -= unpacked.length;
    if (unpacked.length > 0) yield unpacked.toString('latin1');
    if (left <= 0) return;
  }
}

function unpack(packed: Buffer, most: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    return Buffer.alloc(0);
  }
}

/** `/URI (...)` and `/URI <hex>`; actions that open a file elsewhere or send a form name theirs as `/F` or `/URL`. */
const uri = /\/(?:URI|URL|F)\s*(?:\(((?:\\[\s\S]|[^\\()]){1,4000})\)|<([0-9A-Fa-f\s]{2,8000})>)/g;
const leads = /^(?:[a-z][a-z0-9+.-]{1,20}:|www\.)/i;

function urisIn(piece: string): string[] {
  return [...piece.matchAll(uri)].flatMap(([, literal, hex]) => {
    const bytes =
      hex === undefined ? unescaped(literal ?? '') : Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1');
    // UTF-16 begins with its mark.
    const url = bytes.startsWith('\u00fe\u00ff') ? bytes.slice(2).replaceAll('\u0000', '') : bytes;
    return leads.test(url.trim()) ? [url.trim().slice(0, urlLength)] : [];
  });
}

/** A string of PDF (ISO 32000-1, 7.3.4.2). */
const unescaped = (literal: string): string =>
  literal.replace(/\\(?:([0-7]{1,3})|\r\n?|\n|([\s\S]))/g, (_, octal?: string, char?: string) =>
    octal !== undefined ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : (char ?? ''),
  );
