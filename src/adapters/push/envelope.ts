// What is in a message: the notification itself, or EventBridge's envelope around it. Only what rings is read: a postal
// code of a buyer (ORDER_CHANGE has one) goes no further than this file.
import type { Instant } from '../../domain/clock.ts';
import { parseJson } from '../../domain/text/parse-json.ts';
import type { Notification } from '../../domain/watch/notification.ts';

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
  };
}

/** In the payload itself, or in the one thing that it holds. */
function sellerIn(payload: Fields | null): string | null {
  if (payload === null) return null;
  const holders = [payload, ...Object.values(payload).map(fieldsOf)];
  for (const holder of holders) {
    const seller = holder && textOf(field(holder, 'sellerId'));
    if (seller) return seller;
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

/** Ids are short; what isn't is none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}

function timeOf(value: unknown): Instant | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : null;
}
