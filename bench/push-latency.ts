// From an intruder's first listing to the mail of it at the mail server: asked for every three minutes, every 15 seconds, and
// with notifications (a queue of the same protocol, on this computer; Amazon's own delay is not in it). Real workers; shops
// that are taken over one after the other, each at a moment of its own within the interval.
import { setTimeout as pause } from 'node:timers/promises';
import { secondMs } from '../src/domain/clock.ts';
import { startQueue } from '../test/support/sqs.ts';
import { sellerIdOf } from './support/many-sellers.ts';
import { notificationOf } from './support/notification.ts';
import { machine, median, percentile, rounded } from './support/spread.ts';
import { accountOf, watchSellers } from './support/watched-sellers.ts';

/** The bait is listed within five seconds, 60 of it. */
const [listings, overMs] = [60, 5 * secondMs];

interface Way {
  readonly newListingsMs: number;
  readonly isPushed: boolean;
}

async function delays(sellers: number, attacked: number, { newListingsMs, isPushed }: Way) {
  const queue = isPushed ? await startQueue() : null;
  const watched = await watchSellers({
    ...{ sellers, latencyMs: 150, backend: 'postgres', intervals: { 'new-listings': newListingsMs } },
    ...(queue && { queueUrl: queue.url }),
  });
  try {
    await watched.settled(20 * 60 * secondMs);
    const spacingMs = Math.max(newListingsMs / attacked, 2 * overMs) + 1_700;
    const begun = new Map<string, number>();
    for (let i = 0; i < attacked; i++) {
      const seller = Math.floor((i * sellers) / attacked);
      const at = Date.now();
      begun.set(accountOf(seller), at);
      watched.takeOver(seller, at);
      for (let n = 0; queue && n < listings; n++)
        setTimeout(
          () => void queue.put(notificationOf(sellerIdOf(seller), 'LISTINGS_ITEM_STATUS_CHANGE')).catch(() => {}),
          (n * overMs) / listings,
        );
      await pause(spacingMs);
    }
    await pause(newListingsMs + 40 * secondMs);
    const { rows } = await watched.pool.query<{ id: string; at: Date }>(
      `SELECT account_id AS id, min(delivery.at) AS at FROM outbox JOIN delivery ON outbox_key = outbox.key
        WHERE kind = 'alert' AND outcome = 'delivered' GROUP BY account_id`,
    );
    const ms = rows.flatMap(({ id, at }) => (begun.has(id) ? at.getTime() - (begun.get(id) ?? 0) : []));
    return { attacked, told: ms.length, medianMs: rounded(median(ms)), p99Ms: rounded(percentile(ms, 99)) };
  } finally {
    await watched.close();
    await queue?.close();
  }
}

export async function run({ sellers = 12, attacked = 12 } = {}) {
  const everyThreeMinutes = await delays(sellers, attacked, { newListingsMs: 180 * secondMs, isPushed: false });
  const every15Seconds = await delays(sellers, attacked, { newListingsMs: 15 * secondMs, isPushed: false });
  const pushed = await delays(sellers, attacked, { newListingsMs: 180 * secondMs, isPushed: true });
  return { sellers, everyThreeMinutes, every15Seconds, pushed, machine: machine() };
}
