// What servers wrote on top of a mail: who took it in, what they found out about its sender, and who sealed that on the way.
// Much of it quotes the sender, so nothing inside a comment or a quoted string is ever read as a word of the server's.
import {
  type AuthMethod,
  type AuthResult,
  authMethods,
  type MailSignature,
  type Seal,
  type TraceHeader,
} from '../../domain/mail/mail.ts';
import type { Header } from './headers.ts';

/** Where the comment or quoted string that begins at `start` ends: the place after it. */
function endOfGroup(value: string, start: number): number {
  const isQuoted = value[start] === '"';
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const char = value[at];
    if (char === '\\') at++;
    else if (isQuoted) {
      if (char === '"' && at > start) return at + 1;
    } else if (char === '"') {
      // RFC 5322 has no quotes in comments, servers quote a sender's mailbox in them all the same, brackets and all.
      const close = value.indexOf('"', at + 1);
      if (close !== -1) at = close;
    } else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  return value.length;
}

/** Comments taken out; of quoted strings no more is left than can stand in an address. */
function plainWords(value: string): string {
  let out = '';
  for (let at = 0; at < value.length; ) {
    const char = value.charAt(at);
    if (char !== '"' && char !== '(') {
      out += char;
      at++;
      continue;
    }
    const end = endOfGroup(value, at);
    out += char === '(' ? ' ' : value.slice(at + 1, end - 1).replace(/[^\w.@+-]/g, '_') || '_';
    at = end;
  }
  return out;
}

/** It begins where a word does: begun anew at each letter, a long word would take its square. */
const property = /(?<![a-z])([a-z]+)\.([a-z-]+)\s*=\s*@?([^\s;]+)/gi;

/** Authentication-Results (RFC 8601), also as Outlook (no server's name) and Yahoo! Japan (stray semicolons) write it. */
export function readResults(value: string): { authservId: string; results: AuthResult[] } {
  const [first = '', ...rest] = plainWords(value).split(';');
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

const address = /(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}/gi;
const inside = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/** What stands before the `by` of a Received, in brackets: the other machine as the server itself saw it. */
function seenMachine(value: string): string {
  const open = value.indexOf('(');
  if (open === -1 || /\sby\s/i.test(value.slice(0, open))) return '';
  return value.slice(open, endOfGroup(value, open));
}

/**
 * A Received (RFC 5321, 4.4). It was handed on inside one system where, as the server saw it, nobody is named from whom it
 * came, it came over LMTP, or from an address that no stranger can have. How the other called itself counts for nothing.
 */
function readReceived(value: string): TraceHeader {
  const words = plainWords(value)
    .split(/[\s;]+/)
    .filter((word) => word !== '');
  const hasFrom = /^from$/i.test(words[0] ?? '');
  const said = words.slice(hasFrom ? 2 : 0).map((word) => word.toLowerCase());
  const [by, protocol] = ['by', 'with'].map((key) => (said.includes(key) ? said[said.indexOf(key) + 1] : undefined));
  const seen = seenMachine(value).match(address) ?? [];
  const isHandedOn =
    !hasFrom || /^(?:lmtp|local)/.test(protocol ?? '') || (seen.length > 0 && seen.every((one) => inside.test(one)));
  return { kind: 'received', by: by ?? '', isHandedOn };
}

/** What servers put on top, in order. */
export function readTrace(headers: readonly Header[]): TraceHeader[] {
  return headers.flatMap(({ name, value }): TraceHeader[] => {
    if (name === 'authentication-results') return [{ kind: 'results', ...readResults(value) }];
    return name === 'received' ? [readReceived(value)] : [];
  });
}

const tagOf = (value: string, key: string) =>
  new RegExp(`(?:^|;)\\s*${key}\\s*=\\s*([^;\\s]+)`, 'i').exec(value)?.[1]?.toLowerCase();

export function readSignatures(headers: readonly Header[]): MailSignature[] {
  return headers
    .filter(({ name }) => name === 'dkim-signature')
    .map(({ value }) => ({ domain: tagOf(value, 'd') ?? '', coversAll: tagOf(value, 'l') === undefined }));
}

/** RFC 8617 (4.2.1): no more may stand in a mail. */
const sealsLimit = 50;

/** ARC (RFC 8617): who sealed the mail on its way, the first first, with what each had found. Whether the chain holds is another question. */
export function readSeals(headers: readonly Header[]): Seal[] {
  const found = headers.flatMap(({ name, value }) => {
    const said = name === 'arc-authentication-results' ? /^\s*i\s*=\s*(\d{1,2})\s*;/i.exec(value) : null;
    return said ? [{ i: said[1], ...readResults(value.slice(said[0].length)) }] : [];
  });
  return headers
    .filter(({ name }) => name === 'arc-seal')
    .slice(0, sealsLimit)
    .map(({ value }) => ({ i: tagOf(value, 'i'), domain: tagOf(value, 'd') ?? '' }))
    .sort((a, b) => Number(a.i) - Number(b.i))
    .map(({ i, domain }) => {
      const own = found.filter((one) => one.i === i);
      const [only] = own;
      return { domain, authservId: only?.authservId ?? '', results: own.length === 1 && only ? only.results : [] };
    });
}
