// Where a link really leads, told from its text alone; nothing is ever fetched. Unwraps what mail gateways and
// redirectors put around an address.

export interface Target {
  /** Lower case, punycode; empty where the link has no host. */
  readonly host: string;
  /** `https`, `mailto`, `data`, ...; empty when it is no URL. */
  readonly scheme: string;
  readonly hasUserinfo: boolean;
  /** Through whom it leads, outermost first. */
  readonly through: readonly string[];
}

/** Mail gateways rewrite links before delivery: whose, and where the true one stands. */
const gateways: readonly { readonly host: RegExp; readonly unwrap: (url: URL) => string | null }[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, unwrap: (url) => url.searchParams.get('url') },
  { host: /^urldefense(\.proofpoint)?\.com$/, unwrap: unwrapProofpoint },
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

const nothing: Target = { host: '', scheme: '', hasUserinfo: false, through: [] };
const depthLimit = 4;

function parse(raw: string): URL | null {
  // As browsers read it: spaces around, line breaks inside, backslashes for slashes.
  const text = raw.trim().replace(/[\t\r\n]/g, '');
  try {
    return new URL(/^[/\\]{2}/.test(text) ? `https:${text}` : text);
  } catch {
    return null;
  }
}

/** Where `raw` leads. */
export function targetOf(raw: string): Target {
  let text = raw.slice(0, 8192);
  const through: string[] = [];
  let hasUserinfo = false;
  for (let depth = 0; ; depth++) {
    const url = parse(text);
    if (url === null)
      return /^[a-z][a-z0-9+.-]{0,20}:/i.test(text)
        ? { ...nothing, scheme: (text.split(':')[0] ?? '').toLowerCase(), through }
        : { ...nothing, through };
    const scheme = url.protocol.slice(0, -1);
    const host = url.hostname.toLowerCase().replace(/\.$/, '');
    hasUserinfo ||= (url.username !== '' || url.password !== '') && scheme.startsWith('http');
    const inner = depth < depthLimit && scheme.startsWith('http') ? next(url, host) : null;
    if (inner === null) return { host, scheme, hasUserinfo, through };
    if (!inner.isGateway) through.push(host);
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
