// Notifications v1: destinations by the application's own token, subscriptions by the seller's.
import type { Operation } from '../http/operation.ts';

const pace = { rate: 1, burst: 5 };

export const notifications: readonly Operation[] = [
  {
    ...{ name: 'getDestinations', method: 'GET', path: '/notifications/v1/destinations', isGrantless: true, ...pace },
    answer: ({ notifications: desk }) => ({ body: { payload: desk.destinations } }),
  },
  {
    ...{
      name: 'createDestination',
      method: 'POST',
      path: '/notifications/v1/destinations',
      isGrantless: true,
      ...pace,
    },
    answer: ({ notifications: desk, body }) => {
      const { name, resourceSpecification } = (body ?? {}) as Record<string, unknown>;
      return { body: { payload: desk.createDestination(name, resourceSpecification) } };
    },
  },
  {
    ...{ name: 'getSubscription', method: 'GET', path: '/notifications/v1/subscriptions/{type}', ...pace },
    answer: ({ notifications: desk, path }) => ({ body: { payload: desk.subscription(path.type ?? '') } }),
  },
  {
    ...{ name: 'createSubscription', method: 'POST', path: '/notifications/v1/subscriptions/{type}', ...pace },
    answer: ({ notifications: desk, path, body }) => ({ body: { payload: desk.subscribe(path.type ?? '', body) } }),
  },
  {
    ...{ name: 'deleteSubscription', method: 'DELETE', path: '/notifications/v1/subscriptions/{type}/{id}' },
    ...{ isGrantless: true, ...pace },
    answer: ({ notifications: desk, path }) => {
      desk.unsubscribe(path.type ?? '', path.id ?? '');
      return { body: {} };
    },
  },
];
