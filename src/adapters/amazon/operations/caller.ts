// One pull's line to Amazon: what the operations are handed, instead of connections, tokens and budgets.
import type { Clock, Instant } from '../../../domain/clock.ts';
import type { Waiting } from '../../../domain/watch/observed.ts';
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

/** A path with its `{name}`s filled in. */
export const pathOf = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

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
      return seller.send(
        { method, path: pathOf(template, path), ...(query && { query }), ...(body !== undefined && { body }) },
        session,
      );
    },
    openDocument: (url) => seller.openDocument(url, session),
  };
}

/** One page of a list. */
export interface Page {
  readonly nextToken: string | null;
  /** What tells its entries from each other: an id, else all that is in it. Those that can't be read are not among them. */
  readonly ids: readonly string[];
  /** How many entries Amazon says that the whole list has, where it does. */
  readonly total?: number | null;
}

/** Pages with nothing in them that are followed: Amazon gives such in the middle of a list, but not without end. */
const emptyPages = 20;

/**
 * Walks through a list page by page, empty pages included, until there is no next one. A list that would never end is
 * left after what came of it, with a `malformed` fault: a page that only repeats what was there, a token that was named
 * before, one page more than Amazon announces, or more than `most` pages.
 * @param ask fetches and reads one page; the caller stops early by leaving the loop
 */
export async function* pages<T extends Page>(
  operation: OperationName,
  most: number,
  ask: (token: string | null) => Promise<T>,
): AsyncGenerator<T> {
  const tokens = new Set<string>();
  const seen = new Set<string>();
  let token: string | null = null;
  let empty = 0;
  let isAllSeen = false;
  for (let count = 1; ; count++) {
    const page: T = await ask(token);
    const before = seen.size;
    for (const id of page.ids) seen.add(id);
    yield page;
    token = page.nextToken;
    if (token === null) return;
    const isNothingNew = seen.size === before;
    empty = isNothingNew ? empty + 1 : 0;
    if (isAllSeen) throw endless(operation, `the ${seen.size} that it announced have come`);
    if (isNothingNew && (page.ids.length > 0 || empty > emptyPages)) throw endless(operation, 'they bring nothing new');
    if (tokens.has(token)) throw endless(operation, 'they come round again');
    if (count >= most) throw endless(operation, `there were ${count} already`);
    tokens.add(token);
    isAllSeen = page.total != null && seen.size >= page.total;
  }
}

function endless(operation: OperationName, why: string): AmazonFault {
  return new AmazonFault('malformed', `${operation}: Amazon names further pages without end, although ${why}.`);
}
