// Passkeys: what a browser is asked, and whether what it answers is a proof. A challenge needs no memory before it is met: it
// says until when it is good and for what, under a tag that only this installation can make; who uses one, uses it up.
import { createHash, randomBytes } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Core } from '../../app.ts';
import { type Instant, minuteMs } from '../../domain/clock.ts';
import type { Passkey, Proof } from '../../domain/owner/person.ts';
import type { Site } from '../site.ts';

type Deps = Pick<Core, 'clock' | 'tagOf'>;
type Transports = RegistrationResponseJSON['response']['transports'];

const challengeMs = 5 * minuteMs;
const proofOf = (challenge: string, expiresAt: Instant): Proof => ({
  hash: createHash('sha256').update(challenge).digest('hex'),
  expiresAt,
});

/** @param purpose for whom and for what: one that was made for something else is no good here */
function newChallenge({ clock, tagOf }: Deps, purpose: string): Uint8Array<ArrayBuffer> {
  const said = `${randomBytes(16).toString('hex')}.${clock.now() + challengeMs}`;
  return new TextEncoder().encode(`${said}.${tagOf(`passkey/${purpose}/${said}`)}`);
}

/** Until when a challenge that came back is good; null: it is over, or none of ours for this. */
function challengeEnd({ clock, tagOf }: Deps, purpose: string, challenge: string): Instant | null {
  const [nonce = '', end = '', tag = ''] = Buffer.from(challenge, 'base64url').toString().split('.');
  const expiresAt = Number(end);
  const isOurs = tag !== '' && tag === tagOf(`passkey/${purpose}/${nonce}.${end}`);
  return isOurs && expiresAt > clock.now() ? expiresAt : null;
}

/** What the device is asked that shall make a key. */
export function creationOptions(
  deps: Deps,
  site: Site,
  purpose: string,
  { id, name, has }: { readonly id: string; readonly name: string; readonly has: readonly Passkey[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Rusuban',
    rpID: site.host,
    userID: new TextEncoder().encode(id),
    userName: name,
    challenge: newChallenge(deps, purpose),
    attestationType: 'none',
    excludeCredentials: has.map((key) => ({ id: key.id, transports: [...key.transports] as NonNullable<Transports> })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The key that a device has made, and the challenge as a proof; null: it proves nothing. */
export async function madeKey(
  deps: Deps,
  site: Site,
  purpose: string,
  given: string,
): Promise<{ readonly passkey: Omit<Passkey, 'personId'>; readonly proof: Proof } | null> {
  let proof: Proof | null = null;
  const response = parsed<RegistrationResponseJSON>(given);
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge(challenge) {
      const end = challengeEnd(deps, purpose, challenge);
      proof = end === null ? null : proofOf(challenge, end);
      return proof !== null;
    },
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified || proof === null) return null;
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  const createdAt = deps.clock.now();
  const passkey = { id, publicKey, counter, transports: transports ?? [], host: site.host, createdAt, usedAt: null };
  return { passkey, proof };
}

/** What any device is asked that has a key for this site: which, it says itself. */
export function requestOptions(
  deps: Deps,
  site: Site,
  purpose: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.host,
    challenge: newChallenge(deps, purpose),
    userVerification: 'required',
  });
}

/** Which key a browser says that it has used; null: it says nothing that could be one. */
export function usedKeyId(given: string): string | null {
  const id = parsed<AuthenticationResponseJSON>(given)?.id;
  return typeof id === 'string' ? id : null;
}

/** The proof that the key was used just now for this, and its counter; null: it proves nothing. */
export async function keyProof(
  deps: Deps,
  site: Site,
  purpose: string,
  given: string,
  { id, publicKey, counter, transports, host }: Passkey,
): Promise<{ readonly proof: Proof; readonly counter: number } | null> {
  let proof: Proof | null = null;
  if (host !== site.host) return null;
  const verified = await verifyAuthenticationResponse({
    response: parsed<AuthenticationResponseJSON>(given) as AuthenticationResponseJSON,
    expectedChallenge(challenge) {
      const end = challengeEnd(deps, purpose, challenge);
      proof = end === null ? null : proofOf(challenge, end);
      return proof !== null;
    },
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential: {
      id,
      publicKey: new Uint8Array(publicKey),
      counter,
      transports: [...transports] as NonNullable<Transports>,
    },
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified && proof !== null ? { proof, counter: verified.authenticationInfo.newCounter } : null;
}

/** What strangers send: checked by the library, which throws at whatever is odd in it. */
function parsed<T>(given: string): T | null {
  try {
    const value: unknown = JSON.parse(given);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}
