// What Amazon and the network do wrong, over real sockets, and what each becomes.
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { japan, withAmazon } from '../../support/amazon-bench.ts';
import { type Reply, type Route, refusal } from '../../support/scripted-amazon.ts';

const participations = 'GET /sellers/v1/marketplaceParticipations';
const profile = { part: 'profile' } as const;
const participation = { isParticipating: true, hasSuspendedListings: false };
const shop = (storeName = 'アリス書店'): Reply => ({
  body: { payload: [{ marketplace: { id: japan }, participation, storeName }] },
});

/** The same trouble `times`, then the shop. */
const then =
  (trouble: Reply, times = 1): Route =>
  (_request, _response, nth) =>
    nth <= times ? trouble : shop();

const throttled = (rate?: string): Reply => ({
  ...refusal(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.'),
  ...(rate !== undefined && { headers: { 'x-amzn-RateLimit-Limit': rate } }),
});
const denied = refusal(403, 'Unauthorized', 'Access to requested resource is denied.');

describe('a 429', () => {
  it('is waited out at the rate that Amazon names, then asked again', async () => {
    await withAmazon({ [participations]: then(throttled('0.1')) }, async ({ pull, clock }) => {
      const { summary } = await pull(profile);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 2 });
      expect(clock.sleeps).toEqual([10_000]);
    });
  });

  it('without the header is waited out at the rate of the model', async () => {
    await withAmazon({ [participations]: then(throttled()) }, async ({ pull, clock }) => {
      await pull(profile);
      expect(clock.sleeps).toEqual([62_500]);
    });
  });

  it('that goes on is given up within the budget, with the time to come back', async () => {
    const limits = { throttleWaitMs: 200_000 };
    await withAmazon(
      { [participations]: () => throttled() },
      async ({ pull, server }) => {
        const { summary } = await pull(profile);
        expect(summary.fault).toMatchObject({ kind: 'throttled', canRetry: true, retryAfterMs: 250_000 });
        expect(server.count(participations)).toBe(3);
      },
      { limits },
    );
  });

  it('followed by a 403 makes that 403 throttling, not a missing role', async () => {
    const route: Route = (_request, _response, nth) => [throttled(), denied, shop()][nth - 1];
    await withAmazon({ [participations]: route }, async ({ pull }) => {
      expect((await pull(profile)).summary).toMatchObject({ coverage: { state: 'complete' }, fault: null, calls: 3 });
    });
  });
});

describe('a 429 of a fast operation', () => {
  it('is not hammered: each one in a row doubles the wait, and eight are enough', async () => {
    const search = 'GET /listings/2021-08-01/items/A2ALICE000SHOP';
    await withAmazon({ [search]: () => throttled() }, async ({ pull, server, clock }) => {
      const { summary } = await pull({ part: 'new-listings', since: 0 });
      expect(summary.fault).toMatchObject({ kind: 'throttled', canRetry: true });
      expect(server.count(search)).toBe(9);
      expect(clock.sleeps.slice(0, 4)).toEqual([200, 400, 800, 1600]);
    });
  });

  it('has no say in what a 403 of another one means', async () => {
    const routes = { [participations]: then(throttled()), 'GET /finances/v0/financialEventGroups': () => denied };
    await withAmazon(routes, async ({ pull }) => {
      await pull(profile);
      expect((await pull({ part: 'payouts', since: 0 })).summary.fault?.kind).toBe('role-missing');
    });
  });
});

describe('a 403 without 429s before', () => {
  it('is a missing role, named, and not tried again', async () => {
    await withAmazon({ [participations]: () => denied }, async ({ pull, server }) => {
      const { fault } = (await pull(profile)).summary;
      expect(fault).toMatchObject({ kind: 'role-missing', canRetry: false });
      expect(fault?.roles).toContain('Product Listing');
      expect(fault?.message).toContain('region fe');
      expect(server.count(participations)).toBe(1);
    });
  });
});

describe('trouble at Amazon', () => {
  it.each<[string, Reply]>([
    [
      'a 503 page of HTML',
      { status: 503, headers: { 'content-type': 'text/html' }, body: '<html>Service Unavailable</html>' },
    ],
    ['a 500', refusal(500, 'InternalFailure', 'We encountered an internal error.')],
  ])('%s is tried again after a growing pause', async (_name, trouble) => {
    await withAmazon({ [participations]: then(trouble, 2) }, async ({ pull, clock }) => {
      expect((await pull(profile)).summary).toMatchObject({ coverage: { state: 'complete' }, calls: 3 });
      expect(clock.sleeps).toEqual([750, 1500]);
    });
  });

  it('that lasts is a provider fault after a few tries, and no HTML gets into the message', async () => {
    const trouble = { status: 503, body: '<html>Service Unavailable</html>' };
    await withAmazon({ [participations]: () => trouble }, async ({ pull, server }) => {
      const { summary } = await pull(profile);
      expect(summary.fault).toMatchObject({ kind: 'provider-fault', canRetry: true });
      expect(summary.fault?.message).toBe('getMarketplaceParticipations: HTTP 503.');
      expect(server.count(participations)).toBe(4);
    });
  });

  it('names no token or mail address that Amazon repeats', async () => {
    const trouble = refusal(400, 'InvalidInput', 'bad Atza|secret-token for bob@example.com\n\u0007!');
    await withAmazon({ [participations]: () => trouble }, async ({ pull }) => {
      expect((await pull(profile)).summary.fault).toMatchObject({
        kind: 'invalid-request',
        message: 'getMarketplaceParticipations: HTTP 400, InvalidInput: bad [hidden] for [hidden] !.',
      });
    });
  });
});

describe('the answer', () => {
  it('keeps Japanese characters that are split over chunks', async () => {
    const storeName = '留守番書店'.repeat(2000);
    const route: Route = (_request, response) => {
      const bytes = Buffer.from(JSON.stringify(shop(storeName).body));
      response.writeHead(200, { 'content-type': 'application/json' });
      void (async () => {
        for (let at = 0; at < bytes.length; at += 4001) {
          response.write(bytes.subarray(at, at + 4001));
          await later(1);
        }
        response.end();
      })();
      return undefined;
    };
    await withAmazon({ [participations]: route }, async ({ pull }) => {
      const { batches } = await pull(profile);
      expect(batches[0]?.facts?.[0]?.value).toBe(storeName);
    });
  });

  it.each<[string, Reply, RegExp]>([
    ['HTML with status 200', { body: '<html>' }, /isn't JSON/],
    ['another shape', { body: { payload: [{ marketplace: { id: 7 } }] } }, /\[0\]\.marketplace\.id/],
    ['a list where an object should be', { body: [1, 2] }, /marketplaceParticipations/],
  ])('as %s is malformed, and says where', async (_name, reply, place) => {
    await withAmazon({ [participations]: () => reply }, async ({ pull }) => {
      const { fault } = (await pull(profile)).summary;
      expect(fault).toMatchObject({ kind: 'malformed', canRetry: false });
      expect(fault?.message).toMatch(place);
    });
  });

  it('larger than the cap is dropped', async () => {
    const route: Route = () => shop('x'.repeat(3_000_000));
    await withAmazon(
      { [participations]: route },
      async ({ pull }) => {
        expect((await pull(profile)).summary.fault).toMatchObject({ kind: 'malformed', canRetry: false });
      },
      { limits: { bodyBytes: 1_000_000 } },
    );
  });
});

describe('the network', () => {
  const half: Route = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"payload":[');
    return undefined;
  };

  it('broken in the middle of a body is tried again', async () => {
    const route: Route = (request, response, nth) => {
      if (nth > 1) return shop();
      half(request, response, nth);
      setImmediate(() => response.destroy());
      return undefined;
    };
    await withAmazon({ [participations]: route }, async ({ pull }) => {
      expect((await pull(profile)).summary).toMatchObject({ coverage: { state: 'complete' }, calls: 2 });
    });
  });

  it('broken each time is a network fault that a retry may help', async () => {
    const route: Route = (_request, response) => {
      response.destroy();
      return undefined;
    };
    await withAmazon({ [participations]: route }, async ({ pull }) => {
      const { fault } = (await pull(profile)).summary;
      expect(fault).toMatchObject({ kind: 'network', canRetry: true });
      expect(fault?.message).toContain('ECONNRESET');
    });
  });

  it.each<[string, Route]>([
    ['a body that stops', half],
    ['no answer at all', () => undefined],
  ])('with %s is given up after the silence allowed', async (_name, route) => {
    await withAmazon(
      { [participations]: route },
      async ({ pull }) => {
        const { fault } = (await pull(profile)).summary;
        expect(fault).toMatchObject({ kind: 'network', canRetry: true });
        expect(fault?.message).toContain('no byte for 0.1 s');
      },
      { limits: { idleMs: 100, retries: 0 } },
    );
  });

  it('with a body that drips is given up at the deadline', async () => {
    const drip: Route = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
      return undefined;
    };
    await withAmazon(
      { [participations]: drip },
      async ({ pull }) => {
        expect((await pull(profile)).summary.fault?.message).toContain('not finished after 0.2 s');
      },
      { limits: { idleMs: 5_000, deadlineMs: 200, retries: 0 } },
    );
  });

  it('with nobody there is a network fault', async () => {
    await withAmazon(
      {},
      async ({ pull, server }) => {
        await server.close();
        expect((await pull(profile)).summary).toMatchObject({
          coverage: { state: 'missing', asOf: null },
          fault: { kind: 'network', message: "Amazon can't be reached: the connection was refused (ECONNREFUSED)." },
        });
      },
      { limits: { retries: 1 } },
    );
  });

  it('is left at once when the pull is aborted', async () => {
    const stop = new AbortController();
    const route: Route = () => {
      stop.abort(new Error('enough'));
      return undefined;
    };
    await withAmazon({ [participations]: route }, async ({ pull }) => {
      await expect(pull(profile, stop.signal)).rejects.toThrow('enough');
    });
  });
});
