// Where notifications of the fake Amazon would be sent: what was asked for, kept as long as the server lives.
import { Refusal } from './errors.ts';

type Resource =
  | { readonly sqs: { readonly arn: string } }
  | { readonly eventBridge: { readonly accountId: string; readonly region: string; readonly name: string } };

export interface Destination {
  readonly destinationId: string;
  readonly name: string;
  readonly resource: Resource;
}

export interface Subscription {
  readonly subscriptionId: string;
  readonly payloadVersion: string;
  readonly destinationId: string;
}

/** Those come by EventBridge alone; with a queue as their destination Amazon calls the request invalid (amzn docs#2134). */
const byBridge = /^(?:LISTINGS_ITEM_|BRANDED_ITEM_|ITEM_PRODUCT_TYPE_)/;

export class NotificationDesk {
  readonly destinations: Destination[] = [];
  readonly subscriptions = new Map<string, Subscription>();
  #made = 0;

  createDestination(name: unknown, specification: unknown): Destination {
    const { sqs, eventBridge } = (specification ?? {}) as {
      sqs?: { arn?: unknown };
      eventBridge?: Record<string, unknown>;
    };
    const place = sqs ? `${sqs.arn}` : `${eventBridge?.accountId}`;
    if (typeof name !== 'string' || (!sqs && !eventBridge)) throw invalid();
    if (sqs && !/^arn:aws:sqs:\S+:\S+:\S+/.test(place)) throw invalid();
    // one for each queue, and one of EventBridge for each account
    const placeOf = ({ resource }: Destination) =>
      'sqs' in resource ? resource.sqs.arn : resource.eventBridge.accountId;
    if (this.destinations.some((one) => placeOf(one) === place))
      throw new Refusal(409, 'Conflict', 'The destination exists.');
    const source = `aws.partner/sellingpartnerapi.amazon.com/${place}/app`;
    const resource: Resource = sqs
      ? { sqs: { arn: place } }
      : { eventBridge: { accountId: place, region: `${eventBridge?.region}`, name: source } };
    const made = { destinationId: this.#id('destination'), name, resource };
    this.destinations.push(made);
    return made;
  }

  subscription(type: string): Subscription {
    const known = this.subscriptions.get(type);
    if (!known) throw unknown();
    return known;
  }

  subscribe(type: string, body: unknown): Subscription {
    const { payloadVersion, destinationId } = (body ?? {}) as { payloadVersion?: unknown; destinationId?: unknown };
    const destination = this.destinations.find((one) => one.destinationId === destinationId);
    if (!destination || typeof payloadVersion !== 'string') throw invalid();
    if ('sqs' in destination.resource === byBridge.test(type)) throw invalid();
    if (this.subscriptions.has(type)) throw new Refusal(409, 'Conflict', 'The subscription exists.');
    const { destinationId: to } = destination;
    const made = { subscriptionId: this.#id('subscription'), payloadVersion, destinationId: to };
    this.subscriptions.set(type, made);
    return made;
  }

  unsubscribe(type: string, id: string): void {
    if (this.subscriptions.get(type)?.subscriptionId !== id) throw unknown();
    this.subscriptions.delete(type);
  }

  #id(what: string): string {
    return `${what}-${String(++this.#made).padStart(4, '0')}`;
  }
}

const invalid = () =>
  new Refusal(400, 'InvalidInput', 'Request has missing or invalid parameters and cannot be parsed.');
const unknown = () => new Refusal(404, 'NotFound', 'Resource not found.');
