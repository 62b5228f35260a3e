// SMTP_URL read into what a connection needs, and how well it must be protected.
import { UserError } from '../../domain/errors.ts';

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

const wrong = (message: string, hint: string): UserError => new UserError(`SMTP_URL: ${message}`, hint);

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Reads `smtp://user:password@host:port` or `smtps://...`. Over a network STARTTLS is required unless the URL ends in
 * `?tls=off`; on this computer it isn't used unless the URL ends in `?tls=required`.
 * Throws a UserError that never holds the URL itself, since a password may stand anywhere in it.
 */
export function parseSmtpUrl(text: string): SmtpAddress {
  const example = 'write it as smtp://user:password@mail.example.com:587, special characters percent-encoded';
  if (!URL.canParse(text)) throw wrong('is not a URL', example);
  const url = new URL(text);
  const { protocol, searchParams } = url;
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw wrong('does not begin with smtp:// or smtps://', example);
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === '') throw wrong('names no server', example);
  for (const key of searchParams.keys())
    if (key !== 'tls') throw wrong('has a setting that is not known', 'the only one is ?tls=required or ?tls=off');
  const tls = searchParams.get('tls') ?? (isLoopback(host) ? 'off' : 'required');
  if (tls !== 'required' && tls !== 'off')
    throw wrong('has an unknown value for tls', 'write ?tls=required or ?tls=off');
  let user: string | null;
  let password: string | null;
  try {
    user = decodeURIComponent(url.username) || null;
    password = decodeURIComponent(url.password) || null;
  } catch {
    throw wrong('has a % that is not an escape', 'write a % in a user name or password as %25');
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
