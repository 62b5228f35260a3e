// Where Amazon sends its notifications: read, set and taken back, by a person at a terminal and by nobody else. Everything
// that runs by itself is handed `createAmazon`, whose requests go through another list and can't do any of this.

import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { secondMs } from '../../domain/clock.ts';
import type { Region } from '../../domain/marketplace.ts';
import { subscribedTypes } from '../../domain/watch/notification.ts';
import { pathOf } from './operations/caller.ts';
import { type WiringName, wiring } from './operations/wiring.ts';
import { admissionOf } from './wire/admission.ts';
import { callRaw } from './wire/call-raw.ts';
import { classify } from './wire/classify.ts';
import { Door } from './wire/door.ts';
import { AmazonFault, reading } from './wire/fault.ts';
import { defaultLimits } from './wire/limits.ts';
import { networkFault } from './wire/network.ts';
import { createPool } from './wire/pool.ts';
import { postGrantless, postToken } from './wire/post-token.ts';
import { createTokens } from './wire/tokens.ts';

export interface Destination {
  readonly id: string;
  readonly name: string;
  /** The queue, or the AWS account and region of EventBridge. */
  readonly to: { readonly arn: string } | { readonly accountId: string; readonly region: string };
}

export interface Subscription {
  readonly id: string;
  readonly destinationId: string;
}

/** Each rejects with a PullFault, or with the signal's reason. */
export interface Wiring {
  destinations(): Promise<readonly Destination[]>;
  createDestination(name: string, to: Destination['to']): Promise<Destination>;
  /** Null: there is none. */
  subscription(type: string): Promise<Subscription | null>;
  subscribe(type: string, payloadVersion: string, destinationId: string): Promise<Subscription>;
  unsubscribe(type: string, id: string): Promise<void>;
  close(): void;
}

export interface WiringOptions {
  /** Another server that plays all of Amazon's hosts; null for Amazon. */
  readonly endpoint: string | null;
  readonly region: Region;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Amazon gives one call a second, and five ahead. */
const patienceMs = 2 * secondMs;
const tries = 4;

const admission = admissionOf<WiringName>(wiring);
const destination = z
  .object({
    destinationId: z.string().min(1),
    name: z.string().catch(''),
    resource: z.object({
      sqs: z.object({ arn: z.string() }).optional(),
      eventBridge: z.object({ accountId: z.string(), region: z.string() }).optional(),
    }),
  })
  .transform(({ destinationId: id, name, resource: { sqs, eventBridge } }): Destination | null => {
    if (sqs) return { id, name, to: { arn: sqs.arn } };
    return eventBridge ? { id, name, to: { accountId: eventBridge.accountId, region: eventBridge.region } } : null;
  });
const subscription = z
  .object({ subscriptionId: z.string().min(1), destinationId: z.string().catch('') })
  .transform(({ subscriptionId: id, destinationId }): Subscription => ({ id, destinationId }));
const payload = <T>(shape: z.ZodType<T>) => z.object({ payload: shape });

export function createWiring({ endpoint, region, credentials, clock, signal }: WiringOptions): Wiring {
  const { idleMs, deadlineMs, bodyBytes: maxBytes } = defaultLimits;
  const pool = createPool(endpoint, idleMs);
  const apiHost = `sellingpartnerapi-${region}.amazon.com`;
  const door = () => {
    const admit = (host: string, method: string, target: string) =>
      admission.admitAtWire(host, method, target, apiHost);
    return new Door(pool, { admit, idleMs, deadlineMs, maxBytes, signal });
  };
  const reached = <T>(ask: Promise<T>) =>
    ask.catch((error: unknown) => {
      throw networkFault(error, signal);
    });
  const own = createTokens(clock, () => reached(postToken(door(), credentials)));
  const grantless = createTokens(clock, () => reached(postGrantless(door(), credentials)));

  /** The JSON of the answer; null where Amazon knows no such thing. */
  async function ask(name: WiringName, path: Readonly<Record<string, string>> = {}, body?: unknown): Promise<unknown> {
    const { method, path: template, isGrantless } = wiring[name];
    const filled = pathOf(template, path);
    const request = { method, path: filled, ...(body !== undefined && { body }) };
    admission.admit(request);
    for (let turn = 1; ; turn++) {
      const token = await (isGrantless ? grantless : own).get(signal);
      const answer = await reached(
        callRaw(door(), { region, userAgent: 'Rusuban (Language=TypeScript)' }, token, request),
      );
      if (answer.status === 404) return null;
      const roles = subscribedTypes.find(({ type }) => type === path.notificationType)?.roles ?? [];
      const read = classify(answer, { operation: name, region, roles, circumstances: [] });
      if (read.kind === 'ok') return read.json;
      if (read.kind !== 'throttled') throw read.fault;
      if (turn === tries) throw new AmazonFault('throttled', `${name}: Amazon asks for patience.`);
      await clock.sleep(turn * patienceMs, signal);
    }
  }

  const made = <T>(answer: unknown, shape: z.ZodType<T>): T => reading(() => payload(shape).parse(answer).payload);

  return {
    async destinations() {
      const answer = await ask('getDestinations');
      const all = reading(() => payload(z.array(z.unknown())).parse(answer ?? { payload: [] }).payload);
      // one that can't be read is no destination of ours
      return all.flatMap((one) => destination.safeParse(one).data ?? []);
    },
    async createDestination(name, to) {
      const resourceSpecification = 'arn' in to ? { sqs: to } : { eventBridge: to };
      const answer = await ask('createDestination', {}, { name, resourceSpecification });
      const read = made(answer, destination);
      if (read === null) throw new AmazonFault('malformed', 'createDestination: Amazon names no destination.');
      return read;
    },
    async subscription(notificationType) {
      const answer = await ask('getSubscription', { notificationType });
      return answer === null ? null : made(answer, subscription);
    },
    async subscribe(notificationType, payloadVersion, destinationId) {
      return made(
        await ask('createSubscription', { notificationType }, { payloadVersion, destinationId }),
        subscription,
      );
    },
    async unsubscribe(notificationType, subscriptionId) {
      await ask('deleteSubscription', { notificationType, subscriptionId });
    },
    close: () => pool.destroy(),
  };
}
