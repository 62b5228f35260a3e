// Half a year of one real shop's orders (UCI Online Retail, ../shared/data, where present): 12,468 invoices, 1,946 of
// them cancelled by nobody knows whom. It must end without anything above `low`.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hourMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { CancelledBy } from '../../src/domain/shop/order.ts';
import { isAtLeast } from '../../src/domain/watch/severity.ts';
import { aMarket, cancelled, placed } from '../support/factories.ts';
import { watchShop } from '../support/watch-shop.ts';

const file = new URL('../../../shared/data/shop-orders/uci_invoices.csv', import.meta.url);
const isThere = existsSync(file);
if (!isThere) console.info('real-orders.test.ts: ../shared/data/shop-orders is not here, so the real shop is left out');

function invoices(by: CancelledBy): Change[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const changes = lines.flatMap((line) => {
    const [orderId = '', isCancelled, date] = line.split(',');
    const at = Date.parse(`${date}Z`);
    const order = { orderId, purchasedAt: at, items: [{ sku: orderId, asin: null, quantity: 1, unitPrice: null }] };
    return [placed(at, order), ...(isCancelled === '1' ? [cancelled(at, by, order)] : [])];
  });
  return changes.sort((a, b) => a.occurredAt - b.occurredAt);
}

(isThere ? describe : describe.skip)('a real shop that cancels one order in six', () => {
  it.each(['unknown', 'merchant'] as const)('is left in peace from its first day, cancelled by %s', (by) => {
    const changes = invoices(by);
    const [first, last] = [changes[0]?.occurredAt ?? 0, changes.at(-1)?.occurredAt ?? 0];
    expect(changes).toHaveLength(12_468 + 1_946);
    const { incidents, alerts } = watchShop(changes, aMarket(), {
      stepMs: hourMs,
      detectFrom: first,
      until: last + hourMs,
    });
    expect(alerts).toEqual([]);
    expect(incidents.filter(({ severity }) => isAtLeast(severity, 'medium'))).toEqual([]);
  });
});
