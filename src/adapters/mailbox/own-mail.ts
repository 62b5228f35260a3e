// Reads a mail that says it comes from this program: exactly what was signed, part by part, and the mails attached to it.
import { Splitter } from '@zone-eu/mailsplit';
import { type SignableMail, senderOf, signatureHeader } from '../../domain/mail/mail-signature.ts';
import { readAddresses, readDate, readHeaders } from './headers.ts';
import { readLimits } from './limits.ts';
import type { SplitChunk, SplitNode } from './mail-parts.ts';
import { decodeQuoted, decodeText, decodeWords } from './text-decoding.ts';

export interface OwnMail extends SignableMail {
  /** The signature headers; an honest mail has one. */
  readonly signatures: readonly string[];
  readonly from: string;
  /** Whole mails inside of it: forwarded as attachments. */
  readonly attached: readonly Buffer[];
}

interface Part {
  readonly node: SplitNode;
  readonly chunks: Buffer[];
}

/** Our own mails have at most some ten parts. */
const partLimit = 200;

/** Never throws for what is in it. */
export async function readOwnMail(raw: Buffer): Promise<OwnMail> {
  const { headers } = readHeaders(raw, readLimits);
  const all = (name: string) => headers.filter((header) => header.name === name).map(({ value }) => value);
  const { parts, between } = await takeApart(raw);
  const isText = ({ contentType }: SplitNode) => contentType === 'text/plain' || contentType === 'text/html';
  // Whatever else is in it, shown or not, named or not, counts as attached: ours has nothing that isn't signed, no text in
  // pieces (of which programs show the last), and says of a part once what it is.
  const texts = parts.filter(
    ({ node }, i) =>
      node.disposition !== 'attachment' &&
      !node.filename &&
      (!node.contentType || isText(node)) &&
      !isSaidTwice(node) &&
      !parts.slice(0, i).some(({ node: before }) => typeOf(before) === typeOf(node)),
  );
  const words = (type: string) => {
    const found = texts.filter(({ node }) => typeOf(node) === type);
    return found.map((part) => decodeText(contentOf(part), part.node.charset || null)).join('\n');
  };
  return {
    signatures: all(signatureHeader.toLowerCase()),
    from: decodeWords(all('from').join(', ')),
    sender: senderOf(readAddresses([...all('from'), ...all('reply-to')])),
    // A long one is folded by whoever sends it, right after the header's name.
    messageId: (all('message-id')[0] ?? '').replace(/^[\s<]+|[\s>]+$/g, ''),
    to: readAddresses(all('to'))
      .map(({ address }) => address)
      .join(', '),
    subject: decodeWords(all('subject').join(' ')),
    date: readDate(all('date')[0] ?? '') ?? 0,
    text: words('text/plain'),
    html: words('text/html'),
    files: [
      ...parts
        .filter((part) => !texts.includes(part))
        .map((part) => ({ name: part.node.filename || '', content: contentOf(part) })),
      ...(between === '' ? [] : [{ name: '', content: Buffer.from(between) }]),
    ],
    attached: parts.filter(({ node }) => node.contentType === 'message/rfc822').map(contentOf),
  };
}

const typeOf = ({ contentType }: SplitNode) => contentType || 'text/plain';

/** By one of two headers it is what we read, by the other what is shown. */
const isSaidTwice = ({ headers }: SplitNode): boolean =>
  ['content-type', 'content-transfer-encoding', 'content-disposition'].some((name) => headers.get(name).length > 1);

/** What some servers write there. */
const customary = /^This is a multi-part message in MIME format\.?$/gim;

/** @returns between: what stands outside of all parts, which who takes the mail apart by another boundary would show */
async function takeApart(raw: Buffer): Promise<{ readonly parts: readonly Part[]; readonly between: string }> {
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: readLimits.headerBytes,
    maxChildNodes: partLimit,
  });
  const parts = new Map<SplitNode, Part>();
  const boundaries = new Set<string>();
  const outside: Buffer[] = [];
  splitter.end(raw);
  try {
    for await (const chunk of splitter as AsyncIterable<SplitChunk>) {
      if (chunk.type === 'node') {
        if (chunk.multipart) boundaries.add(`${chunk._boundary}`);
        else parts.set(chunk, { node: chunk, chunks: [] });
      } else if (chunk.type === 'body') parts.get(chunk.node)?.chunks.push(chunk.value);
      else outside.push(chunk.value);
    }
  } catch {
    // Too many parts, or a header without an end: ours has neither, so what is missing tells.
  }
  const isBoundary = (line: string) =>
    /^--(.*?)(?:--)?$/
      .exec(line)
      ?.slice(1, 2)
      .some((name) => boundaries.has(name));
  const lines = Buffer.concat(outside).toString('latin1').replace(customary, '').split(/\r?\n/);
  const between = lines.map((line) => line.trimEnd()).filter((line) => line !== '' && !isBoundary(line));
  return { parts: [...parts.values()], between: between.join('\n') };
}

function contentOf({ node, chunks }: Part): Buffer {
  const content = Buffer.concat(chunks);
  const encoding = (node.encoding || '').toLowerCase();
  if (encoding === 'quoted-printable') return decodeQuoted(content);
  if (encoding !== 'base64') return content;
  const text = content.toString('latin1').replace(/\s+/g, '');
  // One end, and nothing behind it or between that programs skip, or read on after: else it stays as it is, and isn't ours.
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : content;
}
