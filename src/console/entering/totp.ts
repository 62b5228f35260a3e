// Codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 seconds; what every app knows). A new secret is kept nowhere
// before its first code was right: the form that brings the code brings it back, under a tag of this installation.
import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Core } from '../../app.ts';
import { type Instant, minuteMs } from '../../domain/clock.ts';
import type { Proof } from '../../domain/owner/person.ts';

type Deps = Pick<Core, 'clock' | 'tagOf'>;

const stepMs = 30_000;
const offerMs = 10 * minuteMs;

/** A secret that is offered to a person; as one word, which a form brings back. */
export interface Offer {
  readonly secret: string;
  readonly token: string;
}

const appOf = (secret: string) => new TOTP({ issuer: 'Rusuban', label: 'Rusuban', secret: Secret.fromBase32(secret) });

export function newOffer({ clock, tagOf }: Deps, personId: string): Offer {
  const secret = new Secret({ size: 20 }).base32;
  const said = `${secret}.${clock.now() + offerMs}`;
  return { secret, token: `${said}.${tagOf(`totp/${personId}/${said}`)}` };
}

/** What was offered to this person; null: it is over, or none of ours for them. */
export function offered({ clock, tagOf }: Deps, personId: string, token: string): (Offer & Proof) | null {
  const [secret = '', end = '', tag = ''] = token.split('.');
  const expiresAt = Number(end);
  if (tag === '' || tag !== tagOf(`totp/${personId}/${secret}.${end}`) || expiresAt <= clock.now()) return null;
  return { secret, token, expiresAt, hash: createHash('sha256').update(token).digest('hex') };
}

/** What an app reads from the picture. */
export function addressOfApp(secret: string, label: string): string {
  return new TOTP({ issuer: 'Rusuban', label, secret: Secret.fromBase32(secret) }).toString();
}

/** In groups of four, for whoever types it. */
export const grouped = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? '';

/**
 * Of which half minute the code is: this one, the one before or the next, since clocks differ. Null: of none of them. Compared
 * in constant time by the library.
 */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  const digits = code.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = appOf(secret).validate({ token: digits, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / stepMs) + delta;
}
