// SMTP_URL read into what a connection needs, and how well it must be protected.

import { UserError } from '../../domain/errors.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import type { Text } from '../../domain/text/text.ts';

export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps://`). */
  readonly isSecure: boolean;
  /** STARTTLS must succeed before anything is said; without it the connection stays plain. */
  readonly isTlsRequired: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/** The submission ports of RFC 6409 and RFC 8314. */
const defaultPorts = { 'smtp:': 587, 'smtps:': 465 } as const;

const wrong = ({ en, ja }: Text, hint: Text): UserError =>
  new UserError({ en: `SMTP_URL: ${en}`, ja: `SMTP_URL：${ja}` }, hint);

/**
 * Reads `smtp://user:password@host:port` or `smtps://...`. Over a network STARTTLS is required unless the URL ends in
 * `?tls=off`; on this computer it isn't used unless the URL ends in `?tls=required`.
 * Throws a UserError that never holds the URL itself, since a password may stand anywhere in it.
 */
export function parseSmtpUrl(text: string): SmtpAddress {
  const example = {
    en: 'write it as smtp://user:password@mail.example.com:587, special characters percent-encoded',
    ja: 'smtp://user:password@mail.example.com:587 のように書いてください（記号はパーセントエンコード）',
  };
  if (!URL.canParse(text)) throw wrong({ en: 'is not a URL', ja: 'URLではありません' }, example);
  const url = new URL(text);
  const { protocol, searchParams } = url;
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw wrong({ en: 'does not begin with smtp:// or smtps://', ja: 'smtp:// か smtps:// で始めてください' }, example);
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === '') throw wrong({ en: 'names no server', ja: 'サーバーの名前がありません' }, example);
  for (const key of searchParams.keys())
    if (key !== 'tls')
      throw wrong(
        { en: 'has a setting that is not known', ja: '知らない設定が付いています' },
        { en: 'the only one is ?tls=required or ?tls=off', ja: '付けられるのは ?tls=required か ?tls=off だけです' },
      );
  const tls = searchParams.get('tls') ?? (isOwnComputer(host) ? 'off' : 'required');
  if (tls !== 'required' && tls !== 'off')
    throw wrong(
      { en: 'has an unknown value for tls', ja: 'tls の値が正しくありません' },
      { en: 'write ?tls=required or ?tls=off', ja: '?tls=required か ?tls=off にしてください' },
    );
  let user: string | null;
  let password: string | null;
  try {
    user = decodeURIComponent(url.username) || null;
    password = decodeURIComponent(url.password) || null;
  } catch {
    throw wrong(
      { en: 'has a % that is not an escape', ja: 'エスケープではない % があります' },
      { en: 'write a % in a user name or password as %25', ja: 'ユーザー名やパスワードの % は %25 と書いてください' },
    );
  }
  return {
    host,
    port: url.port === '' ? defaultPorts[protocol] : Number(url.port),
    isSecure: protocol === 'smtps:',
    isTlsRequired: protocol === 'smtp:' && tls === 'required',
    user,
    password,
  };
}

/** In words without the sign-in: `smtp://mail.example.com:587`. */
export function describeAddress({ host, port, isSecure }: SmtpAddress): string {
  return `${isSecure ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
