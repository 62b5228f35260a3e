// What a push service is given of a message for a browser: nothing that it could read, and who pushes.
import { createECDH, randomBytes } from 'node:crypto';
import { hourMs, type Instant } from '../../domain/clock.ts';
import type { ChannelRequest } from '../../domain/telling/channel-kind.ts';
import { newPushKey, type PushIdentity, pushIdentity } from './push-identity.ts';
import { sealedFor } from './push-payload.ts';

export interface Push {
  readonly now: () => Instant;
  readonly identity: () => Promise<PushIdentity>;
}

/** Where the key is kept, which is made when it is first needed. */
export interface PushKept {
  readonly clock: { readonly now: () => Instant };
  readonly store: {
    keptSecret(name: 'push-key'): Promise<string | null>;
    keepFirst(name: 'push-key', value: string, now: Instant): Promise<string>;
  };
  readonly config: { readonly consoleUrl: string | null; readonly mailFrom: string };
}

export function createPush({ clock: { now }, store, config }: PushKept): Push {
  let known: Promise<PushIdentity> | null = null;
  const read = async () => {
    const kept = (await store.keptSecret('push-key')) ?? (await store.keepFirst('push-key', newPushKey(), now()));
    return pushIdentity(kept, contactOf(config));
  };
  return {
    now,
    identity() {
      known ??= read().catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
  };
}

/** Push services want to know whom to ask; an address that leads nowhere is refused by some. */
function contactOf({ consoleUrl, mailFrom }: PushKept['config']): string {
  if (consoleUrl?.startsWith('https:')) return new URL(consoleUrl).origin;
  const address = /[^\s<>]+@[^\s<>]+/.exec(mailFrom)?.[0] ?? '';
  return `mailto:${address}`;
}

/** Services take no promise that is good for more than a day (RFC 8292, 2). */
const promiseMs = 12 * hourMs;
const hexOfKey = 64;

export interface Posted extends Pick<ChannelRequest, 'headers'> {
  readonly type: ChannelRequest['type'] | 'application/octet-stream';
  readonly body: string | Buffer;
}

/** @throws Error when what the browser gave is no key */
export function pushed(
  { url, headers, body }: ChannelRequest,
  keys: NonNullable<ChannelRequest['sealedFor']>,
  { now, identity }: { readonly now: Push['now']; readonly identity: PushIdentity },
): Posted {
  const once = createECDH('prime256v1');
  once.generateKeys();
  // as long as it has to be, also where it begins with zeros
  const privateKey = Buffer.from(once.getPrivateKey('hex').padStart(hexOfKey, '0'), 'hex');
  return {
    type: 'application/octet-stream',
    headers: {
      ...headers,
      'content-encoding': 'aes128gcm',
      authorization: identity.authorization(new URL(url).origin, now() + promiseMs),
    },
    body: sealedFor(keys, body, { privateKey, salt: randomBytes(16) }),
  };
}
