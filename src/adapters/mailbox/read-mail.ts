// Reads a mail's bytes into facts. mailsplit takes the MIME apart as a stream; only text, links and names are kept, of
// anything else only what it is called. Every limit that is met is remembered in `cuts`.
import { Splitter } from '@zone-eu/mailsplit';
import {
  type MailAttachment,
  type MailCut,
  type MailImage,
  type MailLink,
  type ReadMail,
  singleHeaders,
} from '../../domain/mail/mail.ts';
import { isDeliveryStatus, isReturnedHead, readBounce } from './bounce.ts';
import { type Header, readAddresses, readDate, readHeaders, readSignatures, readTrace } from './headers.ts';
import { linksInText, readHtml, tidy } from './html.ts';
import { type ReadLimits, readLimits } from './limits.ts';
import { readQrCodes } from './qr-codes.ts';
import { decodeQuoted, decodeText, decodeWords } from './text-decoding.ts';
import { readTnef, type TnefContent } from './tnef.ts';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly isAttachment: boolean;
  /** HTML, whatever it is called. */
  readonly isPage: boolean;
  readonly isPicture: boolean;
  readonly isTnef: boolean;
  readonly limit: number;
  readonly chunks: Buffer[];
  size: number;
}

interface Body {
  readonly parts: Part[];
  readonly cuts: Set<MailCut>;
}

export interface ReadResult {
  readonly mail: ReadMail;
  /** Whole mails that are attached to it. */
  readonly attached: readonly Buffer[];
}

/**
 * Reads a whole mail. Never throws for what is in it; `signal` aborts.
 * @param depth how many mails this one is attached inside of
 */
export async function readMail(raw: Buffer, limits = readLimits, depth = 0, signal?: AbortSignal): Promise<ReadResult> {
  const bytes = raw.subarray(0, limits.mailBytes);
  const { headers, isCut } = readHeaders(bytes, limits);
  const timeout = AbortSignal.timeout(limits.timeMs);
  const { parts, cuts } = await takeApart(bytes, limits, depth, signal ? AbortSignal.any([signal, timeout]) : timeout);
  signal?.throwIfAborted();
  if (bytes.length < raw.length) cuts.add('size');
  if (isCut) cuts.add('headers');
  if (depth >= limits.attachedDepth && parts.some(({ type }) => type === 'message/rfc822')) cuts.add('depth');

  const texts: string[] = [];
  const links: MailLink[] = [];
  const images: MailImage[] = [];
  const attached: Buffer[] = [];
  const pictures: Buffer[] = [];
  const wrapped: MailAttachment[] = [];
  const statuses: Buffer[] = [];
  const heads: Buffer[] = [];
  let left = limits.textLength;
  const keep = (text: string) => {
    if (text.length > left) cuts.add('text');
    texts.push(text.slice(0, left));
    left -= Math.min(left, text.length);
  };
  for (const part of parts) {
    if (part.chunks.length === 0) continue;
    if (part.size > part.limit && !part.isPicture) cuts.add('text');
    const content = decodeTransfer(Buffer.concat(part.chunks), part.encoding);
    if (part.isPicture) {
      if (pictures.length < limits.pictures && part.size <= part.limit) pictures.push(content);
    } else if (part.isTnef) {
      const inside = tnefOf(content, limits);
      if (inside === null) cuts.add('winmail');
      for (const text of inside?.texts ?? []) keep(tidy(text));
      for (const page of inside?.pages ?? []) {
        const facts = readHtml(page, limits.links);
        links.push(...facts.links);
        keep(facts.text);
      }
      for (const { name, content: file } of inside?.files ?? []) {
        wrapped.push({ name: name.slice(0, 200), type: 'application/octet-stream' });
        if (/\.x?html?$/i.test(name))
          links.push(...readHtml(decodeText(file, null), limits.links, { isAttachment: true }).links);
        else if (/\.(?:png|jpe?g|gif|bmp)$/i.test(name) && file.length <= limits.pictureBytes) pictures.push(file);
      }
    } else if (isDeliveryStatus(part.type)) statuses.push(content);
    else if (isReturnedHead(part.type)) heads.push(content);
    else if (part.type === 'message/rfc822') {
      if (attached.length < limits.attachedMails) attached.push(content);
      else cuts.add('parts');
    } else if (part.isPage) {
      const facts = readHtml(decodeText(content, part.charset), limits.links, part);
      links.push(...facts.links);
      images.push(...facts.images);
      if (facts.links.length >= limits.links) cuts.add('links');
      if (!part.isAttachment) keep(facts.text);
    } else keep(tidy(decodeText(content, part.charset)));
    if (timeout.aborted) cuts.add('time');
  }
  const text = texts.join('\n');
  links.push(...linksInText(text, limits.links));
  for (const code of await readQrCodes(pictures.slice(0, limits.pictures), limits, timeout))
    if (leads.test(code)) links.push({ kind: 'qr-code', url: code.trim().slice(0, 2_000), shown: '' });
  const attachments = parts.filter((part) => part.isAttachment || !/^text\//.test(part.type));
  const bounce = readBounce({ headers, statuses, returned: [...heads, ...attached] }, limits);
  const mail: ReadMail = {
    ...readHead(headers),
    source: 'mail',
    text,
    links: distinctLinks(links),
    images,
    attachments: [...attachments.map(({ name, type }) => ({ name, type })), ...wrapped],
    cuts: [...cuts],
    ...(bounce && { bounce }),
  };
  return { mail, attached };
}

/** In base64, with its line ends. */
const encoded = (bytes: number) => Math.ceil((bytes * 4) / 3) + Math.ceil(bytes / 50);
/** What a telephone would offer to open. */
const leads = /^(?:[a-z][a-z0-9+.-]{1,20}:|www\.|[a-z0-9-]{1,63}\.[a-z]{2,18}(?:\/|$))/i;

/** Null: it can't be read. */
function tnefOf(content: Buffer, limits: ReadLimits): TnefContent | null {
  try {
    return readTnef(content, limits.textLength);
  } catch {
    return null;
  }
}

function decodeTransfer(content: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(content.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? decodeQuoted(content) : content;
}

async function takeApart(mail: Buffer, limits: ReadLimits, depth: number, ends: AbortSignal): Promise<Body> {
  const body: Body = { parts: [], cuts: new Set() };
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: limits.headerBytes, maxChildNodes: limits.parts });
  const depths = new WeakMap<object, number>();
  const byNode = new WeakMap<object, Part>();
  splitter.end(mail);
  try {
    for await (const chunk of splitter as AsyncIterable<SplitChunk>) {
      if (ends.aborted) {
        body.cuts.add('time');
        break;
      }
      if (chunk.type === 'node') {
        const deep = (chunk.parentNode ? (depths.get(chunk.parentNode) ?? 0) : 0) + 1;
        depths.set(chunk, deep);
        if (deep > limits.depth) body.cuts.add('depth');
        else if (!chunk.multipart) {
          const part = partOf(chunk, limits, depth);
          byNode.set(chunk, part);
          body.parts.push(part);
        }
      } else if (chunk.type === 'body') {
        const part = byNode.get(chunk.node);
        if (part) take(part, chunk.value);
      }
    }
  } catch {
    // Too many parts, or a header without an end: what was read before still counts.
    body.cuts.add('parts');
  }
  return body;
}

function take(part: Part, value: Buffer): void {
  const room = part.limit - part.size;
  if (room > 0) part.chunks.push(Buffer.from(value.subarray(0, room)));
  part.size += value.length;
}

/** What mailsplit emits, as far as it is used here. */
type SplitChunk =
  | ({ readonly type: 'node' } & SplitNode)
  | { readonly type: 'body'; readonly node: SplitNode; readonly value: Buffer }
  | { readonly type: 'data'; readonly node: SplitNode; readonly value: Buffer };

interface SplitNode {
  readonly parentNode: SplitNode | false;
  readonly multipart: string | false;
  readonly contentType: string | false;
  readonly disposition: string | false;
  readonly filename: string | false;
  readonly charset: string | false;
  readonly encoding: string | false;
}

function partOf(node: SplitNode, limits: ReadLimits, depth: number): Part {
  const type = (node.contentType || 'text/plain').toLowerCase();
  const name = (node.filename || '').slice(0, 200);
  const isMail = type === 'message/rfc822';
  const isPage = /^(?:text\/html|application\/xhtml\+xml)$/.test(type) || /\.x?html?$/i.test(name);
  const isText = isPage || /^text\/(?:plain|richtext|enriched|x-amp-html)$/.test(type);
  const isNamedPage = isPage && name !== '' && node.disposition !== 'inline';
  const isAttachment = node.disposition === 'attachment' || isNamedPage || (!isText && !isMail);
  const isPicture = /^image\/(?:png|jpe?g|gif|bmp)$/.test(type) || /\.(?:png|jpe?g|gif|bmp)$/i.test(name);
  const isTnef = type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef' || /^winmail\.dat$/i.test(name);
  const mailLimit = depth < limits.attachedDepth ? limits.attachedBytes : 0;
  const isReport = isDeliveryStatus(type) || isReturnedHead(type);
  const reportLimit = isReport ? limits.headerBytes : 0;
  const otherLimit = isTnef ? limits.tnefBytes : isPicture ? encoded(limits.pictureBytes) : reportLimit;
  const limit = isMail ? mailLimit : isText ? limits.partBytes : otherLimit;
  const encoding = (node.encoding || '').toLowerCase();
  return {
    type,
    name,
    charset: node.charset || null,
    encoding,
    isAttachment,
    isPage,
    isPicture,
    isTnef,
    limit,
    chunks: [],
    size: 0,
  };
}

function readHead(headers: readonly Header[]) {
  const all = (name: string) => headers.filter((header) => header.name === name).map(({ value }) => value);
  return {
    from: readAddresses(all('from')),
    fromShown: decodeWords(all('from').join(', ')).slice(0, 300),
    replyTo: readAddresses(all('reply-to')),
    isAutomatic: isAutomatic(all),
    subject: decodeWords(all('subject').join(' ')).slice(0, 1_000),
    messageId: all('message-id')[0]?.slice(0, 300) ?? null,
    date: readDate(all('date')[0] ?? ''),
    doubled: singleHeaders.filter((name) => all(name).length > 1),
    trace: readTrace(headers),
    signatures: readSignatures(headers),
  };
}

/** RFC 3834 section 2, and what mailing lists and bounces carry. */
function isAutomatic(all: (name: string) => string[]): boolean {
  return (
    all('auto-submitted').some((value) => !/^no\b/i.test(value.trim())) ||
    all('precedence').some((value) => /bulk|junk|list|auto/i.test(value)) ||
    all('return-path').some((value) => value.trim() === '<>') ||
    ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-loop', 'x-auto-response-suppress'].some(
      (name) => all(name).length > 0,
    )
  );
}

/** Newsletters repeat one link a hundred times; each pair of address and words counts once. */
function distinctLinks(links: readonly MailLink[]): MailLink[] {
  const seen = new Map<string, MailLink>();
  for (const link of links)
    seen.set(`${link.kind === 'image' ? 'image' : ''}|${link.url}|${link.kind === 'text' ? '' : link.shown}`, link);
  return [...seen.values()];
}

/** A pasted text: words and the addresses in it, nothing more. */
export function readPasted(pasted: string, limits: ReadLimits = readLimits): ReadMail {
  const isCut = pasted.length > limits.textLength;
  const raw = pasted.slice(0, limits.textLength);
  const isHtml = /<(?:html|body|a\s[^>]*href|table|div)\b/i.test(raw);
  const html = isHtml ? readHtml(raw, limits.links) : null;
  const text = html?.text ?? tidy(raw);
  return {
    ...readHead([]),
    source: 'pasted',
    text,
    links: distinctLinks([...(html?.links ?? []), ...linksInText(text, limits.links)]),
    images: html?.images ?? [],
    attachments: [],
    cuts: isCut ? ['text'] : [],
  };
}
