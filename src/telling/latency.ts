// Latency: how long an owner waited for an alert, from what was observed to the delivery.
import type { OutboxRow, Store } from '../adapters/store/port.ts';
import type { Instant } from '../domain/clock.ts';

/** In ms, from the newest sign that the message could tell of; null for what is no alert. */
export async function latencyOf(store: Pick<Store, 'findIncident'>, row: OutboxRow, deliveredAt: Instant) {
  if (row.kind !== 'alert' || row.incidentId === null) return null;
  const incident = await store.findIncident(row.incidentId);
  const signs = incident?.signals.map(({ observedAt }) => observedAt).filter((at) => at <= row.createdAt) ?? [];
  return signs.length === 0 ? null : deliveredAt - Math.max(...signs);
}
