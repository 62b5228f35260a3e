// What is refused before any page is asked: names that aren't ours, forms from elsewhere, more than a form can hold. And what
// browsers are told to refuse.
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOwnComputer, isServedName } from '../domain/own-computer.ts';
import type { Text } from '../domain/text/text.ts';

const formLimit = 64 * 1024;

/** For whoever comes from somewhere else: nobody knows their language. */
const both = ({ en, ja }: Text) => `${en}\n${ja}\n`;
const elsewhere = {
  en: 'The console is served on this computer, and where RUSUBAN_CONSOLE_URL says, with https.',
  ja: '管理画面は、このコンピューターか、RUSUBAN_CONSOLE_URL に設定した https のアドレスでだけ開けます。',
};
const foreignForm = {
  en: 'This form does not come from the console.',
  ja: 'この操作は、管理画面から送信されたものではありません。',
};
const tooMuch = { en: 'That is more than a form here can hold.', ja: '入力が長すぎます。' };

/** @param policy of the scripts that may name another script; `'none'`: no script may */
const policyWith = (policy: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${policy}`;
/** Of the one script that begins a service worker, on the page for that. */
export const workerPolicy = 'rusuban-worker';
export const contentPolicy = { name: 'content-security-policy', withWorker: policyWith(workerPolicy) } as const;

/** Of every answer, a failure and a file too: no frame around it. What has a policy of its own says it there once more. */
export const unframed: Readonly<Record<string, string>> = {
  'x-frame-options': 'DENY',
  [contentPolicy.name]: "default-src 'none'; frame-ancestors 'none'",
};

/** Nothing from anywhere else, no script or style but our files, no frame around it, a form only to where it came from. */
const headers: Readonly<Record<string, string>> = {
  [contentPolicy.name]: policyWith("'none'"),
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
    if (!isServedName(host, consoleUrl)) return context.text(both(elsewhere), 421);
    const isHere = isOwnComputer(new URL(`http://${host}`).hostname);
    const { method } = context.req;
    if (
      method !== 'GET' &&
      method !== 'HEAD' &&
      !isOurs(context.req.header(), [isHere ? `http://${host}` : undefined, outside?.origin])
    )
      return context.text(both(foreignForm), 403);
    return next();
  };
}

/** By what the browser itself says of where a request comes from, whatever it carries. */
function isOurs(said: Record<string, string>, origins: readonly (string | undefined)[]): boolean {
  const site = said['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return said.origin !== undefined && origins.includes(said.origin);
}

const formsAlone = bodyLimit({ maxSize: formLimit, onError: (context) => context.text(both(tooMuch), 413) });

/** @param larger paths that take a file, and see to its size themselves once they know who asks */
export function formLimits(larger: readonly string[]): MiddlewareHandler {
  return (context, next) =>
    larger.includes(context.req.path) && boundaryOf(context.req) !== null ? next() : formsAlone(context, next);
}

/** What parts a form with a file, as browsers write it; null: it has none. */
const boundaryOf = (request: HonoRequest): string | null =>
  /^multipart\/form-data; *boundary=([\w'()+,./:=?-]{1,70})$/i.exec(request.header('content-type') ?? '')?.[1] ?? null;

/** More than any form of ours has fields. */
const mostParts = 20;

/**
 * The fields of a form with a file. Counted before it is taken apart, which would keep the program from everything else: 60 MB
 * hold a million fields.
 * @returns null where it has more fields than any form of ours
 */
export async function fileForm(request: HonoRequest): Promise<Record<string, unknown> | null> {
  const boundary = boundaryOf(request);
  if (boundary === null) return request.parseBody();
  const bytes = Buffer.from(await request.arrayBuffer());
  const line = `--${boundary}`;
  let parts = 0;
  for (let at = bytes.indexOf(line); at >= 0; at = bytes.indexOf(line, at + line.length))
    if (++parts > mostParts) return null;
  const headers = { 'content-type': request.header('content-type') ?? '' };
  return Object.fromEntries(await new Response(bytes, { headers }).formData());
}
