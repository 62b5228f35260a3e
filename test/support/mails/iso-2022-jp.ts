// ISO-2022-JP as older mails are written in, from the platform's own decoder turned round.

let table: Map<string, readonly [number, number]> | null = null;

function jisTable() {
  if (table !== null) return table;
  const decoder = new TextDecoder('euc-jp');
  table = new Map();
  for (let row = 0x21; row <= 0x74; row++)
    for (let cell = 0x21; cell <= 0x7e; cell++) {
      const char = decoder.decode(Uint8Array.of(row | 0x80, cell | 0x80));
      if (char !== '\ufffd' && !table.has(char)) table.set(char, [row, cell]);
    }
  return table;
}

/** Null where the text has a letter that this charset lacks. */
export function iso2022jp(text: string): Buffer | null {
  const bytes: number[] = [];
  let isWide = false;
  for (const char of text) {
    const isAscii = char.charCodeAt(0) < 0x80;
    const pair = isAscii ? undefined : jisTable().get(char);
    if (!isAscii && pair === undefined) return null;
    if (isAscii === isWide) bytes.push(...Buffer.from(isAscii ? '\x1b(B' : '\x1b$B'));
    isWide = !isAscii;
    bytes.push(...(pair ?? [char.charCodeAt(0)]));
  }
  if (isWide) bytes.push(...Buffer.from('\x1b(B'));
  return Buffer.from(bytes);
}
