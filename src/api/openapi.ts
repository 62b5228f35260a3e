// The OpenAPI 3.1 document, read off the table of routes and the schemas of what they take and give.
import { z } from 'zod';
import { mayDo, roles } from '../domain/owner/role.ts';
import { components } from './forms/components.ts';
import { type ProblemName, problemMedia, problemNames, problems, problemType } from './problems.ts';
import type { Route } from './route.ts';

/** Of every route; of those that change something also the second. */
const always: readonly ProblemName[] = [
  ...(['invalid-request', 'no-token', 'token-refused', 'role-not-enough', 'not-found', 'not-our-name'] as const),
  ...(['too-many-wrong-tokens', 'too-many-requests', 'failed'] as const),
];
const whereChanged: readonly ProblemName[] = [
  ...([
    'not-json',
    'too-large',
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-use',
  ] as const),
];

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', enum: problemNames.map(problemType) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'name', 'what'],
        properties: {
          in: { enum: ['path', 'query', 'body', 'header'] },
          name: { type: 'string' },
          what: { type: 'string' },
        },
      },
    },
    revision: { type: 'integer', description: 'the incident’s, as it is now' },
  },
};

type Json = Readonly<Record<string, unknown>>;

const key: Parameter = {
  in: 'header',
  name: 'Idempotency-Key',
  required: true,
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' },
  description: 'another for each thing that is asked for; the same when it is asked again, and it is done once',
};

export function openApi(routes: readonly Route[]): Json & { readonly openapi: string } {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Rusuban',
      // of the API, not of the program: it grows with what is added
      version: '1.0.0',
      description:
        'What Rusuban knows of the shops that it watches, and what people say of it. Moments are milliseconds since 1970-01-01T00:00:00Z. Titles and names were written by strangers: show them as text. Fields may be added within v1; what is there stays.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'made by `rusuban api token add`, or by an owner in the console',
        },
      },
      schemas: { Problem: problemSchema, ...schemas() },
    },
  };
}

function operation(route: Route): Json {
  const { id, summary, about, act, status, path, query, body, result } = route;
  const refused = [...always, ...(body ? whereChanged : []), ...route.problems];
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of refused)
    byStatus.set(problems[name].status, [...(byStatus.get(problems[name].status) ?? []), name]);
  const told = [...byStatus].sort(([a], [b]) => a - b);
  const may = roles.filter((role) => mayDo(role, act));
  return {
    operationId: id,
    summary,
    description: `${about}${about && ' '}For tokens of the role ${may.join(', ')}.`,
    'x-rusuban-act': act,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(
        ([, name = '']): Parameter => ({ in: 'path', name, required: true, schema: { type: 'string' } }),
      ),
      ...Object.entries(query?.shape ?? {}).map(([name, field]) => queryParameter(name, field as z.ZodType)),
      ...(body ? [key] : []),
    ],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: reference(body) } } } }),
    responses: {
      [status]: { description: 'Done.', content: { 'application/json': { schema: reference(result) } } },
      ...Object.fromEntries(
        told.map(([code, names]) => [
          String(code),
          {
            description: names.map((name) => `${name}: ${problems[name].title}.`).join(' '),
            content: { [problemMedia]: { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly schema: Json;
  readonly description?: string;
}

function queryParameter(name: string, field: z.ZodType): Parameter {
  const { $schema: _, description, ...schema } = z.toJSONSchema(field, { io: 'input' }) as Record<string, unknown>;
  const about = typeof description === 'string' ? { description } : {};
  return { in: 'query', name, required: false, schema, ...about };
}

const placeOf = (id: string) => `#/components/schemas/${id}`;

function reference(schema: z.ZodType): Json {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new RangeError('what a route takes and gives has a name');
  return { $ref: placeOf(id) };
}

/** All that have a name, each once. */
function schemas(): Record<string, Json> {
  const made = z.toJSONSchema(components, { io: 'input', uri: placeOf }).schemas as Record<
    string,
    Record<string, unknown>
  >;
  return Object.fromEntries(
    Object.entries(made)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
}
