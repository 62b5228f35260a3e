// The real Amazon adapter against the simulator, at its real pace: every part of every story comes whole.
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAmazon } from '../../src/adapters/amazon/index.ts';
import type { Amazon, PullRequest } from '../../src/adapters/amazon/port.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { stories } from '../../src/simulator/index.ts';
import { started } from '../support/started-simulator.ts';

let amazon: Amazon | undefined;
afterEach(() => amazon?.close());

describe.each(stories.map(({ id }) => [id]))('%s', (id) => {
  it('shows the adapter each part, and nothing of a buyer', async () => {
    const { simulator, clock } = await started(id, { isPacingOff: false });
    clock.advance(simulator.endsAt - clock.now());
    const account: Account = {
      ...simulator.account,
      id: 'alice',
      name: 'Alice',
      recipients: [],
    };
    amazon = createAmazon({ endpoint: simulator.url, clock, random: () => 0.5 });
    const source = amazon.open(account, simulator.credentials);
    const pull = async (request: PullRequest): Promise<{ observed: Observed[]; summary: PullSummary }> => {
      const observed: Observed[] = [];
      const batches = source.pull(request);
      for (;;) {
        const next = await batches.next();
        if (next.done) return { observed, summary: next.value };
        observed.push(next.value);
      }
    };
    const since = simulator.dayZero - 3 * 86_400_000;
    const asins = simulator.world.listings
      .added(clock.now())
      .slice(0, 30)
      .map(({ asin }) => asin ?? '');
    const requests: PullRequest[] = [
      { part: 'profile' },
      { part: 'new-listings', since },
      { part: 'listings', previousRows: null },
      { part: 'orders', since, isBackfill: false },
      { part: 'payouts', since: since - 60 * 86_400_000 },
      ...(asins.length === 0
        ? []
        : (['offers', 'catalogue'] as const).map((part) => ({
            part,
            asins: asins.map((asin) => ({ asin, marketplaceId: String(simulator.account.marketplaceIds[0]) })),
          }))),
    ];
    const said = [];
    const seen: Observed[] = [];
    for (const request of requests) {
      const { observed, summary } = await pull(request);
      seen.push(...observed);
      said.push([request.part, summary.coverage.state, summary.fault?.message ?? null, summary.badRows.length]);
    }
    expect(said).toEqual(requests.map(({ part }) => [part, 'complete', null, 0]));
    expect(simulator.calls).toMatchObject({ forbidden: 0, throttled: 0 });
    const text = JSON.stringify(seen);
    expect(simulator.buyerData().filter((piece) => text.includes(piece))).toEqual([]);
  });
});
