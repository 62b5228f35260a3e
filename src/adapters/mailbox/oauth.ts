// OAuth2 for mailboxes: a refresh token exchanged for short-lived access tokens (RFC 6749 section 6), which are kept in
// memory until shortly before they end. Some providers (Microsoft) give a new refresh token each time and let the old
// one end after 90 days: whoever opened the mailbox is told, to keep it.

import type { MailboxSignIn } from '../../domain/mail/mailbox.ts';
import { patience } from '../../domain/patience.ts';
import type { SignIns } from './imap-folder.ts';
import { MailboxFault } from './port.ts';

type OauthSignIn = Extract<MailboxSignIn, { kind: 'oauth' }>;

/** A token is renewed this long before its end, ms; where none is told it counts for `usualMs`. */
const marginMs = 120_000;
const usualMs = 600_000;

export interface OauthOptions {
  readonly now: () => number;
}

/** Told when the provider gave another refresh token in place of the one used. */
export type KeepsRefreshToken = (old: OauthSignIn, refreshToken: string) => Promise<void>;

/** Access tokens of one process, by what they were got for. */
export type KnownTokens = Map<string, { readonly until: number; readonly token: string }>;

export function createSignIns(
  known: KnownTokens,
  { now }: OauthOptions,
  keep: KeepsRefreshToken = async () => {},
): SignIns {
  const nameOf = (signIn: OauthSignIn) => [signIn.tokenUrl, signIn.clientId, signIn.refreshToken].join(' ');
  return {
    async tokenFor(signIn, signal) {
      const name = nameOf(signIn);
      const before = known.get(name);
      if (before && now() < before.until) return before.token;
      const { token, livesMs, refreshToken } = await fetchToken(signIn, signal);
      known.set(name, { until: now() + livesMs - marginMs, token });
      if (refreshToken !== null && refreshToken !== signIn.refreshToken) await keep(signIn, refreshToken);
      return token;
    },
    forget(signIn) {
      if (signIn.kind === 'oauth') known.delete(nameOf(signIn));
    },
  };
}

interface Granted {
  readonly token: string;
  readonly livesMs: number;
  readonly refreshToken: string | null;
}

/** @throws MailboxFault, without any token in its words */
async function fetchToken(signIn: OauthSignIn, signal?: AbortSignal): Promise<Granted> {
  const { tokenUrl, clientId, clientSecret, refreshToken } = signIn;
  const { hostname } = new URL(tokenUrl);
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });
  if (clientSecret !== null) form.set('client_secret', clientSecret);
  const timeout = patience(20_000);
  let response: Response;
  try {
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
    response = await fetch(tokenUrl, { method: 'POST', body: form, signal: ends, redirect: 'error' });
  } catch {
    signal?.throwIfAborted();
    throw new MailboxFault('network', `${hostname} can't be reached for a token`);
  }
  const answer = (await response.json().catch(() => ({}))) as Partial<Record<string, unknown>>;
  const { access_token: token, expires_in: livesSeconds, refresh_token: next, error } = answer;
  if (response.ok && typeof token === 'string')
    return {
      token,
      livesMs: typeof livesSeconds === 'number' ? livesSeconds * 1000 : usualMs,
      refreshToken: typeof next === 'string' && next !== '' ? next : null,
    };
  // The provider is out of order, which says nothing about the token.
  if (response.status >= 500 || response.status === 429)
    throw new MailboxFault('network', `${hostname} gave no token (status ${response.status})`);
  const reason = typeof error === 'string' ? error.slice(0, 60) : `status ${response.status}`;
  throw new MailboxFault(
    'bad-credentials',
    `${hostname} gave no token (${reason}): sign in anew with: rusuban mailbox add`,
  );
}
