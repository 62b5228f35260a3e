// A browser's end of Web Push: keys to subscribe with, and what a browser makes of what its push service hands it (RFC 8291
// over RFC 8188), by the browsers' own cryptography (WebCrypto) and nothing of ours.
import type { webcrypto } from 'node:crypto';
import { jwtVerify } from 'jose';

const { subtle } = globalThis.crypto;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const encode = (text: string) => new TextEncoder().encode(text);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

export interface BrowserKeys {
  readonly privateKey: webcrypto.CryptoKey;
  /** As a subscription has them, in base64url. */
  readonly key: string;
  readonly secret: string;
}

export async function newBrowserKeys(): Promise<BrowserKeys> {
  const { publicKey, privateKey } = await subtle.generateKey(curve, true, ['deriveBits']);
  const key = Buffer.from(await subtle.exportKey('raw', publicKey)).toString('base64url');
  const secret = Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  return { privateKey, key, secret };
}

/** @param d its private half in base64url */
export async function browserKeys(key: string, d: string, secret: string): Promise<BrowserKeys> {
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', d, x: x ?? '', y: y ?? '' };
  return { privateKey: await subtle.importKey('jwk', jwk, curve, false, ['deriveBits']), key, secret };
}

async function derived(salt: Uint8Array, material: Uint8Array, info: Uint8Array, length: number): Promise<Uint8Array> {
  const base = await subtle.importKey('raw', new Uint8Array(material), 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(salt), info: new Uint8Array(info) };
  return new Uint8Array(await subtle.deriveBits(how, base, length * 8));
}

/** What a body says to the browser of these keys. @throws where it is for another, or was touched on the way */
export async function readPush(body: Uint8Array, { privateKey, key, secret }: BrowserKeys): Promise<string> {
  const salt = body.subarray(0, 16);
  const view = new DataView(body.buffer, body.byteOffset);
  const [recordSize, keyLength] = [view.getUint32(16), body[20] ?? 0];
  const senders = new Uint8Array(body.subarray(21, 21 + keyLength));
  const record = new Uint8Array(body.subarray(21 + keyLength));
  if (record.length > recordSize) throw new Error('more than one record');
  const theirs = await subtle.importKey('raw', senders, curve, false, []);
  const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256));
  const info = joined(encode('WebPush: info\0'), bytesOf(key), senders);
  const material = await derived(bytesOf(secret), shared, info, 32);
  const [contentKey, iv] = [
    await derived(salt, material, encode('Content-Encoding: aes128gcm\0'), 16),
    await derived(salt, material, encode('Content-Encoding: nonce\0'), 12),
  ];
  const opener = await subtle.importKey('raw', new Uint8Array(contentKey), 'AES-GCM', false, ['decrypt']);
  const plain = new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(iv) }, opener, record));
  const end = plain.findLastIndex((byte) => byte !== 0);
  if (plain[end] !== 2) throw new Error('not the last record');
  return new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(0, end));
}

/** Who pushes, as the service finds it in the header. @throws where it is not signed by the key that it names */
export async function readIdentity(authorization: string, audience: string, now: number) {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const verifier = await subtle.importKey('raw', bytesOf(key), { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  const { payload } = await jwtVerify(token, verifier, { audience, algorithms: ['ES256'], currentDate: new Date(now) });
  return { key, payload };
}

/** The browser of RFC 8291, appendix A. */
export const exampleKeys = browserKeys(
  'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  'BTBZMqHH6r4Tts7J_aSIgg',
);
