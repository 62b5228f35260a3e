// Builds a winmail.dat: attributes with lengths, as Outlook writes them.

const u16 = (n: number) => Buffer.from([n & 255, n >> 8]);
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};

export function attribute(id: number, data: Buffer, level = 1): Buffer {
  const sum = data.reduce((a, b) => (a + b) & 0xffff, 0);
  return Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(sum)]);
}

/** Properties with values of one piece: type, id, bytes. */
export function mapi(...properties: readonly (readonly [type: number, id: number, value: Buffer])[]): Buffer {
  const parts = properties.map(([type, id, value]) => {
    const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
    return Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), value, padding]);
  });
  return Buffer.concat([u32(properties.length), ...parts]);
}

export function tnef(...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);
}

/** RTF that is wrapped and not packed. */
export function wrappedRtf(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1');
  return Buffer.concat([u32(text.length + 12), u32(text.length), Buffer.from('MELA'), u32(0), text]);
}

/** RTF packed by LZFu that says it unfolds to `size` bytes. */
export function packedRtf(size: number): Buffer {
  return Buffer.concat([u32(40), u32(size), Buffer.from('LZFu'), u32(0), Buffer.from([0]), Buffer.from('{\\rtf1 a')]);
}
