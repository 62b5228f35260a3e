// Who is in the console, and the links that lead there: made on a terminal or by an owner, good once. No password that could
// be guessed or leaked, and nothing by mail, which an intruder may read.

import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Core } from '../../app.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/clock.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import type { Speaker } from '../../domain/owner/log-entry.ts';
import type { NewSession, PersonSession } from '../../domain/owner/person.ts';
import type { Membership } from '../../domain/owner/role.ts';
import { entryBy } from '../../owner/entry-by.ts';

const linkMs = 15 * minuteMs;
/** One that an owner hands to somebody who isn't at the same desk. */
const invitationMs = dayMs;
const idleMs = 12 * hourMs;
const longestMs = 7 * dayMs;
/** So soon after coming in, what silences something grave may be said: a browser that was left open can't. */
export const freshMs = 5 * minuteMs;

/** By so much the clocks of several computers may differ. */
const clockSkewMs = 5 * minuteMs;

export interface Visitor extends Speaker, Membership {
  readonly via: 'console';
  readonly beganAt: Instant;
  /** When they proved who they are; null: it isn't known. */
  readonly provenAt: Instant | null;
  /** Null: came by a link from the terminal. */
  readonly personId: string | null;
  /** What is kept of this browser's session. */
  readonly session: string;
}

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');
/** For what isn't a session: consents, invitations. */
export const tokens = { make: newToken, hash: hashOf } as const;

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

export interface Link {
  readonly url: string;
  readonly expiresAt: Instant;
}

/**
 * Makes a link that lets one browser in within 15 minutes. The token is behind the `#`, which browsers send to nobody, so
 * that it stands in no proxy's log.
 */
export async function makeLink(core: Pick<Core, 'store' | 'clock'>, by: Speaker, address: string): Promise<Link> {
  const token = newToken();
  const expiresAt = core.clock.now() + linkMs;
  await core.store.addConsoleLink(
    { tokenHash: hashOf(token), madeBy: by.name, expiresAt },
    entryBy(core, by, 'console-link-made'),
  );
  return { url: `${address}/enter#${token}`, expiresAt };
}

export interface Invited extends Membership {
  /** Who gets another key; null: somebody new. */
  readonly person: { readonly id: string; readonly name: string } | null;
}

/** Makes a link by which one browser, once, makes a person of whoever opens it, or gives a person another key. */
export async function makeInvitation(
  core: Pick<Core, 'store' | 'clock'>,
  by: Speaker,
  address: string,
  { role, clients, person }: Invited,
): Promise<Link> {
  const token = newToken();
  const expiresAt = core.clock.now() + (by.via === 'command' ? linkMs : invitationMs);
  await core.store.addInvitation(
    { tokenHash: hashOf(token), madeBy: by.name, expiresAt, role, clients, personId: person?.id ?? null },
    entryBy(core, by, 'person-invited', { subject: person?.name ?? null, detail: { role } }),
  );
  return { url: `${address}/welcome#${token}`, expiresAt };
}

/** Lets the browser in; false when the link is used, over, or none of ours. */
export async function enter(core: Core, context: Context, linkToken: string): Promise<boolean> {
  const { session, give } = newSession(core);
  const log = (name: string) => entryBy(core, { name, via: 'console' }, 'console-opened');
  if ((await core.store.enterConsole(hashOf(linkToken), session, core.clock.now(), log)) === null) return false;
  give(context);
  return true;
}

interface Begun<Session> {
  readonly session: Session;
  /** Gives what belongs to it to the browser, once it has begun. */
  give(context: Context): void;
}

/** A session that is to begin. */
function newSession(core: Core, forMs = longestMs): Begun<NewSession> {
  const token = newToken();
  return {
    session: { tokenHash: hashOf(token), expiresAt: core.clock.now() + forMs },
    give: (context) => giveCookie(core, context, cookieName, token, forMs),
  };
}

/** What is kept of a browser in which somebody was in before; null: it has nothing that says so. */
export function knownAs(core: Core, context: Context): string | null {
  const known = getCookie(context, browserCookie, prefixOf(core));
  return known === undefined ? null : hashOf(known);
}

/** What is kept of what a browser has from the last sign-in. */
export interface Left {
  readonly session: string | null;
  readonly browser: string | null;
}
export const leftIn = (core: Core, context: Context): Left => ({
  session: sessionOf(core, context),
  browser: knownAs(core, context),
});

/**
 * A person's, whose browser is known again the next time.
 * @param more.left where the browser doesn't bring it now, and did before
 * @param more.forMs where it is to end sooner than others, however much it is used
 */
export function newPersonSession(
  core: Core,
  context: Context,
  { left = leftIn(core, context), forMs = longestMs }: { readonly left?: Left; readonly forMs?: number } = {},
): Begun<PersonSession> {
  const { session, give } = newSession(core, forMs);
  const browser = newToken();
  return {
    session: {
      ...session,
      browser: { hash: hashOf(browser), before: left.browser },
      before: left.session,
    },
    give(context) {
      give(context);
      giveCookie(core, context, browserCookie, browser, browserMs);
    },
  };
}

function giveCookie(core: Core, context: Context, name: string, value: string, forMs: number): void {
  const secure = isTls(core);
  setCookie(context, name, value, {
    ...{ path: '/', httpOnly: true, sameSite: 'Strict', maxAge: forMs / 1000, secure },
    ...(secure && { prefix: 'host' }),
  });
}

const cookieName = 'rusuban';
/** Says only that this browser was here before; lets nobody in. */
const browserCookie = 'rusuban-browser';
/** Browsers keep none longer. */
const browserMs = 400 * dayMs;
export const isTls = ({ consoleUrl }: Pick<Core, 'consoleUrl'>) => consoleUrl?.startsWith('https:') ?? false;
export const prefixOf = (core: Core) => (isTls(core) ? 'host' : undefined);

const tokenOf = (core: Core, context: Context) => getCookie(context, cookieName, prefixOf(core));

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
  // begun while the clock was ahead: it would last that much longer
  if (session === null || session.beganAt > now + clockSkewMs) return null;
  const { name, beganAt, provenAt, role, clients, personId, tokenHash } = session;
  return { name, via: 'console', beganAt, provenAt, role, clients, personId, session: tokenHash };
}

/** What is kept of the session that this browser has, or had; null: none. */
function sessionOf(core: Core, context: Context): string | null {
  const token = tokenOf(core, context);
  return token === undefined ? null : hashOf(token);
}

/** Since when a session that nobody has used is over. */
export const idleSince = ({ clock }: Pick<Core, 'clock'>): Instant => clock.now() - idleMs;

/** Ends this browser's session. */
export async function leave(core: Core, context: Context, visitor: Visitor): Promise<void> {
  await core.store.leaveConsole(visitor.session, entryBy(core, visitor, 'console-left'));
  const isSecure = isTls(core);
  deleteCookie(context, cookieName, { path: '/', secure: isSecure, ...(isSecure && { prefix: 'host' }) });
}
