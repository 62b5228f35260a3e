// By which push services know that it is this installation that pushes (VAPID, RFC 8292), and no other can in its place: a
// browser that subscribed by our public key is pushed to by its private half alone. Made once, and kept sealed.
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Instant, secondMs } from '../../domain/clock.ts';

export interface PushIdentity {
  /** Uncompressed point in base64url, as browsers are given it. */
  readonly publicKey: string;
  /** The header that says who pushes, to this service and until then. */
  authorization(audience: string, until: Instant): string;
}

/** A new one, as it is kept. */
export function newPushKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}

/** @param contact where the push service's people find whoever pushes too much: an address of `mailto:` or https */
export function pushIdentity(kept: string, contact: string): PushIdentity {
  const key = createPrivateKey({ key: JSON.parse(kept), format: 'jwk' });
  const publicKey = pointOf(key);
  return {
    publicKey,
    authorization(audience, until) {
      const claims = { aud: audience, exp: Math.floor(until / secondMs), sub: contact };
      const said = [{ typ: 'JWT', alg: 'ES256' }, claims].map(encoded).join('.');
      const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${said}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function pointOf(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), ...[x, y].map((part) => Buffer.from(part, 'base64url'))]).toString(
    'base64url',
  );
}
