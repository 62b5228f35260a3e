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
  const parts = await takeApart(raw);
  const isText = ({ contentType }: SplitNode) => contentType === 'text/plain' || contentType === 'text/html';
  // Whatever else is in it, shown or not, named or not, counts as attached: ours has nothing that isn't signed.
  const texts = parts.filter(
    ({ node }) => node.disposition !== 'attachment' && !node.filename && (!node.contentType || isText(node)),
  );
  const words = (type: string) => {
    const found = texts.filter(({ node }) => (node.contentType || 'text/plain') === type);
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
    files: parts
      .filter((part) => !texts.includes(part))
      .map((part) => ({ name: part.node.filename || '', content: contentOf(part) })),
    attached: parts.filter(({ node }) => node.contentType === 'message/rfc822').map(contentOf),
  };
}

async function takeApart(raw: Buffer): Promise<Part[]> {
  const splitter = new Splitter({
    ignoreEmbedded: true,
    maxHeadSize: readLimits.headerBytes,
    maxChildNodes: partLimit,
  });
  const parts = new Map<SplitNode, Part>();
  splitter.end(raw);
  try {
    for await (const chunk of splitter as AsyncIterable<SplitChunk>) {
      if (chunk.type === 'node') {
        if (!chunk.multipart) parts.set(chunk, { node: chunk, chunks: [] });
      } else if (chunk.type === 'body') parts.get(chunk.node)?.chunks.push(chunk.value);
    }
  } catch {
    // Too many parts, or a header without an end: ours has neither, so what is missing tells.
  }
  return [...parts.values()];
}

function contentOf({ node, chunks }: Part): Buffer {
  const content = Buffer.concat(chunks);
  const encoding = (node.encoding || '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? decodeQuoted(content) : content;
}
