// One seller's way to Amazon, shared by all pulls of that seller: its token, its pace, its connections.
import { createHash } from 'node:crypto';
import type { Agent } from 'node:https';
import { type Clock, type Instant, minuteMs, secondMs } from '../../../domain/clock.ts';
import type { Region } from '../../../domain/marketplace.ts';
import type { Waiting } from '../../../domain/watch/observed.ts';
import { type OperationName, operations } from '../operations/allowed.ts';
import { admit, admitAtWire, type WireRequest } from './admission.ts';
import { callRaw } from './call-raw.ts';
import { classify } from './classify.ts';
import { type DocumentStream, documentUrl, openDocument } from './document.ts';
import { Door, type Guard } from './door.ts';
import { AmazonFault } from './fault.ts';
import type { Limits } from './limits.ts';
import { networkFault } from './network.ts';
import { createPace, type Pace, type PaceLedger } from './pace.ts';
import { postToken, type RawAnswer } from './post-token.ts';
import type { Circumstance } from './refusals.ts';
import { retrying } from './retrying.ts';
import { createTokens } from './tokens.ts';

export interface SellerOptions {
  readonly region: Region;
  /** Who asks, as Amazon wants to know it with each call. */
  readonly userAgent: string;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
  readonly pool: Agent;
  /** Documents may come from anywhere over TLS, or from the endpoint that plays Amazon. */
  readonly isRedirected: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: Limits;
  readonly isPacingOff: boolean;
  /** Where the pace is kept; without one in this process. */
  readonly ledger?: PaceLedger;
  readonly log: (fields: object, message: string) => void;
}

/** What one pull adds up. */
export interface Session {
  readonly signal: AbortSignal | undefined;
  calls: number;
  /** Waited after 429s so far. */
  throttledMs: number;
  /** Our clock minus Amazon's, by its last answer. */
  skewMs: number | null;
  /** Told of each wait that is worth telling of. */
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
}

export interface Seller {
  /** The JSON of one answer. Rejects with an AmazonFault, or with the signal's reason. */
  send(request: WireRequest, session: Session): Promise<unknown>;
  /** The time by Amazon's clock, as its answers tell it: what Amazon's bounds are held against. Needs a token, so it rejects as `send` does. */
  now(session: Session): Promise<Instant>;
  /** Names the sign-in without telling it. */
  readonly name: string;
  /** Opens a presigned address. Also rejects with DocumentExpired. */
  openDocument(url: string, session: Session): Promise<DocumentStream>;
}

/** For so long after a 429 a 403 is taken for another form of it. */
const hammeringMs = 10 * minuteMs;
/** Nothing was answered for this long, and so many operations were refused: then it isn't about one of them. */
const silentMs = 2 * minuteMs;
const manyRefused = 2;

/** 429s in a row for one call before it is given up, whatever the wait. */
const throttledTries = 8;

/**
 * Our clock minus Amazon's, as far as an answer's date proves it: that is cut to the second, and was written at some
 * moment between asking and now. Null where there is none.
 */
function skewOf(sentAt: Instant, receivedAt: Instant, date: string | undefined): number | null {
  const serverAt = Date.parse(date ?? '');
  if (!Number.isFinite(serverAt)) return null;
  const [least, most] = [sentAt - serverAt - secondMs, receivedAt - serverAt];
  return least > 0 ? least : Math.min(most, 0);
}

/** Names a sign-in without telling it: Amazon counts by seller and application. */
function nameOf({ region, credentials }: SellerOptions): string {
  const signIn = [region, credentials.clientId, credentials.refreshToken].join('\n');
  return createHash('sha256').update(signIn).digest('base64url').slice(0, 22);
}

export function createSeller(options: SellerOptions): Seller {
  const { region, clock, random, limits, pool } = options;
  const signIn = nameOf(options);
  const apiHost = `sellingpartnerapi-${region}.amazon.com`;
  const paces = new Map<OperationName, Pace>();
  const throttledAt = new Map<OperationName, Instant>();
  /** What was refused since anything was last answered. */
  const refused = new Set<OperationName>();
  let answeredAt: Instant = Number.NEGATIVE_INFINITY;
  let skewMs = 0;

  function door(signal: AbortSignal | undefined, guard: Partial<Guard> = {}): Door {
    const admitWire: Guard['admit'] = (host, method, target) => admitAtWire(host, method, target, apiHost);
    const { idleMs, deadlineMs, bodyBytes } = limits;
    return new Door(pool, { admit: admitWire, idleMs, deadlineMs, maxBytes: bodyBytes, signal, ...guard });
  }

  /** Sends, and reads Amazon's clock off the answer. */
  async function measured(session: Session | null, ask: () => Promise<RawAnswer>): Promise<RawAnswer> {
    const sentAt = clock.now();
    const answer = await ask().catch((error: unknown) => {
      throw networkFault(error, session?.signal);
    });
    const seen = skewOf(sentAt, clock.now(), answer.headers.date);
    if (seen !== null) {
      skewMs = seen;
      if (session) session.skewMs = seen;
    }
    return answer;
  }

  const tokens = createTokens(clock, () => measured(null, () => postToken(door(undefined), options.credentials)));

  const planOf = ({ signal }: Session) => ({ clock, random, retries: limits.retries, signal });

  function paceOf(name: OperationName): Pace {
    const known = paces.get(name);
    if (known) return known;
    const pace = createPace({
      clock,
      ...(options.ledger && { ledger: options.ledger }),
      bucket: `${signIn}/${name}`,
      rate: operations[name].rate,
      burst: operations[name].burst,
      isOff: options.isPacingOff,
    });
    paces.set(name, pace);
    return pace;
  }

  function circumstancesOf(name: OperationName): Circumstance[] {
    const wasThrottled = clock.now() - (throttledAt.get(name) ?? Number.NEGATIVE_INFINITY) < hammeringMs;
    const isAllRefused = refused.size >= manyRefused && clock.now() - answeredAt > silentMs;
    return [...(wasThrottled ? ['after-429' as const] : []), ...(isAllRefused ? ['everything-refused' as const] : [])];
  }

  async function attempt(name: OperationName, request: WireRequest, session: Session): Promise<unknown> {
    const pace = paceOf(name);
    let hasRenewed = false;
    for (let throttled = 0; ; ) {
      await pace.take(session.signal, (until) => session.onWait?.({ for: 'turn', until }));
      const token = await tokens.get(session.signal);
      session.calls += 1;
      const answer = await measured(session, () => callRaw(door(session.signal), options, token, request));
      await pace.adjust(Number(answer.headers['x-amzn-ratelimit-limit'] ?? Number.NaN));
      if (answer.status < 300) {
        refused.clear();
        answeredAt = clock.now();
      } else if (answer.status === 401 || answer.status === 403) refused.add(name);
      const circumstances = circumstancesOf(name);
      const verdict = classify(answer, { operation: name, region, roles: operations[name].roles, circumstances });
      switch (verdict.kind) {
        case 'ok':
          return verdict.json;
        case 'fault':
          throw verdict.fault;
        case 'bad-token':
          tokens.discard(token);
          if (hasRenewed) throw verdict.fault;
          hasRenewed = true;
          break;
        case 'throttled': {
          if (answer.status === 429) throttledAt.set(name, clock.now());
          const waitMs = await pace.drain(throttled++);
          session.throttledMs += waitMs;
          options.log({ operation: name, status: answer.status, waitMs }, 'Amazon throttles');
          if (session.throttledMs > limits.throttleWaitMs || throttled > throttledTries)
            throw new AmazonFault('throttled', `${name}: Amazon asks for patience (HTTP ${answer.status}).`, {
              retryAfterMs: waitMs,
            });
        }
      }
    }
  }

  return {
    name: signIn,
    async now(session) {
      await retrying(planOf(session), () => tokens.get(session.signal));
      return clock.now() - skewMs;
    },
    async send(request, session) {
      const name = admit(request);
      return retrying(planOf(session), () => attempt(name, request, session));
    },
    async openDocument(address, session) {
      const url = documentUrl(address, options);
      const admitDocument: Guard['admit'] = (host, method) => {
        const refused = new AmazonFault(
          'refused-by-allow-list',
          'Rusuban refused a request that is not for the document.',
        );
        if (method !== 'GET' || host !== url.host) throw refused;
        return (body) => {
          if (body.length > 0) throw refused;
        };
      };
      const guard = { admit: admitDocument, deadlineMs: limits.documentDeadlineMs, maxBytes: null };
      return retrying(planOf(session), async () => {
        session.calls += 1;
        const { idleMs, documentBytes } = limits;
        return openDocument(door(session.signal, guard), url, {
          idleMs,
          maxBytes: documentBytes,
          signal: session.signal,
        });
      });
    },
  };
}
