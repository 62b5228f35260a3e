// winmail.dat: what Outlook may wrap a mail in (TNEF, MS-OXTNEF). Only what a reader would see is taken out: text, HTML,
// names and contents of attachments. Written out here since no kept library reads it safely. Lengths are never trusted.
import { unpackRtf } from './rtf.ts';
import { decodeText, withoutZeros } from './text-decoding.ts';

export interface TnefContent {
  readonly texts: string[];
  readonly pages: string[];
  readonly files: { name: string; content: Buffer }[];
}

const signature = 0x223e9f78;
const attributes = {
  body: 0x800c,
  fileData: 0x800f,
  fileTitle: 0x8010,
  fileBegins: 0x9002,
  props: 0x9003,
  fileProps: 0x9005,
};
const properties = { body: 0x1000, rtf: 0x1009, html: 0x1013, fileData: 0x3701, longName: 0x3707 };
const thingsLimit = 2_000;
/** Of text and pages; an honest one has a text and perhaps a page. */
const bodiesLimit = 20;

/**
 * Takes a winmail.dat apart.
 * @throws RangeError when it is none, or cut off
 */
export function readTnef(bytes: Buffer, textLimit: number): TnefContent {
  const content: TnefContent = { texts: [], pages: [], files: [] };
  if (bytes.readUInt32LE(0) !== signature) throw new RangeError('no TNEF');
  let things = 0;
  for (let at = 6; at + 9 <= bytes.length; ) {
    if (++things > thingsLimit) throw new RangeError('too many attributes');
    const id = bytes.readUInt32LE(at + 1) & 0xffff;
    const length = bytes.readUInt32LE(at + 5);
    const end = at + 9 + length;
    if (end > bytes.length) throw new RangeError('cut off');
    const data = bytes.subarray(at + 9, end);
    takeAttribute(content, id, data, textLimit);
    at = end + 2;
  }
  return content;
}

function takeAttribute(content: TnefContent, id: number, data: Buffer, textLimit: number): void {
  const file = content.files.at(-1);
  const hasRoom = () => content.texts.length + content.pages.length < bodiesLimit;
  if (!hasRoom()) throw new RangeError('too many texts');
  if (id === attributes.body) content.texts.push(plain(data));
  else if (id === attributes.fileBegins) content.files.push({ name: '', content: Buffer.alloc(0) });
  else if (id === attributes.fileTitle && file) file.name ||= plain(data);
  else if (id === attributes.fileData && file) file.content = data;
  else if (id === attributes.props || id === attributes.fileProps)
    for (const { property, value, isWide } of mapiProperties(data)) {
      if (!hasRoom()) throw new RangeError('too many texts');
      const text = () => (isWide ? withoutZeros(value.toString('utf16le')) : plain(value));
      if (property === properties.body) content.texts.push(text());
      else if (property === properties.html) content.pages.push(decodeText(value, null));
      else if (property === properties.rtf) {
        const { text: unpacked, isPage } = unpackRtf(value, textLimit);
        (isPage ? content.pages : content.texts).push(unpacked);
      } else if (property === properties.longName && file) file.name = text();
      else if (property === properties.fileData && file && file.content.length === 0) file.content = value;
    }
}

/** Text of the sender's own code page, which is not said where it stands. */
const plain = (bytes: Buffer) => withoutZeros(decodeText(bytes, null));

interface Property {
  readonly property: number;
  readonly value: Buffer;
  readonly isWide: boolean;
}

const fixed: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 10: 4, 11: 4, 1: 4 },
  ...{ 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16 },
};
const padded = (length: number) => Math.ceil(length / 4) * 4;

/** The MAPI properties of an attribute (MS-OXTNEF 2.1.3.4); Buffer's own bounds end what lies about its length. */
function* mapiProperties(data: Buffer): Generator<Property> {
  const total = data.readUInt32LE(0);
  let at = 4;
  for (let n = 0; n < Math.min(total, thingsLimit); n++) {
    const type = data.readUInt16LE(at) & 0xfff;
    const isMany = (data.readUInt16LE(at) & 0x1000) !== 0;
    const property = data.readUInt16LE(at + 2);
    at += 4;
    if (property >= 0x8000) {
      // A named one: GUID, then a number or a name.
      const isNamed = data.readUInt32LE(at + 16) === 1;
      at += 20;
      at += isNamed ? 4 + padded(data.readUInt32LE(at)) : 4;
    }
    const size = fixed[type];
    const isVariable = size === undefined;
    let count = 1;
    if (isMany || isVariable) {
      count = data.readUInt32LE(at);
      at += 4;
    }
    for (let i = 0; i < Math.min(count, thingsLimit); i++) {
      const length = isVariable ? data.readUInt32LE(at) : size;
      if (isVariable) at += 4;
      if (at + length > data.length) throw new RangeError('cut off');
      // An object begins with the id of its interface.
      const from = type === 0x0d ? at + 16 : at;
      if (isVariable) yield { property, value: data.subarray(from, at + length), isWide: type === 0x1f };
      at += padded(length);
    }
  }
}
