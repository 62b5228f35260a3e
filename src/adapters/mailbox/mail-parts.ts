// A mail's bytes to its parts: mailsplit takes the MIME apart as a stream; of each part as much is kept as is read of its
// kind.
import { Splitter } from '@zone-eu/mailsplit';
import type { MailCut } from '../../domain/mail/mail.ts';
import { isDeliveryStatus, isReturnedHead } from './bounce.ts';
import type { ReadLimits } from './limits.ts';

export interface Part {
  readonly type: string;
  readonly name: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly isAttachment: boolean;
  /** HTML, whatever it is called, and drawings (SVG), which browsers open as pages. */
  readonly isPage: boolean;
  readonly isPicture: boolean;
  /** Read as words. */
  readonly isText: boolean;
  readonly isTnef: boolean;
  /** Of it only the links are read. */
  readonly isPdf: boolean;
  readonly limit: number;
  readonly chunks: Buffer[];
  size: number;
}

export interface Body {
  readonly parts: Part[];
  readonly cuts: Set<MailCut>;
}

/** In base64, with its line ends. */
const encoded = (bytes: number) => Math.ceil((bytes * 4) / 3) + Math.ceil(bytes / 50);

/** Ends early when `ends` aborts. @param depth how many mails this one is attached inside of */
export async function takeApart(mail: Buffer, limits: ReadLimits, depth: number, ends: AbortSignal): Promise<Body> {
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
export type SplitChunk =
  | ({ readonly type: 'node' } & SplitNode)
  | { readonly type: 'body'; readonly node: SplitNode; readonly value: Buffer }
  | { readonly type: 'data'; readonly node: SplitNode; readonly value: Buffer };

export interface SplitNode {
  readonly parentNode: SplitNode | false;
  readonly multipart: string | false;
  readonly contentType: string | false;
  readonly disposition: string | false;
  readonly filename: string | false;
  readonly charset: string | false;
  readonly encoding: string | false;
  readonly headers: { get(name: string): readonly string[] };
  /** By which its parts are told, where it has any. */
  readonly _boundary: Buffer | false;
}

function partOf(node: SplitNode, limits: ReadLimits, depth: number): Part {
  const type = (node.contentType || 'text/plain').toLowerCase();
  const name = (node.filename || '').slice(0, 200);
  const isMail = type === 'message/rfc822';
  const isPage =
    /^(?:text\/html|application\/xhtml\+xml|image\/svg\+xml)$/.test(type) ||
    /\.(?:[sx]?html?|xht|svgz?|mht(?:ml)?)$/i.test(name);
  const isText =
    isPage ||
    /^text\/(?:plain|richtext|enriched|x-amp-html|calendar|csv|markdown|xml|rtf|vcard)$/.test(type) ||
    /\.(?:ics|txt|vcf)$/i.test(name);
  const isNamedPage = isPage && name !== '' && node.disposition !== 'inline';
  const isAttachment = node.disposition === 'attachment' || isNamedPage || (!isText && !isMail);
  const isPicture = /^image\/(?:png|jpe?g|gif|bmp)$/.test(type) || /\.(?:png|jpe?g|gif|bmp)$/i.test(name);
  const isTnef = type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef' || /^winmail\.dat$/i.test(name);
  const isPdf = /^application\/(?:x-)?pdf$/.test(type) || /\.pdf$/i.test(name);
  const mailLimit = depth < limits.attachedDepth ? limits.attachedBytes : 0;
  const isReport = isDeliveryStatus(type) || isReturnedHead(type);
  const reportLimit = isReport ? limits.headerBytes : 0;
  const pdfLimit = isPdf ? encoded(limits.pdfBytes) : reportLimit;
  const otherLimit = isTnef ? limits.tnefBytes : isPicture ? encoded(limits.pictureBytes) : pdfLimit;
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
    isText,
    isTnef,
    isPdf,
    limit,
    chunks: [],
    size: 0,
  };
}
