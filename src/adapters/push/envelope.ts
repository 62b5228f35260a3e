// What is in a message: the notification itself, or EventBridge's envelope around it. Only what rings is read: a postal
// code of a buyer (ORDER_CHANGE has one) goes no further than this file.
import type { Instant } from '../../domain/clock.ts';
import { parseJson } from '../../domain/text/parse-json.ts';
import type { Notification, SecretEnd } from '../../domain/watch/notification.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A type that Amazon's schema and the example beside it call by two names. */
const otherNames = new Map([['LISTINGS_ITEM_STATUS_CHANGED', 'LISTINGS_ITEM_STATUS_CHANGE']]);

/** Null where it is none. */
export function readNotification(body: string): Notification | null {
  const message = fieldsOf(parseJson(body));
  if (message === null) return null;
  // EventBridge names the type outside, too; the notification within is the same
  const notification = fieldsOf(message.detail) ?? message;
  const named = textOf(field(notification, 'notificationType')) ?? textOf(message['detail-type']);
  if (named === null || !/^[A-Z0-9_]{1,80}$/.test(named)) return null;
  const type = otherNames.get(named) ?? named;
  const metadata = fieldsOf(field(notification, 'notificationMetadata')) ?? {};
  return {
    type,
    sellerId: sellerIn(fieldsOf(field(notification, 'payload'))),
    subscriptionId: textOf(field(metadata, 'subscriptionId')),
    eventAt: timeOf(field(notification, 'eventTime')),
    publishedAt: timeOf(field(metadata, 'publishTime')),
    secretEnd: type === secretEndType ? secretEndIn(fieldsOf(field(notification, 'payload'))) : null,
  };
}

/** Registered at Amazon for the application itself, not subscribed to (Amazon's guide, Application Management API). */
const secretEndType = 'APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY';

/** The payload itself, and the one thing that it holds. */
const holdersIn = (payload: Fields | null): Fields[] =>
  payload === null ? [] : [payload, ...Object.values(payload).flatMap((inner) => fieldsIn(inner))];

const sellerIn = (payload: Fields | null): string | null =>
  holdersIn(payload).flatMap((holder) => textOf(field(holder, 'sellerId')) ?? [])[0] ?? null;

function secretEndIn(payload: Fields | null): SecretEnd | null {
  for (const holder of holdersIn(payload)) {
    const clientId = textOf(field(holder, 'clientId'));
    const at = timeOf(field(holder, 'clientSecretExpiryTime'));
    if (clientId !== null && at !== null) return { clientId, at };
  }
  return null;
}

/** Types of before 2020 and after 2023 begin their names with a capital, those between don't. */
function field(fields: Fields, name: string): unknown {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return Object.hasOwn(fields, name) ? fields[name] : Object.hasOwn(fields, capital) ? fields[capital] : undefined;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

const fieldsIn = (value: unknown): Fields[] => [fieldsOf(value)].filter((one) => one !== null);

/** Ids are short; what isn't is none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}

function timeOf(value: unknown): Instant | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}
