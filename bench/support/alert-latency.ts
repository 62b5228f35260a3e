// How long alerts took, from the observation of the newest thing that they tell of to their delivery.
import { median, percentile, rounded } from './spread.ts';
import { accountOf, type WatchedSellers } from './watched-sellers.ts';

export interface AlertLatency {
  /** Accounts whose takeover was told. */
  readonly told: number;
  /** Alerts that were due at once: those that wait by design (gathering, quiet hours) say nothing of speed. */
  readonly alerts: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

export async function alertLatencies({ pool, store }: WatchedSellers, sellers: readonly number[]): Promise<number[][]> {
  const { rows } = await pool.query<{ incidentId: string; accountId: string; createdAt: Date; at: Date }>(
    `SELECT incident_id AS "incidentId", account_id AS "accountId", created_at AS "createdAt", delivery.at
       FROM outbox JOIN delivery ON outbox_key = outbox.key
      WHERE kind = 'alert' AND timing = 'at-once' AND outcome = 'delivered' AND account_id = ANY($1)`,
    [sellers.map(accountOf)],
  );
  const byAccount = new Map<string, number[]>();
  for (const { incidentId, accountId, createdAt, at } of rows) {
    const incident = await store.findIncident(incidentId);
    const signs = incident?.signals.map(({ observedAt }) => observedAt) ?? [];
    const told = signs.filter((observedAt) => observedAt <= createdAt.getTime());
    // all of its signs have been seen anew since
    if (told.length === 0) continue;
    const newest = Math.max(...told);
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), at.getTime() - newest]);
  }
  return [...byAccount.values()];
}

export function latencyFigures(byAccount: readonly (readonly number[])[]): AlertLatency {
  const all = byAccount.flat();
  return {
    told: byAccount.length,
    alerts: all.length,
    medianMs: rounded(median(all)),
    p99Ms: rounded(percentile(all, 99)),
  };
}
