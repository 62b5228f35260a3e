// OAuth2 for mailboxes: a refresh token exchanged for a short-lived access token (RFC 6749 section 6), kept nowhere.
import type { MailboxSignIn } from '../../domain/mailbox.ts';
import { MailboxFault } from './port.ts';

type OauthSignIn = Extract<MailboxSignIn, { kind: 'oauth' }>;

/** @throws MailboxFault, without any token in its words */
export async function accessToken(signIn: OauthSignIn, signal?: AbortSignal): Promise<string> {
  const { tokenUrl, clientId, clientSecret, refreshToken } = signIn;
  const { hostname } = new URL(tokenUrl);
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });
  if (clientSecret !== null) form.set('client_secret', clientSecret);
  const timeout = AbortSignal.timeout(20_000);
  let response: Response;
  try {
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
    response = await fetch(tokenUrl, { method: 'POST', body: form, signal: ends, redirect: 'error' });
  } catch {
    signal?.throwIfAborted();
    throw new MailboxFault('network', `${hostname} can't be reached for a token`);
  }
  const answer = (await response.json().catch(() => ({}))) as { access_token?: unknown; error?: unknown };
  if (response.ok && typeof answer.access_token === 'string') return answer.access_token;
  const reason = typeof answer.error === 'string' ? answer.error.slice(0, 60) : `status ${response.status}`;
  throw new MailboxFault(
    'bad-credentials',
    `${hostname} gave no token (${reason}): sign in anew with: rusuban mailbox add`,
  );
}
