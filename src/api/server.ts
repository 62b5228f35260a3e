// The API: routes of the one table behind one door. Served by the console's listener, under the names under which that is
// served; what follows a request is the same for all of them: name, token, pace, role, what is given, once.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type App, OutsideScope, scopeStore } from '../app.ts';
import { isServedName } from '../domain/own-computer.ts';
import type { ApiToken } from '../domain/owner/api-token.ts';
import { mayDo } from '../domain/owner/role.ts';
import type { Tokens } from '../owner/consent.ts';
import { createBearer } from './bearer.ts';
import { largestBody, readBody, readPath, readQuery } from './given.ts';
import { type Answer, once } from './once.ts';
import { Problem, problemMedia } from './problems.ts';
import type { Asking, Route } from './route.ts';
import { routes } from './routes/index.ts';

/** Where it is, below the name of the console. */
export const apiBase = '/api/v1';

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};

const limited = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw new Problem('too-large');
  },
});

/** Whoever asks went away while the body came; they hear no more of it. */
function notWhole(error: unknown): never {
  if (error instanceof Problem) throw error;
  throw new Problem('invalid-request', { errors: [{ in: 'body', name: '', what: 'did not come whole' }] });
}

/** @param perform does an audit that was asked for, until the program ends */
export function apiRoutes(app: App, perform: Asking['perform'], tokens: Pick<Tokens, 'hash'>): Hono {
  const api = new Hono({ strict: false });
  const bearer = createBearer(app, tokens);
  api.use(async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (!isServedName(context.req.header('host'), app.consoleUrl)) throw new Problem('not-our-name');
    return next();
  });
  api.use((context, next) => limited(context, next).catch(notWhole));
  for (const route of routes)
    api.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const token = await bearer(context);
      if (!mayDo(token.role, route.act))
        throw new Problem('role-not-enough', { detail: `It takes who may ${route.act}.` });
      const asking = { token, perform, by: { name: token.name, via: 'api' }, app: await seenBy(app, token) } as const;
      return route.method === 'GET' ? read(context, route, asking) : change(context, route, asking, app);
    });
  for (const path of new Set(routes.map((route) => route.path)))
    api.all(path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      await bearer(context);
      const allow = routes.filter((route) => route.path === path).map(({ method }) => method);
      throw new Problem('method-not-allowed', { headers: { allow: allow.join(', ') } });
    });
  api.all('*', async (context) => {
    await bearer(context);
    throw new Problem('not-found');
  });
  api.onError((error, context) => {
    const problem = problemOf(app, error);
    return context.body(problem.body, problem.status as 400, { 'content-type': problemMedia, ...problem.more.headers });
  });
  return api;
}

/** `personId`: a token is nobody, so what concerns one person is nobody's here. */
const seenBy = async (app: App, { clients }: ApiToken) => ({
  ...app,
  store: await scopeStore(app.store, { personId: null, clients }),
});

async function read(context: Context, route: Route, asking: Asking): Promise<Response> {
  const given = { path: readPath(route, context), query: readQuery(route.query, context.req.url), body: {} };
  return sent(context, { status: route.status, body: JSON.stringify(await route.handle(asking, given)) });
}

/** @param app sees everything: what was asked under a key is the program's own */
async function change(context: Context, route: Route, asking: Asking, app: App): Promise<Response> {
  const { token } = asking;
  readQuery(null, context.req.url);
  const text = await context.req.text().catch(notWhole);
  if (text !== '' && !/^application\/json *(;|$)/i.test(context.req.header('content-type') ?? ''))
    throw new Problem('not-json');
  const given = { path: readPath(route, context), query: {}, body: readBody(route.body, text) };
  const key = context.req.header('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,100}$/.test(key))
    throw new Problem('idempotency-key-missing', {
      errors: [{ in: 'header', name: 'Idempotency-Key', what: 'has to be 1 to 100 visible letters of ASCII' }],
    });
  const path = route.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => (given.path as Record<string, string>)[name] ?? '',
  );
  const answer = await once(app, { tokenId: token.id, key, path, body: text }, async () => {
    try {
      return { status: route.status, body: JSON.stringify(await route.handle(asking, given)) };
    } catch (error) {
      const problem = problemOf(app, error);
      if (problem.status >= 500) throw error;
      return { status: problem.status, body: problem.body };
    }
  });
  return sent(context, answer, answer.isReplayed);
}

function sent(context: Context, { status, body }: Answer, isReplayed = false): Response {
  return context.body(body, status as 200, {
    'content-type': status >= 400 ? problemMedia : 'application/json',
    ...(isReplayed && { 'idempotency-replayed': 'true' }),
  });
}

function problemOf({ log }: Pick<App, 'log'>, error: unknown): Problem {
  if (error instanceof Problem) return error;
  // nothing of ours leads there; whoever gets there all the same learns what they learn of anything else that isn't theirs
  if (error instanceof OutsideScope) {
    log.warn({ err: error }, 'a token asked for more than it may see');
    return new Problem('not-found');
  }
  log.error({ err: error }, 'a request to the API failed');
  return new Problem('failed');
}
