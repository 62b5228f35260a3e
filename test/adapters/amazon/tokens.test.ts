// The access token over real HTTP: fetched once, kept until it expires, renewed when Amazon refuses it.
import { describe, expect, it } from '@jest/globals';
import { credentials, japan, withAmazon } from '../../support/amazon-bench.ts';
import { refusal, tokenRoute } from '../../support/scripted-amazon.ts';

const participations = 'GET /sellers/v1/marketplaceParticipations';
const alicesShop = {
  payload: [
    {
      marketplace: { id: japan },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: 'アリス書店',
    },
  ],
};
const shop = { [participations]: () => ({ body: alicesShop }) };
const profile = { part: 'profile' } as const;

describe('the access token', () => {
  it('is fetched once for five pulls at the same time', async () => {
    await withAmazon(shop, async ({ pull, server }) => {
      const pulls = await Promise.all([1, 2, 3, 4, 5].map(() => pull(profile)));
      expect(pulls.map(({ summary }) => summary.coverage.state)).toEqual(Array(5).fill('complete'));
      expect(server.count(participations)).toBe(5);
      expect(server.count(tokenRoute)).toBe(1);
    });
  });

  it('is asked of Login with Amazon, the API of the region host, both at the endpoint', async () => {
    await withAmazon(shop, async ({ pull, server }) => {
      await pull(profile);
      expect(server.requests.map(({ host }) => host)).toEqual(['api.amazon.com', 'sellingpartnerapi-fe.amazon.com']);
      expect(Object.fromEntries(new URLSearchParams(server.requests[0]?.body))).toEqual({
        grant_type: 'refresh_token',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        refresh_token: credentials.refreshToken,
      });
      expect(server.requests[1]?.headers['x-amz-access-token']).toBe('Atza|token-1');
    });
  });

  it('is used until a minute before it expires', async () => {
    await withAmazon(shop, async ({ pull, server, clock }) => {
      await pull(profile);
      clock.advance(58 * 60_000);
      await pull(profile);
      expect(server.count(tokenRoute)).toBe(1);
      clock.advance(60_001);
      await pull(profile);
      expect(server.count(tokenRoute)).toBe(2);
    });
  });

  it('is renewed once when Amazon says that it has expired', async () => {
    const expired = refusal(403, 'Unauthorized', 'Access denied.', 'The access token you provided has expired.');
    const routes = {
      [participations]: (_q: unknown, _s: unknown, nth: number) => (nth === 1 ? expired : { body: alicesShop }),
    };
    await withAmazon(routes, async ({ pull, server }) => {
      const { summary } = await pull(profile);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 2 });
      expect(server.count(tokenRoute)).toBe(2);
      expect(server.requests.at(-1)?.headers['x-amz-access-token']).toBe('Atza|token-2');
    });
  });

  it('that stays refused after renewal means a revoked authorisation', async () => {
    const revoked = refusal(
      403,
      'Unauthorized',
      'Access denied.',
      'The access token you provided is revoked, malformed or invalid.',
    );
    await withAmazon({ [participations]: () => revoked }, async ({ pull, server }) => {
      const { summary } = await pull(profile);
      expect(summary.fault).toMatchObject({ kind: 'revoked', canRetry: false });
      expect(summary.coverage.state).toBe('missing');
      expect(server.count(participations)).toBe(2);
    });
  });

  it.each([
    ['invalid_grant', 'revoked'],
    ['invalid_client', 'bad-credentials'],
    ['unauthorized_client', 'bad-credentials'],
  ])(
    'refused by Login with Amazon as %s is %s, without a retry and without a secret in the message',
    async (error, kind) => {
      const routes = {
        [tokenRoute]: () => ({ status: 400, body: { error, error_description: `bad ${credentials.refreshToken}` } }),
      };
      await withAmazon(routes, async ({ pull, server, clock }) => {
        const { summary } = await pull(profile);
        expect(summary.fault).toMatchObject({ kind, canRetry: false });
        expect(server.requests).toHaveLength(1);
        expect(clock.sleeps).toEqual([]);
        const told = JSON.stringify(summary);
        for (const secret of Object.values(credentials)) expect(told).not.toContain(secret);
      });
    },
  );

  it('is fetched anew by the next pull after a failure', async () => {
    const routes = {
      ...shop,
      [tokenRoute]: (_q: unknown, _s: unknown, nth: number) =>
        nth === 1
          ? { status: 400, body: { error: 'invalid_client' } }
          : { body: { access_token: 'Atza|good', expires_in: 3600 } },
    };
    await withAmazon(routes, async ({ pull }) => {
      expect((await pull(profile)).summary.fault?.kind).toBe('bad-credentials');
      expect((await pull(profile)).summary.coverage.state).toBe('complete');
    });
  });

  it('that never comes holds nobody who gives up', async () => {
    const stop = new AbortController();
    const silent = () => {
      stop.abort(new Error('enough'));
      return undefined;
    };
    await withAmazon({ ...shop, [tokenRoute]: silent }, async ({ pull }) => {
      await expect(pull(profile, stop.signal)).rejects.toThrow('enough');
    });
  });
});
