// What a request carries, held against what its route takes. What is not known is refused by name: a filter that is misspelt
// must not pass for one that found everything.
import type { Context } from 'hono';
import type { z } from 'zod';
import { parseJson } from '../domain/text/parse-json.ts';
import { type Fault, Problem } from './problems.ts';
import type { Route } from './route.ts';

/** Larger than any body that a route takes. */
export const largestBody = 64 * 1024;

/** @throws Problem with each fault */
export function readQuery(schema: z.ZodObject | null, url: string): Record<string, unknown> {
  const { searchParams } = new URL(url);
  const twice = [...new Set(searchParams.keys())].filter((name) => searchParams.getAll(name).length > 1);
  const faults = twice.map((name): Fault => ({ in: 'query', name, what: 'is given more than once' }));
  const given = Object.fromEntries(searchParams);
  return checked('query', schema, given, faults);
}

/** @throws Problem for what is no JSON, or not as it should be */
export function readBody(schema: z.ZodObject | null, text: string): Record<string, unknown> {
  const given = text.trim() === '' ? {} : parseJson(text);
  if (given === undefined)
    throw new Problem('invalid-request', { errors: [{ in: 'body', name: '', what: 'is not JSON' }] });
  return checked('body', schema, given, []);
}

function checked(place: 'query' | 'body', schema: z.ZodObject | null, given: unknown, faults: readonly Fault[]) {
  const parsed = schema?.strict().safeParse(given);
  const unknown = parsed ? [] : Object.keys(given as object).map((name) => unknownIn(place, name));
  const all = [
    ...faults,
    ...unknown,
    ...(hasNul(given) ? [{ in: place, name: '', what: 'holds the letter NUL' }] : []),
    ...(parsed?.error?.issues.flatMap((issue) => faultsOf(place, issue)) ?? []),
  ];
  if (all.length > 0) throw new Problem('invalid-request', { errors: all });
  return parsed?.data ?? {};
}

/** Which no text in the database can hold. */
const hasNul = (given: unknown) => JSON.stringify(given).includes('\\u0000');

const unknownIn = (place: Fault['in'], name: string): Fault => ({ in: place, name, what: 'is not known here' });

function faultsOf(place: Fault['in'], issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownIn(place, name));
  return [{ in: place, name: issue.path.join('.'), what: issue.message }];
}

/** What the path names; longer than any id of ours is none. */
export function readPath({ path }: Pick<Route, 'path'>, context: Context): Record<string, string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const given = names.map((name) => [name, context.req.param(name) ?? ''] as const);
  if (given.some(([, value]) => value.length > 200 || value.includes('\0'))) throw new Problem('not-found');
  return Object.fromEntries(given);
}
