// A fake Amazon for many sellers at once, as a process of its own: each has its sign-in, quotas and reports; the healthy
// ones share one shop, since it is the same to watch. Its parent says when a seller's account is taken over.
// Argument: how many sellers, and how long an answer takes, as JSON.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createSystemClock } from '../../src/adapters/clock.ts';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import { createFaults } from '../../src/simulator/http/faults.ts';
import { createHandler } from '../../src/simulator/http/handler.ts';
import { NotificationDesk } from '../../src/simulator/http/notification-desk.ts';
import { createSellerCentral } from '../../src/simulator/http/seller-central.ts';
import type { Credentials } from '../../src/simulator/http/tokens.ts';
import { healthyShop } from '../../src/simulator/stories/healthy-shop.ts';
import type { Story } from '../../src/simulator/story.ts';
import { createWorld, type World } from '../../src/simulator/world.ts';

export interface SellersPlan {
  readonly sellers: number;
  /** Before each answer: Amazon is some way off, and no answer of its comes at once. */
  readonly latencyMs: number;
}

export interface TakeOver {
  readonly seller: number;
  readonly at: Instant;
}

export const credentialsOfSeller = (seller: number): Credentials => ({
  clientId: 'amzn1.application-oa2-client.bench',
  clientSecret: 'amzn1.oa2-cs.v1.bench',
  refreshToken: `Atzr|bench-${seller}`,
});

export const sellerIdOf = (seller: number): string => `A2BENCH${String(seller).padStart(6, '0')}`;

/** A small shop, so that a thousand are read in minutes. */
const size = { listings: 100, orders: 450 };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const plan = JSON.parse(process.argv[2] ?? '') as SellersPlan;
  const server = createServer().listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { answer, takeOver } = manySellers(plan, origin);
    server.on('request', answer);
    process.on('message', takeOver);
    process.send?.(origin);
  });
  process.once('disconnect', () => process.exit(0));
}

function manySellers({ sellers, latencyMs }: SellersPlan, origin: string) {
  const clock = createSystemClock();
  const { mailsPerDay: _, ...shop } = healthyShop.shop;
  const story: Story = { ...healthyShop, shop, timeline: [] };
  const startAt = clock.now() - dayMs;
  const healthy = createWorld(story, 1, startAt, size);
  const worlds = new Map<number, World>();

  const handlers = Array.from({ length: sellers }, (_, seller) =>
    createHandler({
      world: new Proxy(healthy, {
        get: (same, name) => {
          const own = worlds.get(seller) ?? same;
          return name === 'plan' ? { ...own.plan, sellerId: sellerIdOf(seller) } : Reflect.get(own, name);
        },
      }),
      clock,
      // each signs its access tokens with a secret of its own
      credentials: credentialsOfSeller(seller),
      sellerCentral: createSellerCentral(healthy),
      notifications: new NotificationDesk(),
      faults: createFaults(),
      calls: { byOperation: {}, throttled: 0, forbidden: 0 },
      // tells whose document is fetched
      origin: `${origin}/seller-${seller}`,
      isPacingOff: false,
      areReportsPrompt: true,
      log: () => {},
    }),
  );
  const sellerOfToken = new Map<string, number>();

  async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url === '/auth/o2/token') return signIn(req, res);
    const [, seller, path] = /^\/seller-(\d+)(\/.*)$/.exec(req.url ?? '') ?? [];
    if (path !== undefined) req.url = path;
    const token = String(req.headers['x-amz-access-token'] ?? '');
    handlers[seller === undefined ? (sellerOfToken.get(token) ?? 0) : Number(seller)]?.(req, res);
  }

  /** Reads who signs in, hands the request on, and remembers the access token that is given. */
  async function signIn(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const seller = Number(/bench-(\d+)/.exec(body.toString())?.[1]);
    const write = res.write.bind(res) as (chunk: Buffer, ...rest: never[]) => boolean;
    res.write = ((chunk: Buffer, ...rest: never[]) => {
      const { access_token: token } = JSON.parse(chunk.toString()) as { access_token?: string };
      if (token) sellerOfToken.set(token, seller);
      return write(chunk, ...rest);
    }) as typeof res.write;
    const { method, url, headers } = req;
    handlers[seller]?.(Object.assign(Readable.from([body]), { method, url, headers }) as IncomingMessage, res);
  }

  const answer: RequestListener = (req, res) => {
    setTimeout(() => void route(req, res).catch(() => res.destroy()), latencyMs);
  };
  return {
    answer,
    /** From `at` on Mallory lists bait within seconds, far below the market. The time before stays as it was. */
    takeOver({ seller, at }: TakeOver): void {
      const bait = { tag: 'bait', count: 60, line: 'ja-hot', skuPrefix: 'ZX', ofMarket: [0.05, 0.11] } as const;
      const list = { deed: 'list', ...bait, quantity: 30, handlingDays: 18, over: 5_000 } as const;
      const says = { en: 'Mallory lists bait.', ja: 'マロリーが囮の商品を出品します。' };
      const attacked: Story = { ...story, timeline: [{ at: at - healthy.dayZero, says, does: [list] }] };
      worlds.set(seller, createWorld(attacked, 1, startAt, size));
    },
  };
}
