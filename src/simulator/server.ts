// The fake Amazon: one HTTP server on loopback that is LWA, the Selling Partner API, the report store and Seller Central's page
// of consent at once. It has no state but reports asked for, quotas used and authorisations; all else is (story, seed, moment), so it may be restarted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Text } from '../domain/text/text.ts';
import { createFaults, type Faults } from './http/faults.ts';
import { type Calls, createHandler } from './http/handler.ts';
import { NotificationDesk } from './http/notification-desk.ts';
import { createSellerCentral, type SellerCentral } from './http/seller-central.ts';
import { type Credentials, credentialsOf } from './http/tokens.ts';
import { type OwnersMailbox, openOwnersMailbox } from './mailbox/index.ts';
import { buyerOf } from './shop/buyers.ts';
import { storefronts } from './storefronts.ts';
import type { Story } from './story.ts';
import { lastMidnight } from './time.ts';
import { createWorld, type ShopSize, type World } from './world.ts';

export interface SimulatorOptions {
  readonly story: Story;
  readonly clock: Clock;
  /** Default 1. The same seed tells the same story to the byte. */
  readonly seed?: number;
  /** Default: any free one. */
  readonly port?: number;
  /** Day 0 begins at the first local midnight at or after this moment. Default: the clock's now. */
  readonly startAt?: Instant;
  /** In its place: at least so much of the story has passed at the start. Day 0 begins at the last midnight before that. */
  readonly elapsedMs?: number;
  /** No quotas, for benchmarks. */
  readonly isPacingOff?: boolean;
  /** Reports are made in no time, for programs that run on the real one. */
  readonly areReportsPrompt?: boolean;
  /** Another size of shop than the story's. */
  readonly size?: ShopSize;
  /** One line per request. */
  readonly log?: (line: string) => void;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  readonly story: Story;
  readonly credentials: Credentials;
  readonly account: {
    readonly sellerId: string;
    readonly storeName: string;
    readonly marketplaceIds: readonly string[];
    readonly region: 'na' | 'eu' | 'fe';
    readonly timeZone: string;
    readonly language: 'ja' | 'en';
  };
  /** Where the seller authorises the application. */
  readonly sellerCentral: SellerCentral;
  /** The owner's mailbox over IMAP; null where the story has none that is watched. */
  readonly mailbox: OwnersMailbox | null;
  readonly faults: Faults;
  readonly calls: Calls;
  /** Where it was told to send notifications. It sends none. */
  readonly notifications: NotificationDesk;
  readonly dayZero: Instant;
  readonly endsAt: Instant;
  /** What happens when, to be told as it unfolds. */
  readonly timeline: readonly { readonly at: Instant; readonly says: Text }[];
  /** What must be noticed, with the moment by which (and after which); empty where nothing above low may be. */
  readonly deadlines: readonly {
    readonly what: { detector: string } | { severity: string };
    readonly at: Instant;
    readonly after: Instant | null;
  }[];
  readonly world: World;
  now(): Instant;
  /** Every planted piece of buyers' data up to now: names, streets, cities, postcodes, phones, e-mails. */
  buyerData(): string[];
  close(): Promise<void>;
}

/** Starts the fake Amazon; resolves when it listens. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { story, clock, seed = 1, port = 0, elapsedMs } = options;
  const startAt =
    elapsedMs === undefined
      ? (options.startAt ?? clock.now())
      : lastMidnight(clock.now() - elapsedMs, storefronts[story.shop.store].zone);
  const world = createWorld(story, seed, startAt, options.size);
  const credentials = credentialsOf(seed, story.id);
  const sellerCentral = createSellerCentral(world);
  const faults = createFaults();
  const calls: Calls = { byOperation: {}, throttled: 0, forbidden: 0 };
  const notifications = new NotificationDesk();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;
  const { isPacingOff = false, areReportsPrompt = false, log = () => {} } = options;
  const behaviour = { isPacingOff, areReportsPrompt };
  server.on(
    'request',
    createHandler({
      world,
      clock,
      credentials,
      sellerCentral,
      notifications,
      faults,
      calls,
      origin: url,
      ...behaviour,
      log,
    }),
  );
  const { store } = world;
  const mailbox = await openOwnersMailbox(world, clock);
  return {
    url,
    port: address.port,
    story,
    credentials,
    account: {
      sellerId: world.plan.sellerId,
      storeName: world.plan.profile.storeName,
      marketplaceIds: [store.marketplaceId],
      region: store.region,
      timeZone: store.zone,
      language: world.plan.language,
    },
    sellerCentral,
    mailbox,
    faults,
    calls,
    notifications,
    dayZero: world.dayZero,
    endsAt: world.whenOf(story.lasts),
    timeline: story.timeline.map(({ at, says }) => ({ at: world.whenOf(at), says })),
    deadlines:
      typeof story.expects === 'string'
        ? []
        : story.expects.map(({ what, by, after }) => ({
            what,
            at: world.whenOf(by),
            after: after === undefined ? null : world.whenOf(after),
          })),
    world,
    now: () => clock.now(),
    buyerData() {
      const planted = world.orders.placed(clock.now()).flatMap(({ orderId }) => {
        const { name, email, phone, line1, city, postalCode } = buyerOf(orderId, store);
        return [name, email, phone, line1, city, postalCode];
      });
      return [...new Set(planted)];
    },
    async close() {
      await mailbox?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
