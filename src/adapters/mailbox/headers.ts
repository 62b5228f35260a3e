// The headers of a mail as a list: every one of them, doubled ones too, in the order in which they stand.

import addressparser from 'nodemailer/lib/addressparser/index.js';
import type { Instant } from '../../domain/clock.ts';
import type { AuthMethod, AuthResult, MailAddress, MailSignature, TraceHeader } from '../../domain/mail/mail.ts';
import { authMethods } from '../../domain/mail/mail.ts';
import type { ReadLimits } from './limits.ts';
import { decodeText, decodeWords } from './text-decoding.ts';

export interface Header {
  readonly name: string;
  /** Unfolded, not yet decoded. */
  readonly value: string;
}

export interface HeaderBlock {
  readonly headers: readonly Header[];
  readonly isCut: boolean;
}

/** The longest that any program writes, with its zone in words, is under 100. */
const dateLength = 200;

/**
 * A mail's date: the moment, or null for what is none. Where no zone is written it is UTC (RFC 5322, 3.3), not the zone of
 * whichever computer reads it.
 */
export function readDate(text: string): Instant | null {
  const bare = text
    .slice(0, dateLength)
    .replace(/\([^)]*\)/g, '')
    .trim();
  const hasZone = /\d:\d\d.*(?:[+-]\d\d:?\d\d|\d *(?![ap]m\b)[a-z]+)/i.test(bare);
  const at = Date.parse(hasZone ? bare : `${bare} UTC`);
  return Number.isFinite(at) ? at : null;
}

/** The header block at the beginning of a mail. */
export function readHeaders(raw: Buffer, limits: ReadLimits): HeaderBlock {
  const start = raw.subarray(0, limits.headerBytes);
  const end = endOfHeaders(start);
  const text = decodeText(start.subarray(0, end ?? start.length), 'utf-8');
  const headers: Header[] = [];
  let isCut = end === null && raw.length > start.length;
  // A bare CR ends a line only where nothing else does: else it would be a way to smuggle in a header.
  for (const raw of text.split(text.includes('\n') ? /\r?\n/ : '\r')) {
    const line = raw.replaceAll('\r', ' ');
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last && last.value.length < limits.headerLength)
        headers[headers.length - 1] = { ...last, value: `${last.value} ${line.trim()}` };
      continue;
    }
    if (headers.length === limits.headerLines) {
      isCut = true;
      break;
    }
    const colon = line.indexOf(':');
    // An mbox line ("From alice Thu ...") or rubbish.
    if (colon <= 0 || /\s/.test(line.slice(0, colon).trimEnd())) continue;
    headers.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return { headers: headers.map(({ name, value }) => ({ name, value: value.slice(0, limits.headerLength) })), isCut };
}

function endOfHeaders(bytes: Buffer): number | null {
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at !== -1);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Of all headers of one name together: some hundred addresses. */
const addressesLength = 10_000;

/** An address header. Names without an address, which mail programs show beside it, are put to the one that has. */
export function readAddresses(values: readonly string[]): MailAddress[] {
  let left = addressesLength;
  const parsed = values.flatMap((whole) => {
    const value = whole.slice(0, left);
    left -= value.length;
    try {
      return addressparser(value, { flatten: true });
    } catch {
      return [{ name: value, address: '' }];
    }
  });
  const named = parsed.map(({ name, address }) => ({
    name: decodeWords(name ?? '').trim(),
    address: (address ?? '').trim().toLowerCase(),
  }));
  const real = named.filter(({ address }) => address.includes('@'));
  const [only] = real;
  if (!only || real.length > 1) return real.length > 1 ? real : named;
  const name = named
    .map((one) => one.name)
    .filter((one) => one !== '')
    .join(' ');
  return [{ ...only, name }];
}

/** Without comments in brackets, which may be nested and may hold anything. */
function withoutComments(value: string): string {
  let depth = 0;
  let out = '';
  for (const char of value) {
    if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth === 0) out += char;
  }
  return out;
}

/** It begins where a word does: begun anew at each letter, a long word would take its square. */
const property = /(?<![a-z])([a-z]+)\.([a-z-]+)\s*=\s*"?@?([^\s;"]+)"?/gi;

/** Authentication-Results (RFC 8601), also as Outlook (no server's name) and Yahoo! Japan (stray semicolons) write it. */
export function readResults(value: string): { authservId: string; results: AuthResult[] } {
  const [first = '', ...rest] = withoutComments(value).split(';');
  const isNameless = /^\s*[a-z]+\s*=/i.test(first);
  const results: { method: AuthMethod; result: string; domain: string | null }[] = [];
  for (const segment of isNameless ? [first, ...rest] : rest) {
    const said = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(segment);
    const method = said?.[1]?.toLowerCase();
    if (said && authMethods.includes(method as AuthMethod))
      results.push({ method: method as AuthMethod, result: (said[2] ?? '').toLowerCase(), domain: null });
    const last = results.at(-1);
    if (!last || (said && method !== last.method && !segment.includes('.'))) continue;
    for (const [, type = '', key = '', content = ''] of segment.matchAll(property)) {
      const isAbout =
        (last.method === 'dkim' && type === 'header' && (key === 'd' || key === 'i')) ||
        (last.method === 'spf' && type === 'smtp' && (key === 'mailfrom' || key === 'helo')) ||
        (last.method === 'dmarc' && type === 'header' && key === 'from');
      const domain = content.slice(content.lastIndexOf('@') + 1).toLowerCase();
      if (isAbout && domain !== 'none' && (last.domain === null || key === 'd' || key === 'mailfrom'))
        last.domain = domain;
    }
  }
  return { authservId: isNameless ? '' : (first.trim().split(/\s+/)[0] ?? '').toLowerCase(), results };
}

/** What servers put on top, in order. */
export function readTrace(headers: readonly Header[]): TraceHeader[] {
  return headers.flatMap(({ name, value }): TraceHeader[] => {
    if (name === 'authentication-results') return [{ kind: 'results', ...readResults(value) }];
    if (name !== 'received') return [];
    const by = /\bby\s+([^\s;]+)/i.exec(withoutComments(value))?.[1];
    return [{ kind: 'received', by: (by ?? '').toLowerCase() }];
  });
}

export function readSignatures(headers: readonly Header[]): MailSignature[] {
  return headers
    .filter(({ name }) => name === 'dkim-signature')
    .map(({ value }) => {
      const tag = (key: string) => new RegExp(`(?:^|;)\\s*${key}\\s*=\\s*([^;\\s]+)`, 'i').exec(value)?.[1];
      return { domain: (tag('d') ?? '').toLowerCase(), coversAll: tag('l') === undefined };
    });
}
