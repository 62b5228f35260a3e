// Who the seller is and where the money goes: profile and payouts.
import { describe, expect, it } from '@jest/globals';
import type { ProfileFact } from '../../../../src/domain/shop/profile.ts';
import { france, germany, japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import { type Route, refusal } from '../../../support/scripted-amazon.ts';

const participations = 'GET /sellers/v1/marketplaceParticipations';
const accountRoute = 'GET /sellers/v1/account';
const groups = 'GET /finances/v0/financialEventGroups';
const methods = 'GET /finances/transfers/2024-06-01/paymentMethods';
const denied = refusal(403, 'Unauthorized', 'Access to requested resource is denied.');

const storesOf = (...ids: string[]) => ({
  body: {
    payload: ids.map((id) => ({
      marketplace: { id },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: 'Alice Books',
    })),
  },
});
const valuesOf = (facts: readonly ProfileFact[] = []) =>
  facts.map(({ field, marketplaceId, value }) => [field, marketplaceId, value]);

describe('the profile', () => {
  it('is store name, participation and suspension of the watched marketplaces; getAccount is asked in Europe only', async () => {
    await withAmazon({ [participations]: () => storesOf(japan, 'A39IBJ37TRP1C6') }, async ({ pull, server }) => {
      const { batches, summary } = await pull({ part: 'profile' });
      expect(valuesOf(batches[0]?.facts)).toEqual([
        ['store-name', japan, 'Alice Books'],
        ['participation', japan, 'true'],
        ['listings-suspended', japan, 'false'],
      ]);
      expect(summary).toMatchObject({ coverage: { state: 'complete', asOf: start }, rows: 3 });
      expect(server.count(accountRoute)).toBe(0);
    });
  });

  it('in Europe without the finance role is partial, with the role', async () => {
    const routes = { [participations]: () => storesOf(germany), [accountRoute]: () => denied };
    await withAmazon(
      routes,
      async ({ pull }) => {
        const { summary } = await pull({ part: 'profile' });
        expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 3, fault: { kind: 'role-missing' } });
        expect(summary.fault?.roles).toContain('Finance and Accounting');
      },
      { account: { region: 'eu', marketplaceIds: [germany] } },
    );
  });

  it('names a marketplace on which the seller has no account', async () => {
    await withAmazon(
      { [participations]: () => storesOf(japan) },
      async ({ pull }) => {
        const { coverage } = (await pull({ part: 'profile' })).summary;
        expect(coverage).toMatchObject({ state: 'partial', reason: 'The seller has no account on Amazon.sg.' });
      },
      { account: { marketplaceIds: [japan, 'A19VAU5U5O7RUS'] } },
    );
  });
});

describe('payouts', () => {
  const since = start - 90 * 86_400_000;
  const group = (tail: string | undefined, date: string, currency = 'JPY') => ({
    ...(tail && { AccountTail: tail }),
    ...(date && { FundTransferDate: date }),
    FinancialEventGroupStart: '2026-05-01T00:00:00Z',
    OriginalTotal: { CurrencyCode: currency, CurrencyAmount: 1 },
  });

  it('are account tails by currency, oldest first over all pages, empty pages included', async () => {
    const pages: Record<string, object> = {
      '': { FinancialEventGroupList: [group('181', '2026-07-20T00:00:00Z')], NextToken: 'two' },
      two: { FinancialEventGroupList: [], NextToken: 'three' },
      three: {
        FinancialEventGroupList: [group('677', '2026-07-06T00:00:00Z'), group(undefined, '')],
      },
    };
    const route: Route = ({ query }) => ({ body: { payload: pages[query.get('NextToken') ?? ''] } });
    await withAmazon({ [groups]: route }, async ({ pull, server }) => {
      const { batches, summary } = await pull({ part: 'payouts', since });
      expect(batches).toHaveLength(1);
      expect(batches[0]?.facts?.map(({ value, scope, at }) => [value, scope, new Date(at).toISOString()])).toEqual([
        ['677', 'JPY', '2026-07-06T00:00:00.000Z'],
        ['181', 'JPY', '2026-07-20T00:00:00.000Z'],
      ]);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 3, rows: 2 });
      const { query } = server.requests[1] ?? {};
      // Groups that opened 35 days before may have closed since.
      expect(query?.get('FinancialEventGroupStartedAfter')).toBe('2026-03-29T00:00:00Z');
      expect(query?.get('FinancialEventGroupStartedBefore')).toBe('2026-07-31T23:57:00Z');
      expect(server.count(methods)).toBe(0);
    });
  });

  it('of which pages never end are kept, and partial', async () => {
    const route: Route = (_request, _response, nth) => ({
      body: { payload: { FinancialEventGroupList: [group('181', '2026-07-20T00:00:00Z')], NextToken: `${nth}` } },
    });
    await withAmazon({ [groups]: route }, async ({ pull }) => {
      const { batches, summary } = await pull({ part: 'payouts', since });
      expect(batches[0]?.facts?.[0]?.value).toBe('181');
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, calls: 2 });
    });
  });

  it('in the eight stores of the Transfers API name the deposit method, per store', async () => {
    const routes: Record<string, Route> = {
      [groups]: () => ({ body: { payload: { FinancialEventGroupList: [] } } }),
      [methods]: ({ query }) =>
        query.get('marketplaceId') === france
          ? { status: 503, body: '' }
          : {
              body: {
                paymentMethods: [
                  {
                    paymentMethodType: 'BANK_ACCOUNT',
                    tail: '321',
                    countryCode: 'DE',
                    assignmentType: 'DEFAULT_DEPOSIT_METHOD',
                  },
                  { paymentMethodType: 'CARD', tail: '9012', countryCode: 'US' },
                ],
              },
            },
    };
    await withAmazon(
      routes,
      async ({ pull, server }) => {
        const { batches, summary } = await pull({ part: 'payouts', since });
        expect(valuesOf(batches[0]?.facts)).toEqual([
          ['payment-method', germany, 'BANK_ACCOUNT, 321, DE'],
          ['deposit-method', germany, 'BANK_ACCOUNT, 321, DE'],
          ['payment-method', germany, 'CARD, 9012, US'],
        ]);
        expect(summary).toMatchObject({ coverage: { state: 'partial' }, fault: { kind: 'provider-fault' } });
        expect(summary.coverage.reason).toContain('Amazon.fr');
        expect(server.requests.some(({ query }) => query.get('marketplaceId') === 'A1F83G8C2ARO7P')).toBe(false);
      },
      { account: { region: 'eu', marketplaceIds: [germany, 'A1F83G8C2ARO7P', france] }, limits: { retries: 0 } },
    );
  });
});
