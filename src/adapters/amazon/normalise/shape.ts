// How an answer's body is checked: the fields we know, by zod; everything else (buyers above all) is never looked at.
import { z } from 'zod';
import type { Instant } from '../../../domain/clock.ts';
import { parseIsoInstant } from './iso-instant.ts';

/**
 * Returns the known fields of `body`, or throws an Error naming the operation and the place in it.
 * The message holds what was expected, never what was there.
 */
export function readShape<S extends z.ZodType>(schema: S, body: unknown, operation: string): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('') ?? '';
  throw new Error(`${operation}${place}: ${issue?.message ?? 'not what was expected'}`);
}

/** A moment as ISO 8601 with an offset. */
export const isoInstant = z.string().transform((text, context): Instant => {
  const at = parseIsoInstant(text);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'expected a date and time with its offset' });
  return z.NEVER;
});

/** The answers as a list of pages, each without the `payload` that some operations wrap theirs in. */
export function pagesOf(body: unknown): unknown[] {
  return (Array.isArray(body) ? body : [body]).map((page) =>
    typeof page === 'object' && page !== null && 'payload' in page ? page.payload : page,
  );
}

/** One canonical form of a name or an address part, so that only a real difference looks like one. */
export function canonicalText(text: string | null | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Joins what there is, in order: `3 Example St, London, E1 1AA, GB`. */
export function canonicalList(texts: readonly (string | null | undefined)[]): string {
  return texts
    .map(canonicalText)
    .filter((text) => text !== '')
    .join(', ');
}
