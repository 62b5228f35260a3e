// What tells Amazon where to send its notifications, as data. It changes nothing in a shop, but it is no reading either: so it is
// a list of its own, which only `rusuban push` is handed (test/meta/wiring.test.ts). Everything that runs by itself has
// allowed.ts alone. Paces: notifications.json of the published models, 1 a second with bursts of 5.
import { subscribedTypes } from '../../../domain/watch/notification.ts';

export interface WiringOperation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** By the application's own token, of no seller. */
  readonly isGrantless: boolean;
  readonly admitsBody?: (body: unknown) => boolean;
}

/** Destinations of ours are known by it; none is ever removed, since other shops may use them. */
export const destinationPrefix = 'rusuban-';
/** One word of the notifications' own names; an id of Amazon's is letters, digits and dashes. */
const typesPath = `/notifications/v1/subscriptions/{notificationType}`;

export const wiring = {
  getDestinations: { method: 'GET', path: '/notifications/v1/destinations', isGrantless: true },
  createDestination: {
    ...{ method: 'POST', path: '/notifications/v1/destinations', isGrantless: true },
    admitsBody: isDestination,
  },
  getSubscription: { method: 'GET', path: typesPath, isGrantless: false },
  createSubscription: { method: 'POST', path: typesPath, isGrantless: false, admitsBody: isSubscription },
  deleteSubscription: { method: 'DELETE', path: `${typesPath}/{subscriptionId}`, isGrantless: true },
} as const satisfies Record<string, WiringOperation>;
export type WiringName = keyof typeof wiring;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown, ...names: readonly string[]): value is Fields =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === [...names].sort().join();

function isDestination(body: unknown): boolean {
  if (!isFields(body, 'name', 'resourceSpecification')) return false;
  const { name, resourceSpecification: to } = body;
  if (typeof name !== 'string' || !name.startsWith(destinationPrefix)) return false;
  if (isFields(to, 'sqs'))
    return isFields(to.sqs, 'arn') && /^arn:aws(?:-cn)?:sqs:[\w-]+:\d{12}:[\w-]+$/.test(String(to.sqs.arn));
  if (!isFields(to, 'eventBridge') || !isFields(to.eventBridge, 'accountId', 'region')) return false;
  return /^\d{12}$/.test(String(to.eventBridge.accountId)) && /^[a-z0-9-]+$/.test(String(to.eventBridge.region));
}

function isSubscription(body: unknown): boolean {
  if (!isFields(body, 'payloadVersion', 'destinationId') || typeof body.destinationId !== 'string') return false;
  return subscribedTypes.some(({ payloadVersion }) => payloadVersion === body.payloadVersion);
}
