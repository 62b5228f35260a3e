// Page tokens that carry their own state: which query, as of when, from where. So a restarted simulator honours them.
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import type { World } from '../world.ts';
import { invalidInput } from './errors.ts';
import type { Call } from './operation.ts';

export interface Place {
  /** The moment at which the first page was asked for: the result stands still from then on. */
  readonly asOf: Instant;
  readonly from: number;
}

/** Where to go on; refuses a token of another query, a forged one and an expired one. */
export function placeOf(
  call: Call,
  tokenName: string,
  free: readonly string[] = [],
  validMs = Number.POSITIVE_INFINITY,
): Place {
  const token = call.query.text(tokenName);
  if (token === null) return { asOf: call.now, from: 0 };
  const [asOf, from, print] = Buffer.from(token, 'base64url').toString().split(' ').map(Number);
  if (asOf === undefined || from === undefined || !Number.isInteger(asOf) || !Number.isInteger(from))
    throw invalidInput(`Invalid '${tokenName}'.`);
  if (print !== printOf(call, [tokenName, ...free]))
    throw invalidInput(`'${tokenName}' belongs to a request with other parameters.`);
  if (call.now - asOf >= validMs) throw invalidInput(`'${tokenName}' has expired.`);
  return { asOf, from };
}

const results = new WeakMap<World, { readonly key: string; readonly all: readonly unknown[] }>();

/** The result that a walk pages through, made once for all its pages (the last walk's is kept). */
export function resultOf<T>(
  call: Call,
  place: Place,
  tokenName: string,
  free: readonly string[],
  make: () => T[],
): readonly T[] {
  const key = `${call.operation} ${place.asOf} ${printOf(call, [tokenName, ...free])}`;
  const known = results.get(call.world);
  if (known?.key === key) return known.all as readonly T[];
  const all = make();
  results.set(call.world, { key, all });
  return all;
}

/** One page of `all`, and the token of the next (null on the last). */
export function pageOf<T>(
  call: Call,
  place: Place,
  all: readonly T[],
  size: number,
  tokenName: string,
  free: readonly string[] = [],
): { items: readonly T[]; next: string | null; previous: string | null } {
  const tokenOf = (from: number) =>
    Buffer.from(`${place.asOf} ${from} ${printOf(call, [tokenName, ...free])}`).toString('base64url');
  if (call.strike('empty-page')) return { items: [], next: tokenOf(place.from), previous: null };
  if (call.strike('endless-pages')) {
    const round = (call.query.text(tokenName)?.length ?? 0) + 1;
    return { items: all.slice(0, size), next: tokenOf(0).padEnd(round, '='), previous: null };
  }
  const end = place.from + size;
  return {
    items: all.slice(place.from, end),
    next: end < all.length ? tokenOf(end) : null,
    previous: place.from > 0 ? tokenOf(Math.max(0, place.from - size)) : null,
  };
}

function printOf(call: Call, without: readonly string[]): number {
  return hash(JSON.stringify(call.path), call.query.fingerprint(...without));
}
