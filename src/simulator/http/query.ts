// Query parameters, checked as Amazon checks them: lists by comma or repeated, times in ISO 8601, enumerations.
import type { Instant } from '../../domain/clock.ts';
import { invalidInput } from './errors.ts';

export class Query {
  readonly #params: URLSearchParams;
  constructor(params: URLSearchParams) {
    this.#params = params;
  }

  has(name: string): boolean {
    return this.text(name) !== null;
  }

  text(name: string): string | null {
    return this.#params.get(name) || null;
  }

  list(name: string, allowed?: readonly string[], max = Number.POSITIVE_INFINITY): string[] {
    const all = this.#params
      .getAll(name)
      .flatMap((value) => value.split(','))
      .filter((value) => value !== '');
    for (const value of all)
      if (allowed && !allowed.includes(value)) throw invalidInput(`Invalid value '${value}' for parameter '${name}'.`);
    if (all.length > max) throw invalidInput(`Parameter '${name}' takes at most ${max} values.`);
    return all;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === null) return fallback;
    if (!allowed.includes(value as T)) throw invalidInput(`Invalid value '${value}' for parameter '${name}'.`);
    return value as T;
  }

  whole(name: string, low: number, high: number, fallback: number): number {
    const value = this.text(name);
    if (value === null) return fallback;
    const n = Number(value);
    if (!Number.isInteger(n) || n < low || n > high)
      throw invalidInput(`Invalid value '${value}' for parameter '${name}': it must be from ${low} to ${high}.`);
    return n;
  }

  /** An ISO 8601 time; a date alone is not one. */
  time(name: string): Instant | null {
    const value = this.text(name);
    return value === null ? null : instantOf(value, name);
  }

  /** The same for every order of the parameters, without those named. */
  fingerprint(...without: string[]): string {
    return [...this.#params]
      .filter(([name]) => !without.includes(name))
      .map((pair) => pair.join('='))
      .sort()
      .join('&');
  }
}

/** Reads an ISO 8601 time or refuses it. */
export function instantOf(value: string, name: string): Instant {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value);
  const at = isTime ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw invalidInput(`Invalid value '${value}' for parameter '${name}': not an ISO 8601 time.`);
  return at;
}
