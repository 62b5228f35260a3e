// Who is in the console. A link that is made on a terminal lets one browser in, once, as whoever made it: no password that
// could be guessed or leaked, and nothing by mail, which an intruder may read.
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Core } from '../app.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import { isOwnComputer } from '../domain/own-computer.ts';
import type { LogAction, LogEntry, Speaker } from '../domain/owner/log-entry.ts';

const linkMs = 15 * minuteMs;
const idleMs = 12 * hourMs;
const longestMs = 7 * dayMs;
/** So soon after coming in, what silences something grave may be said: a browser that was left open can't. */
export const freshMs = 5 * minuteMs;

export interface Visitor extends Speaker {
  readonly via: 'console';
  readonly beganAt: Instant;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');

function entry({ clock }: Pick<Core, 'clock'>, who: string, via: Speaker['via'], what: LogAction): LogEntry {
  return { at: clock.now(), accountId: null, who, via, what, subject: null, detail: {} };
}

/**
 * Where a browser on this computer, or beyond the proxy that the settings name, finds the console; null: it isn't served.
 * By address and not as `localhost`, which is two of them: where we listen at one, another user's server could at the other.
 */
export function addressOf({ config }: Pick<Core, 'config'>): string | null {
  if (config.consoleListen === 'off') return null;
  const { host, port } = config.consoleListen;
  const here = isOwnComputer(host) && host !== 'localhost' ? host : '127.0.0.1';
  return config.consoleUrl ?? `http://${here.includes(':') ? `[${here}]` : here}:${port}`;
}

/**
 * Makes a link that lets one browser in within 15 minutes. The token is behind the `#`, which browsers send to nobody, so
 * that it stands in no proxy's log.
 */
export async function makeLink(
  core: Pick<Core, 'store' | 'clock'>,
  { name, via }: Speaker,
  address: string,
): Promise<{ readonly url: string; readonly expiresAt: Instant }> {
  const token = newToken();
  const expiresAt = core.clock.now() + linkMs;
  await core.store.addConsoleLink(
    { tokenHash: hashOf(token), madeBy: name, expiresAt },
    entry(core, name, via, 'console-link-made'),
  );
  return { url: `${address}/enter#${token}`, expiresAt };
}

/** Lets the browser in; false when the link is used, over, or none of ours. */
export async function enter(core: Core, context: Context, linkToken: string): Promise<boolean> {
  const token = newToken();
  const now = core.clock.now();
  const session = { tokenHash: hashOf(token), expiresAt: now + longestMs };
  const log = (name: string) => entry(core, name, 'console', 'console-opened');
  if ((await core.store.enterConsole(hashOf(linkToken), session, now, log)) === null) return false;
  const isSecure = isTls(core);
  setCookie(context, cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: longestMs / 1000,
    secure: isSecure,
    ...(isSecure && { prefix: 'host' }),
  });
  return true;
}

const cookieName = 'rusuban';
const isTls = ({ consoleUrl }: Pick<Core, 'consoleUrl'>) => consoleUrl?.startsWith('https:') ?? false;

const tokenOf = (core: Core, context: Context) =>
  isTls(core) ? getCookie(context, cookieName, 'host') : getCookie(context, cookieName);

/**
 * Whose browser it is that asks; null: nobody's who is in.
 * @param isNoted false: it asks by itself, which keeps nobody in
 */
export async function visitorOf(
  core: Core,
  context: Context,
  { isNoted }: { readonly isNoted: boolean } = { isNoted: true },
): Promise<Visitor | null> {
  const token = tokenOf(core, context);
  if (token === undefined) return null;
  const now = core.clock.now();
  const session = await core.store.consoleSession(hashOf(token), now, now - idleMs, isNoted);
  return session && { name: session.name, via: 'console', beganAt: session.beganAt };
}

/** Ends this browser's session. */
export async function leave(core: Core, context: Context, { name }: Visitor): Promise<void> {
  const token = tokenOf(core, context);
  if (token !== undefined) await core.store.leaveConsole(hashOf(token), entry(core, name, 'console', 'console-left'));
  const isSecure = isTls(core);
  deleteCookie(context, cookieName, { path: '/', secure: isSecure, ...(isSecure && { prefix: 'host' }) });
}
