// What a text looks like after a mishap with its charset: written in one, read in another. Pure; the tables come from
// the platform's own decoders, made when first needed.

/** ISO 8859-1 in earnest, as Java has it; for the Web its name means windows-1252. */
const latin1 = 'java-latin-1';
/** What marketplaces' files are written and read in, the likeliest first. */
const singleByte = ['windows-1252', latin1, 'windows-1250', 'windows-1254', 'iso-8859-2'] as const;
const doubleByte = ['shift_jis', 'gbk'] as const;
const legacy = [...singleByte, ...doubleByte];
const charsets = ['utf-8', ...legacy] as const;
type Charset = (typeof charsets)[number];

/** Enough to rule out most of the ways. */
const headBytes = 36;

/**
 * Is there a way in which `text`, written in one charset and read in another, becomes `seen`?
 * @param isAlike compares the whole of a result with what was seen, whose marks of loss may stand elsewhere
 * @param canBegin rules a way out by the beginning of its result, which is cheap
 */
export function hasMishap(
  text: string,
  seen: string,
  isAlike: (result: string) => boolean,
  canBegin: (head: string) => boolean,
): boolean {
  const reads = charsets.filter((charset) => isReadIn(charset, seen));
  const isOne = charsets.some((written) => {
    const bytes = encode(text, written);
    const head = bytes.subarray(0, headBytes);
    return reads.some((read) => {
      if (read === written || !canBegin(decode(head, read))) return false;
      const result = decode(bytes, read);
      if (isAlike(result)) return true;
      return isDouble(read) && hasLoss.test(result) && isAlike(decodeByteByByte(bytes, read));
    });
  });
  if (isOne || !reads.includes('windows-1252')) return isOne;
  // UTF-8 taken for Cp1252 is met twice over.
  const once = decode(encode(text, 'utf-8'), 'windows-1252');
  return isAlike(decode(encode(once, 'utf-8'), 'windows-1252'));
}

const hasLoss = /[\ufffd\ue000-\uf8ff]/;
const isLossOrControl = /^[\ufffd\ue000-\uf8ff\p{Cc}]$/u;

/** Does reading in this charset give such letters? What is valid UTF-8 was written so: that by chance is out of the question. */
function isReadIn(charset: Charset, seen: string): boolean {
  if (charset === 'utf-8') return hasLoss.test(seen);
  const { bytes } = tableOf(charset);
  for (const letter of seen) if (letter > '\u007f' && !bytes.has(letter) && !isLossOrControl.test(letter)) return false;
  return true;
}

/** The text without the letters that a charset lacks, charset by charset, and without those beyond 16 bits. */
export function withoutLacking(text: string): string[] {
  const letters = [...text];
  const without = (isThere: (letter: string) => boolean) => letters.filter(isThere).join('');
  return [
    without((letter) => letter.length === 1),
    ...legacy.map((charset) => without((letter) => letter <= '\u007f' || tableOf(charset).bytes.has(letter))),
  ];
}

const decoders = new Map<Charset, InstanceType<typeof TextDecoder>>();

/** In `stream` mode: without it Node 20's windows-1252 turns 80 to 9F into control characters (nodejs/node#56542). */
function decode(bytes: Uint8Array, charset: Charset): string {
  if (charset === latin1) return String.fromCharCode(...bytes);
  const decoder = decoders.get(charset) ?? new TextDecoder(charset, { ignoreBOM: true });
  decoders.set(charset, decoder);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** As other decoders do it than the platform's: after a byte that begins no letter they go on with the very next. */
function decodeByteByByte(bytes: Uint8Array, charset: Charset): string {
  const { letters } = tableOf(charset);
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const pair = letters.get((byte << 8) | (bytes[at + 1] ?? 0));
    if (pair) at++;
    text += byte < 0x80 ? String.fromCharCode(byte) : (pair ?? letters.get(byte) ?? '\ufffd');
  }
  return text;
}

const isDouble = (charset: Charset) => (doubleByte as readonly Charset[]).includes(charset);

const lost = [0x3f];

/** What the charset lacks becomes `?`. */
function encode(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  const { bytes } = tableOf(charset);
  const written: number[] = [];
  for (const letter of text)
    if (letter <= '\u007f') written.push(letter.charCodeAt(0));
    else written.push(...(bytes.get(letter) ?? lost));
  return Uint8Array.from(written);
}

/** Letters beyond ASCII and their bytes, as `lead << 8 | trail` where there are two. */
interface Table {
  readonly bytes: ReadonlyMap<string, readonly number[]>;
  readonly letters: ReadonlyMap<number, string>;
}

const tables = new Map<Charset, Table>();

function tableOf(charset: Charset): Table {
  const table = tables.get(charset) ?? makeTable(charset);
  tables.set(charset, table);
  return table;
}

const LF = 0x0a;
const leads = Array.from({ length: 0x80 }, (_, i) => 0x80 + i);
const trails = Array.from({ length: 0xbf }, (_, i) => 0x40 + i);

function makeTable(charset: Charset): Table {
  const bytes = new Map<string, readonly number[]>();
  const letters = new Map<number, string>();
  for (const lead of leads) {
    const codes = isDouble(charset) ? [[lead], ...trails.map((trail) => [lead, trail])] : [[lead]];
    const decoded = decode(Uint8Array.from(codes.flatMap((code) => [...code, LF])), charset).split('\n');
    for (const [i, code] of codes.entries()) {
      const letter = decoded[i] ?? '';
      if ([...letter].length !== 1 || letter <= '\u007f' || letter === '\ufffd') continue;
      letters.set(code.length === 2 ? (lead << 8) | (code[1] ?? 0) : lead, letter);
      if (!bytes.has(letter)) bytes.set(letter, code);
    }
  }
  return { bytes, letters };
}
