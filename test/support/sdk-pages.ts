// Amazon's own published client for JavaScript, pointed at a simulator: it fetches a token and pages through orders and
// listings. Its API address is an argument, that of Login with Amazon is not: so, while it runs, the process-wide
// HTTPS agent dials the simulator in plain HTTP instead of api.amazon.com. A program of its own, for by hand and because
// Jest needs minutes to load the package: node THIS '{"url": ...}'
import https from 'node:https';
import net from 'node:net';
import type { Simulator } from '../../src/simulator/index.ts';

/** What it is told, as JSON in its argument. */
export type SdkTask = Pick<Simulator, 'url' | 'port' | 'credentials' | 'account'> & { readonly createdAfter: string };

interface ApiClient {
  disableRateLimiter(): void;
  enableAutoRetrievalAccessToken(clientId: string, clientSecret: string, refreshToken: string, scope: null): void;
}

/** What of the package is used here; it ships no types for its entry. */
interface Sdk {
  Orders_v2026SpApi: {
    ApiClient: new (baseUrl: string) => ApiClient;
    SearchOrdersApi: new (
      client: ApiClient,
    ) => {
      searchOrders(options: object): Promise<{ orders: { orderId: string }[]; pagination?: { nextToken?: string } }>;
    };
  };
  ListingsitemsSpApi: {
    ApiClient: new (baseUrl: string) => ApiClient;
    ListingsApi: new (
      client: ApiClient,
    ) => {
      searchListingsItems(
        sellerId: string,
        marketplaceIds: readonly string[],
        options: object,
      ): Promise<{ numberOfResults: number; items: { sku: string }[]; pagination?: { nextToken?: string } }>;
    };
  };
}

/** What it prints, as JSON. */
export interface SdkPages {
  readonly orderIds: readonly string[];
  readonly skus: readonly string[];
  readonly numberOfResults: number;
}

/** Pages through all orders created since then and all listings. */
async function sdkPages(simulator: SdkTask): Promise<SdkPages> {
  const packageName: string = '@amazon-sp-api-release/amazon-sp-api-sdk-js';
  const sdk = (await import(packageName)) as unknown as Sdk;
  // superagent asks for `agent: false`, for which Node makes a new one of the global agent's class, without arguments.
  https.globalAgent = new (class extends https.Agent {
    override createConnection(): net.Socket {
      return net.connect({ port: simulator.port, host: '127.0.0.1' });
    }
  })();
  const { clientId, clientSecret, refreshToken } = simulator.credentials;
  const signIn = <T extends ApiClient>(client: T): T => {
    client.enableAutoRetrievalAccessToken(clientId, clientSecret, refreshToken, null);
    // Its own limiter waits in real time; the simulator's clock is the test's.
    client.disableRateLimiter();
    return client;
  };
  const orders = new sdk.Orders_v2026SpApi.SearchOrdersApi(signIn(new sdk.Orders_v2026SpApi.ApiClient(simulator.url)));
  const orderIds: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await orders.searchOrders({
      createdAfter: new Date(simulator.createdAfter),
      paginationToken,
      maxResultsPerPage: 10,
    });
    orderIds.push(...page.orders.map(({ orderId }) => orderId));
    paginationToken = page.pagination?.nextToken;
  } while (paginationToken);

  const listings = new sdk.ListingsitemsSpApi.ListingsApi(signIn(new sdk.ListingsitemsSpApi.ApiClient(simulator.url)));
  const skus: string[] = [];
  let numberOfResults = 0;
  let pageToken: string | undefined;
  do {
    const { sellerId, marketplaceIds } = simulator.account;
    const options = { includedData: ['summaries', 'offers'], pageSize: 20, sortBy: 'createdDate', pageToken };
    const page = await listings.searchListingsItems(sellerId, marketplaceIds, options);
    skus.push(...page.items.map(({ sku }) => sku));
    numberOfResults = page.numberOfResults;
    pageToken = page.pagination?.nextToken;
  } while (pageToken);
  return { orderIds, skus, numberOfResults };
}

console.log(JSON.stringify(await sdkPages(JSON.parse(process.argv[2] ?? '') as SdkTask)));
