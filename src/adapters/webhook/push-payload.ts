// What is pushed to a browser is sealed for that browser alone: its maker's push service carries it and can't read it
// (RFC 8291 over RFC 8188, one record). With Node's own cryptography: the usual library brings ten packages and code for curves
// that Node has, and is held to the letter of the RFC by its own example (test/adapters/webhook/push-payload.test.ts).
import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';

/** What a browser gave when it subscribed, in base64url. */
export interface PushKeys {
  /** Its public key on P-256 (`p256dh`), 65 bytes. */
  readonly key: string;
  /** What only it and we know (`auth`), 16 bytes. */
  readonly secret: string;
}

/** Made anew for every message. */
export interface PushChance {
  /** 32 bytes. */
  readonly privateKey: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

const recordSize = 4096;
const [keyLength, nonceLength] = [16, 12];
const lengthOfSecret = 32;

/** @throws Error when the browser's key is no point of the curve */
export function sealedFor({ key, secret }: PushKeys, text: string, { privateKey, salt }: PushChance): Buffer {
  const theirs = Buffer.from(key, 'base64url');
  const own = createECDH('prime256v1');
  own.setPrivateKey(privateKey);
  const ours = own.getPublicKey();
  const shared = own.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const material = derived(Buffer.from(secret, 'base64url'), shared, info, lengthOfSecret);
  const contentKey = derived(salt, material, Buffer.from('Content-Encoding: aes128gcm\0'), keyLength);
  const nonce = derived(salt, material, Buffer.from('Content-Encoding: nonce\0'), nonceLength);
  const cipher = createCipheriv('aes-128-gcm', contentKey, nonce);
  // behind the text the mark of the last record
  const record = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.from([2])), cipher.final()]);
  const head = Buffer.alloc(salt.length + 5);
  head.set(salt);
  head.writeUInt32BE(recordSize, salt.length);
  head.writeUInt8(ours.length, salt.length + 4);
  return Buffer.concat([head, ours, record, cipher.getAuthTag()]);
}

function derived(salt: Uint8Array, material: Uint8Array, info: Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length));
}
