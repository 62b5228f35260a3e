// What is refused before any page is asked: names that aren't ours, forms from elsewhere, more than a form can hold. And what
// browsers are told to refuse.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOwnComputer } from '../domain/own-computer.ts';

const formLimit = 64 * 1024;

/** Nothing from anywhere else, no script or style but our files, no frame around it, a form only to where it came from. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // not `no-referrer`: browsers would then hide from us, too, where a form comes from
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};

/**
 * @param consoleUrl where people find the console, as the settings say; without https only this computer is served, since
 * whoever is on the way would read the session
 */
export function guard(consoleUrl: string | null): MiddlewareHandler {
  const outside = consoleUrl !== null && URL.canParse(consoleUrl) ? new URL(consoleUrl) : null;
  return async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const host = context.req.header('host') ?? '';
    const hostname = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
    // A page elsewhere could point its own name at us and read along (DNS rebinding): only names that are ours are answered.
    if (!isOwnComputer(hostname) && !(outside?.protocol === 'https:' && hostname === outside.hostname))
      return context.text(
        'The console is served on this computer, and where RUSUBAN_CONSOLE_URL says with https.\n',
        421,
      );
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD' && !isFromHere(context.req.header(), host, outside))
      return context.text('This form does not come from the console.\n', 403);
    return next();
  };
}

/** By what the browser itself says of where a request comes from, whatever it carries. */
function isFromHere(said: Record<string, string>, host: string, outside: URL | null): boolean {
  const site = said['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = said;
  return origin !== undefined && URL.canParse(origin) && [host, outside?.host].includes(new URL(origin).host);
}

export const formLimits = bodyLimit({
  maxSize: formLimit,
  onError: (context) => context.text('That is more than a form here can hold.\n', 413),
});
