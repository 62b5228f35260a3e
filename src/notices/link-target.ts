// Where a link really leads, told from its text alone; nothing is ever fetched. Unwraps what mail gateways and
// redirectors put around an address.

export interface Target {
  /** Hosts in the order in which they are reached, gateways left out; empty where the link has none. */
  readonly hosts: readonly string[];
  /** Of the first: `https`, `mailto`, `data`, ...; empty when it is no URL. */
  readonly scheme: string;
  readonly hasUserinfo: boolean;
  /** A host that is longer than any can be, which no honest mail has; it isn't looked into, that costs its square. */
  readonly endlessHost: string | null;
}

/** Mail gateways rewrite links before delivery: whose, and where the true one stands. */
const gateways: readonly { readonly host: RegExp; readonly unwrap: (url: URL) => string | null }[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, unwrap: (url) => url.searchParams.get('url') },
  { host: /^urldefense(\.proofpoint)?\.com$/, unwrap: unwrapProofpoint },
  // Amazon SES counts clicks for whoever sends through it
  {
    host: /\.awstrack\.me$/,
    unwrap: (url) => decodeLoosely(/^\/[A-Z]\d+\/([^/]+)/.exec(url.pathname)?.[1] ?? '') || null,
  },
  { host: /^linkprotect\.cudasvc\.com$/, unwrap: (url) => url.searchParams.get('a') },
];

function unwrapProofpoint(url: URL): string | null {
  const v3 = /^\/v3\/__(.+?)__;/.exec(url.pathname + url.search);
  if (v3?.[1]) return v3[1].replace(/^(https?):\/(?!\/)/, '$1://');
  const v2 = url.searchParams.get('u');
  return v2 === null ? null : decodeLoosely(v2.replace(/-/g, '%').replace(/_/g, '/'));
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A link through which another is reached: a parameter that is itself a whole address. */
function redirectTarget(url: URL): string | null {
  for (const [, value] of url.searchParams) {
    const once = /^https?(:|%3a)/i.test(value) ? decodeLoosely(value) : value;
    if (/^(https?:)?[/\\]{2}[^/\\]/i.test(once)) return once;
  }
  return null;
}

const depthLimit = 4;
/** A name has 253 letters at the most; with some room for letters that are left out of it. */
const hostLength = 400;

/** What stands where the host does, if that is longer than any host; else null. */
function endlessHost(raw: string): string | null {
  const authority = /^(?:[a-z][a-z0-9+.-]{0,20}:)?[/\\]{2,}([^/\\?#]*)/i.exec(raw.trim())?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.length > hostLength ? host.slice(-100) : null;
}

function parse(raw: string): URL | null {
  // As browsers read it: spaces around, line breaks inside, backslashes for slashes.
  const text = raw.trim().replace(/[\t\r\n]/g, '');
  if (endlessHost(text) !== null) return null;
  try {
    return new URL(/^[/\\]{2}/.test(text) ? `https:${text}` : text);
  } catch {
    return null;
  }
}

/** Where `raw` leads. A host that passes on to another still sees who comes: every one on the way counts. */
export function targetOf(raw: string): Target {
  let text = raw.slice(0, 8192);
  let scheme: string | null = null;
  const hosts: string[] = [];
  let hasUserinfo = false;
  for (let depth = 0; ; depth++) {
    const url = parse(text);
    if (url === null)
      return {
        hosts,
        scheme: scheme ?? /^[a-z][a-z0-9+.-]{0,20}(?=:)/i.exec(text)?.[0].toLowerCase() ?? '',
        hasUserinfo,
        endlessHost: endlessHost(text),
      };
    const isWeb = /^https?:$/.test(url.protocol);
    const host = url.hostname.toLowerCase().replace(/\.$/, '');
    const inner = depth < depthLimit && isWeb ? next(url, host) : null;
    hasUserinfo ||= isWeb && (url.username !== '' || url.password !== '');
    if (!inner?.isGateway) {
      scheme ??= url.protocol.slice(0, -1);
      if (host !== '') hosts.push(host);
    }
    if (inner === null) return { hosts, scheme: scheme ?? '', hasUserinfo, endlessHost: null };
    text = inner.text;
  }
}

function next(url: URL, host: string): { text: string; isGateway: boolean } | null {
  for (const gateway of gateways) {
    if (!gateway.host.test(host)) continue;
    const text = gateway.unwrap(url);
    return text === null ? null : { text, isGateway: true };
  }
  const text = redirectTarget(url);
  return text === null || parse(text) === null ? null : { text, isGateway: false };
}
