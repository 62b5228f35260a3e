// One pull's line to Amazon: what the operations are handed, instead of connections, tokens and budgets.
import type { Clock, Instant } from '../../../domain/clock.ts';
import type { Waiting } from '../../../domain/observed.ts';
import type { DocumentStream } from '../wire/document.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { Limits } from '../wire/limits.ts';
import type { Seller, Session } from '../wire/seller.ts';
import { type OperationName, operations } from './allowed.ts';
import type { ReportShelf } from './report-shelf.ts';

export interface Input {
  /** Values of the path's `{name}`s. */
  readonly path?: Readonly<Record<string, string>>;
  /** Lists go comma-delimited, as Amazon's models say. */
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly body?: unknown;
}

export interface Caller {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  /** Names the sign-in without telling it. */
  readonly signIn: string;
  readonly reports: ReportShelf;
  /** The time by Amazon's clock: what it holds our bounds against. Rejects as `ask` does. */
  now(): Promise<Instant>;
  /** Says that something takes a while. */
  waits(waiting: Waiting): void;
  /** The JSON that Amazon answers. Rejects with an AmazonFault, or with the signal's reason. */
  ask(name: OperationName, input?: Input): Promise<unknown>;
  openDocument(url: string): Promise<DocumentStream>;
}

export function createCaller(
  seller: Seller,
  session: Session,
  { clock, limits, reports }: Pick<Caller, 'clock' | 'limits' | 'reports'>,
): Caller {
  return {
    clock,
    limits,
    reports,
    signal: session.signal,
    signIn: seller.name,
    now: () => seller.now(session),
    waits: (waiting) => session.onWait?.(waiting),
    ask(name, { path = {}, query, body } = {}) {
      const { method, path: template } = operations[name];
      const filled = template.replace(/\{(\w+)\}/g, (_, key: string) => path[key] ?? '');
      return seller.send(
        { method, path: filled, ...(query && { query }), ...(body !== undefined && { body }) },
        session,
      );
    },
    openDocument: (url) => seller.openDocument(url, session),
  };
}

/**
 * Walks through a list page by page, empty pages included, until there is no next token.
 * `ask` fetches and reads one page; the caller stops early by leaving the loop.
 */
export async function* pages<T extends { readonly nextToken: string | null }>(
  limit: number,
  ask: (token: string | null) => Promise<T>,
): AsyncGenerator<T> {
  let token: string | null = null;
  for (let page = 0; page < limit; page++) {
    const answer: T = await ask(token);
    yield answer;
    if (answer.nextToken === null) return;
    if (answer.nextToken === token) break;
    token = answer.nextToken;
  }
  throw new AmazonFault('malformed', 'Amazon goes in circles: its next page is the same one again.');
}
