// The mail server that sends our mails, as people say it, and how another one takes its place: whoever is told hears of it
// through the one before, since an intruder's own server would swallow every warning.

import type { Mail } from '../adapters/mail/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import { patience } from '../domain/patience.ts';
import { type NotifyDeps, notifyDue } from './notify.ts';

export interface Sender {
  /** A bare address. */
  readonly from: string;
  readonly smtpUrl: string;
}

export interface ServerName {
  readonly host: string;
  /** Null: the usual one. */
  readonly port: number | null;
}

/** A server as people write it: `mail.example.com`, or with its port. @throws UserError when it is none */
export function readServerName(typed: string): ServerName {
  const text = typed.trim();
  const [, host = '', port] = /^([\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?)(?::(\d{1,5}))?$/u.exec(text) ?? [];
  const number = port === undefined ? null : Number(port);
  if (host === '' || (number !== null && (number < 1 || number > 65_535)))
    throw new UserError(
      { en: `"${text}" is no server`, ja: `「${text}」はサーバーの名前ではありません` },
      {
        en: 'write it like mail.example.com or mail.example.com:587',
        ja: 'mail.example.com または mail.example.com:587 のように入力してください',
      },
    );
  return { host, port: number };
}

/** Port 465 is TLS from the first byte (RFC 8314), any other begins without. */
export const serverUrl = ({ host, port }: ServerName): string =>
  port === 465 ? `smtps://${host}:465` : `smtp://${host}:${port ?? 587}`;

/** Encoded so that it can stand between quotes, too. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

export const signedIn = (server: string, user: string, password: string): string =>
  server.replace('://', `://${encoded(user)}:${encoded(password)}@`);

export const senderName = (from: string): string => `Rusuban <${from}>`;

export interface SenderDeps extends NotifyDeps {
  readonly store: Store;
  readonly mail: Mail;
  readonly clock: Clock;
}

/** Somebody waits for it. */
const patienceMs = 20_000;

/**
 * Keeps it sealed, to be used from the next mail on, in every process. Where a server was set before, everybody is told
 * through that one first; what it doesn't take in time goes by the new one.
 */
export async function changeSender(deps: SenderDeps, { from, smtpUrl }: Sender, by: Speaker): Promise<void> {
  const { store, mail, clock } = deps;
  const { host } = new URL(smtpUrl);
  const tell = () => notifyDue(deps, { signal: patience(patienceMs) });
  const { name: who, via } = by;
  const entry = { at: clock.now(), accountId: null, who, via, what: 'sender-changed', subject: host } as const;
  await store.appendLog({ ...entry, detail: { from, before: mail.destination } });
  if (!mail.isForNobody) await tell();
  await store.keepSecret('sender', JSON.stringify({ smtpUrl, from: senderName(from) }), clock.now());
  await mail.follow?.();
  await tell();
}

/**
 * Forgets it, with its sign-in. Everybody is told through it before, and through what else they are told by; what it doesn't
 * take in time waits for the next one.
 * @returns false where none was set
 */
export async function removeSender(deps: SenderDeps, by: Speaker): Promise<boolean> {
  const { store, mail, clock } = deps;
  const kept = await store.keptSecret('sender');
  if (kept === null) return false;
  const { host } = new URL((JSON.parse(kept) as Sender).smtpUrl);
  const { name: who, via } = by;
  const entry = { at: clock.now(), accountId: null, who, via, what: 'sender-removed', subject: host } as const;
  await store.appendLog({ ...entry, detail: {} });
  await notifyDue(deps, { signal: patience(patienceMs) });
  const isRemoved = await store.forgetSecret('sender');
  await mail.follow?.();
  return isRemoved;
}
