// Admission: may this request leave the program? Asked before a token is fetched, and again when a socket is wanted.
// Only what operations/allowed.ts lists is let through; the other two hosts get exactly one kind of request each.
import { parseJson } from '../../../domain/text/parse-json.ts';
import { type Operation, type OperationName, operations } from '../operations/allowed.ts';
import { AmazonFault } from './fault.ts';

export const tokenHost = 'api.amazon.com';
export const tokenPath = '/auth/o2/token';

export interface WireRequest {
  readonly method: string;
  /** Path without a query, as it will be sent: plain characters only, nothing is decoded or encoded on the way. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What of an operation decides whether a request is one. */
export type Admitted = Pick<Operation, 'path' | 'admitsBody' | 'admitsQuery'> & { readonly method: string };

export interface Admission<Name extends string> {
  /**
   * The operation that a request is, or a `refused-by-allow-list` fault.
   * Query and body are looked at as well: no report type, inner request or data set beyond the listed ones.
   */
  admit(request: WireRequest): Name;
  /**
   * The same at the last moment, from what would go over the wire. `target` is path and query.
   * @returns what throws when this may not be the request's body, empty where it has none
   */
  admitAtWire(host: string, method: string, target: string, apiHost: string): (body: Buffer) => void;
}

/** One segment: no slash, percent, backslash, semicolon or query can hide in it, and it isn't `.` or `..`. */
const segment = '(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+';

/** Lets through what is in a table of operations. */
export function admissionOf<Name extends string>(table: Readonly<Record<Name, Admitted>>): Admission<Name> {
  const rules = (Object.entries(table) as [Name, Admitted][]).map(([name, operation]) => ({
    name,
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, segment)}$`),
  }));
  const ruleFor = (method: string, path: string) =>
    rules.find(({ operation, pattern }) => operation.method === method && pattern.test(path));
  return {
    admit({ method, path, query = {}, body }) {
      const rule = ruleFor(method, path);
      if (!rule) throw refusal(method, path);
      const { admitsBody } = rule.operation;
      if (admitsBody ? !admitsBody(body) : body !== undefined) throw refusal(method, path, 'its body');
      checkQuery(rule.operation, method, path, (name) => [query[name] ?? []].flat().map(String));
      return rule.name;
    },
    admitAtWire(host, method, target, apiHost) {
      const [path = '', query = ''] = target.split(/\?(.*)/su, 2);
      const isToken = host === tokenHost && method === 'POST' && target === tokenPath;
      const rule = host === apiHost ? ruleFor(method, path) : undefined;
      if (!isToken && !rule) throw refusal(method, path);
      // A list stands in one parameter with commas, or in several.
      const sent = new URLSearchParams(query);
      if (rule)
        checkQuery(rule.operation, method, path, (name) => sent.getAll(name).flatMap((values) => values.split(',')));
      return (body) => {
        const { admitsBody } = rule?.operation ?? {};
        const isFine = isToken || (admitsBody ? admitsBody(parseJson(body.toString('utf8'))) : body.length === 0);
        if (!isFine) throw refusal(method, path, 'its body');
      };
    },
  };
}

/** All that runs by itself goes through this one. */
export const { admit, admitAtWire } = admissionOf<OperationName>(operations);

function checkQuery(operation: Admitted, method: string, path: string, valuesOf: (name: string) => string[]): void {
  for (const [name, allowed] of Object.entries(operation.admitsQuery ?? {}))
    if (!valuesOf(name).every((value) => allowed.includes(value))) throw refusal(method, path, name);
}

function refusal(method: string, path: string, what?: string): AmazonFault {
  const shown = `${method} ${path.replace(/[^\x21-\x7e]/g, '?').slice(0, 120)}`;
  return new AmazonFault(
    'refused-by-allow-list',
    `Rusuban refused to send ${shown}${what ? ` (${what})` : ''}: it only ever reads, and this isn't on its list.`,
  );
}
