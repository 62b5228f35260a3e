// Reads what a mail server says of a mail that it could not deliver (RFC 3464, a multipart/report), as Postfix, Exim,
// Gmail, Exchange and others write it.
import type { Bounce } from '../../domain/mail/bounce.ts';
import { type Header, readHeaders } from './headers.ts';
import type { ReadLimits } from './limits.ts';

/** The parts of a report that are read, by type; those of RFC 6533 are the same in UTF-8. */
export const isDeliveryStatus = (type: string) => /^message\/(?:global-)?delivery-status$/.test(type);
export const isReturnedHead = (type: string) => /^(?:text\/rfc822-headers|message\/global-headers)$/.test(type);

/** Is a mail with this Content-Type a report about a delivery? */
export function isDeliveryReport(contentType: string): boolean {
  const type = /\breport-type\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'delivery-status';
  return /^\s*multipart\/report\b/i.test(contentType) && type.toLowerCase() === 'delivery-status';
}

export interface ReportParts {
  /** The headers of the report itself. */
  readonly headers: readonly Header[];
  readonly statuses: readonly Buffer[];
  /** Heads of what came back, or all of it. */
  readonly returned: readonly Buffer[];
}

const idLimit = 20;
const detailLimit = 300;

/** What the report says; null when it is none, or says that all is well (delivered, relayed). */
export function readBounce({ headers, statuses, returned }: ReportParts, limits: ReadLimits): Bounce | null {
  const said = statuses.flatMap((status) => groupsOf(status, limits)).flatMap((group) => verdictOf(group) ?? []);
  const worst = said.find(({ outcome }) => outcome === 'bounced') ?? said[0];
  if (worst === undefined) return null;
  const named = [
    ...returned.flatMap((head) => valuesOf(readHeaders(head, limits).headers, 'message-id')),
    // Some send back nothing of it, and answer it as people do.
    ...valuesOf(headers, 'in-reply-to', 'references', 'x-original-message-id'),
  ];
  const ids = named.flatMap((value) => [...value.matchAll(/<\s*([^\s<>]{3,500})\s*>/g)].map(([, id = '']) => id));
  return { ...worst, messageIds: [...new Set(ids)].slice(0, idLimit) };
}

/** A delivery-status is groups of fields with empty lines between: about the message, then about each recipient. */
function groupsOf(status: Buffer, limits: ReadLimits): (readonly Header[])[] {
  const groups = status.toString('utf8').split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/, limits.parts);
  return groups.map((group) => readHeaders(Buffer.from(group), limits).headers);
}

function verdictOf(group: readonly Header[]): Omit<Bounce, 'messageIds'> | null {
  const one = (name: string) => valuesOf(group, name)[0] ?? '';
  const action = one('action').trim().toLowerCase();
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(one('status'))?.[0] ?? '';
  const outcome = outcomeOf(action, status);
  if (outcome === null) return null;
  const diagnostic = one('diagnostic-code').replace(/^\s*[\w-]+\s*;/, '');
  const detail = `${diagnostic.includes(status) ? '' : `${status} `}${diagnostic}`.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return { outcome, detail: detail.trim().slice(0, detailLimit) || action };
}

/** The action says whether it is tried again; some leave it out, and the class of the status tells (RFC 3463). */
function outcomeOf(action: string, status: string): Bounce['outcome'] | null {
  if (action === 'failed') return 'bounced';
  if (action === 'delayed') return 'delayed';
  if (action !== '') return null;
  if (status.startsWith('5')) return 'bounced';
  return status.startsWith('4') ? 'delayed' : null;
}

function valuesOf(headers: readonly Header[], ...names: string[]): string[] {
  return headers.filter(({ name }) => names.includes(name)).map(({ value }) => value);
}
