// Reads a mail's bytes into facts: only text, links and names are kept, of anything else only what it is called. Every
// limit that is met is remembered in `cuts`.

import {
  type MailAttachment,
  type MailImage,
  type MailLink,
  type ReadMail,
  singleHeaders,
} from '../../domain/mail/mail.ts';
import { patience } from '../../domain/patience.ts';
import { isDeliveryStatus, isReturnedHead, readBounce } from './bounce.ts';
import { type Header, readAddresses, readDate, readHeaders } from './headers.ts';
import { readHtml, tidy } from './html.ts';
import { type ReadLimits, readLimits } from './limits.ts';
import { type Part, takeApart } from './mail-parts.ts';
import { linksInPdf } from './pdf-links.ts';
import { affordable, pixelsOf, readQrCodes } from './qr-codes.ts';
import { decodeBase64, decodeQuoted, decodeText, decodeWords } from './text-decoding.ts';
import { linksInText } from './text-links.ts';
import { readTnef, type TnefContent } from './tnef.ts';
import { readSeals, readSignatures, readTrace } from './trace.ts';

export interface ReadResult {
  readonly mail: ReadMail;
  /** Whole mails that are attached to it. */
  readonly attached: readonly Buffer[];
  /** What it left of the limits. */
  readonly left: ReadLimits;
}

/**
 * Reads a whole mail. Never throws for what is in it; `signal` aborts.
 * @param depth how many mails this one is attached inside of
 */
export async function readMail(raw: Buffer, limits = readLimits, depth = 0, signal?: AbortSignal): Promise<ReadResult> {
  const bytes = firstLines(raw.subarray(0, limits.mailBytes), limits.lines);
  const { headers, isCut } = readHeaders(bytes, limits);
  const timeout = patience(limits.timeMs);
  const { parts, cuts } = await takeApart(bytes, limits, depth, signal ? AbortSignal.any([signal, timeout]) : timeout);
  signal?.throwIfAborted();
  if (bytes.length < raw.length) cuts.add('size');
  if (isCut) cuts.add('headers');
  if (depth >= limits.attachedDepth && parts.some(({ type }) => type === 'message/rfc822')) cuts.add('depth');

  const texts: string[] = [];
  const otherTexts: string[] = [];
  const attachedTexts: string[] = [];
  const unread: MailAttachment[] = [];
  const links: MailLink[] = [];
  const images: MailImage[] = [];
  const attached: Buffer[] = [];
  const pictures: Buffer[] = [];
  const wrapped: MailAttachment[] = [];
  const statuses: Buffer[] = [];
  const heads: Buffer[] = [];
  let left = limits.textLength;
  let leftBeside = limits.textLength;
  const keep = (text: string) => {
    if (text.length > left) cuts.add('text');
    texts.push(text.slice(0, left));
    left -= Math.min(left, text.length);
  };
  const keepBeside = (list: string[], text: string) => {
    if (text.length > leftBeside) cuts.add('text');
    list.push(text.slice(0, leftBeside));
    leftBeside -= Math.min(leftBeside, text.length);
  };
  const read = (page: string, kind?: { readonly isAttachment: boolean }) => {
    const facts = readHtml(page, limits.links - links.length, kind);
    links.push(...facts.links);
    if (links.length >= limits.links) cuts.add('links');
    if (facts.isTooDeep) cuts.add('depth');
    pictures.push(...facts.pictures.slice(0, limits.pictures - pictures.length));
    keepBeside(kind?.isAttachment ? attachedTexts : otherTexts, facts.otherReadings);
    if (kind?.isAttachment) keepBeside(attachedTexts, facts.text);
    return facts;
  };
  for (const part of parts) {
    if (part.isAttachment && !part.isText && !isReadBeside(part)) unread.push({ name: part.name, type: part.type });
    if (part.chunks.length === 0) continue;
    if (part.size > part.limit && !part.isPicture && !part.isPdf) cuts.add('text');
    const content = decodeTransfer(Buffer.concat(part.chunks), part.encoding);
    if (part.isPicture) {
      if (pictures.length < limits.pictures && part.size <= part.limit) pictures.push(content);
    } else if (part.isPdf) {
      for (const url of linksInPdf(content, limits.links - links.length))
        links.push({ kind: 'attachment', url, shown: '' });
    } else if (part.isTnef) {
      const inside = tnefOf(content, limits);
      if (inside === null) cuts.add('winmail');
      for (const text of inside?.texts ?? []) keep(tidy(text));
      for (const page of inside?.pages ?? []) {
        const facts = read(page);
        keep(facts.text);
      }
      for (const { name, content: file } of inside?.files ?? []) {
        wrapped.push({ name: name.slice(0, 200), type: 'application/octet-stream' });
        if (/\.x?html?$/i.test(name)) read(decodeText(file, null), { isAttachment: true });
        else if (/\.(?:png|jpe?g|gif|bmp)$/i.test(name) && file.length <= limits.pictureBytes) pictures.push(file);
      }
    } else if (isDeliveryStatus(part.type)) statuses.push(content);
    else if (isReturnedHead(part.type)) heads.push(content);
    else if (part.type === 'message/rfc822') {
      if (attached.length < limits.attachedMails) attached.push(content);
      else cuts.add('parts');
    } else if (part.isPage && part.isAttachment && !content.includes('<')) {
      // Packed, as a .svgz is, or no page at all.
      unread.push({ name: part.name, type: part.type });
    } else if (part.isPage) {
      const facts = read(decodeText(content, part.charset), part);
      images.push(...facts.images.slice(0, limits.images - images.length));
      if (!part.isAttachment) keep(facts.text);
    } else if (part.isAttachment) keepBeside(attachedTexts, tidy(decodeText(content, part.charset)));
    else keep(tidy(decodeText(content, part.charset)));
    if (timeout.aborted) cuts.add('time');
  }
  const text = texts.join('\n');
  const attachedText = attachedTexts.join('\n');
  for (const words of [text, attachedText]) links.push(...linksInText(words, limits.links - links.length));
  const looked = affordable(pictures, limits);
  for (const code of await readQrCodes(looked, limits, timeout))
    if (leads.test(code)) links.push({ kind: 'qr-code', url: code.trim().slice(0, 2_000), shown: '' });
  const distinct = distinctLinks(links);
  const kept = fitting(distinct, limits.linksLength);
  if (kept.length < distinct.length) cuts.add('links');
  const attachments = parts.filter((part) => part.isAttachment || !/^text\//.test(part.type));
  const head = readHead(headers);
  if (head.isSubjectCut) cuts.add('headers');
  const bounce = readBounce({ headers, statuses, returned: [...heads, ...attached] }, limits);
  const mail: ReadMail = {
    ...head.facts,
    source: 'mail',
    text,
    otherReadings: otherTexts.join('\n').trim(),
    attachedText,
    links: kept,
    images,
    unread,
    attachments: [...attachments.map(({ name, type }) => ({ name, type })), ...wrapped],
    cuts: [...cuts],
    ...(bounce && { bounce }),
  };
  return {
    mail,
    attached,
    left: {
      ...limits,
      parts: limits.parts - parts.length,
      textLength: left,
      links: limits.links - kept.length,
      images: limits.images - images.length,
      linksLength: limits.linksLength - lengthOf(kept),
      attachedMails: limits.attachedMails - attached.length,
      attachedBytes: limits.attachedBytes - attached.reduce((sum, one) => sum + one.length, 0),
      pictures: limits.pictures - Math.min(pictures.length, limits.pictures),
      picturesPixels: limits.picturesPixels - looked.reduce((sum, picture) => sum + pixelsOf(picture), 0),
    },
  };
}

/** Mails, reports and what Outlook wraps are read apart from the other attachments. */
const isReadBeside = ({ type, isTnef }: Part) =>
  isTnef || type.startsWith('message/') || isDeliveryStatus(type) || isReturnedHead(type) || isSignature.test(type);
const isSignature = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-encrypted)$/;

const lengthOf = (links: readonly MailLink[]) =>
  links.reduce((sum, { url, shown }) => sum + url.length + shown.length, 0);

/** The first links that come to no more than `length` characters. */
function fitting(links: readonly MailLink[], length: number): readonly MailLink[] {
  let sum = 0;
  const beyond = links.findIndex((link) => {
    sum += lengthOf([link]);
    return sum > length;
  });
  return beyond === -1 ? links : links.slice(0, beyond);
}

function firstLines(bytes: Buffer, lines: number): Buffer {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = bytes.indexOf(10, end + 1);
    if (end === -1) return bytes;
  }
  return bytes.subarray(0, end + 1);
}

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
  if (encoding === 'base64') return decodeBase64(content);
  return encoding === 'quoted-printable' ? decodeQuoted(content) : content;
}

/** Whom it came to, as far as it says. */
const recipientHeaders = new Set(['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']);

const subjectLength = 1_000;

function readHead(headers: readonly Header[]) {
  const all = (name: string) => headers.filter((header) => header.name === name).map(({ value }) => value);
  const subject = decodeWords(all('subject').join(' '));
  const facts = {
    from: readAddresses(all('from')),
    fromShown: decodeWords(all('from').join(', ')).slice(0, 300),
    replyTo: readAddresses(all('reply-to')),
    to: readAddresses(headers.filter(({ name }) => recipientHeaders.has(name)).map(({ value }) => value)),
    original: readAddresses(all('x-original-from')),
    isAutomatic: isAutomatic(all),
    subject: subject.slice(0, subjectLength),
    messageId: all('message-id')[0]?.slice(0, 300) ?? null,
    date: readDate(all('date')[0] ?? ''),
    doubled: singleHeaders.filter((name) => all(name).length > 1),
    trace: readTrace(headers),
    signatures: readSignatures(headers),
    seals: readSeals(headers),
  };
  return { facts, isSubjectCut: subject.length > subjectLength };
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
  const isHtml = /<(?:html|body|a\s[^<>]{0,500}href|table|div)\b/i.test(raw);
  const html = isHtml ? readHtml(raw, limits.links) : null;
  const text = html?.text ?? tidy(raw);
  return {
    ...readHead([]).facts,
    source: 'pasted',
    text,
    otherReadings: html?.otherReadings ?? '',
    attachedText: '',
    unread: [],
    links: distinctLinks([...(html?.links ?? []), ...linksInText(text, limits.links)]),
    images: html?.images ?? [],
    attachments: [],
    cuts: isCut ? ['text'] : [],
  };
}
