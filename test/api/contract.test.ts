// The document that is served is OpenAPI 3.1, and every answer is as it says: each route is asked until it has answered, and
// each kind of problem is met. Answers hold nothing that the document doesn't name, though readers must allow it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { auditReportPreviews } from '../../dev/previews/audit.ts';
import { problemNames, problemType } from '../../src/api/problems.ts';
import { routes } from '../../src/api/routes/index.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type ApiAnswered, type ApiAsked, askApi, serveApi, tokenOf } from '../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { aSignal } from '../support/factories.ts';
import { tell } from '../support/told-store.ts';
import { addTwoClients, ours } from '../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
/** When all that is owed is due. */
const later = noon + hourMs;
let stage: ConsoleStage;
let api: Awaited<ReturnType<typeof serveApi>>;
const token: Record<'owner' | 'reader' | 'client', string> = { owner: '', reader: '', client: '' };
// biome-ignore lint/suspicious/noExplicitAny: a document of others' making
let document: any;
let ajv: Ajv2020;

beforeAll(async () => {
  stage = await openConsole(noon);
  api = await serveApi(stage.app);
  const { store } = stage.app;
  await addTwoClients(store, noon);
  const evidence = [{ subject: { kind: 'listing', sku: 'A', asin: null, title: 'Tea' }, at: noon }] as const;
  const signals = [aSignal({ fingerprint: 'listing-burst|small', evidence, evidenceTotal: 1 })];
  await tell(store, noon - 1000, { id: 'inc-small', accountId: ours.shop, severity: 'medium', signals });
  await tell(store, noon - 2000, { id: 'inc-closed', accountId: ours.shop, severity: 'medium', status: 'resolved' });
  await store.claimAudit('audit-acme', noon, noon - minuteMs);
  const [preview] = Object.values(auditReportPreviews);
  const result = preview?.('en').report;
  if (result === undefined) throw new Error('there is no preview of an audit');
  await store.endAudit('audit-acme', { state: 'done', result, owed: () => [] }, noon);
  for (let row = await store.claimOutbox(later, minuteMs); row; row = await store.claimOutbox(later, minuteMs))
    await store.settleOutbox(row.key, { outcome: 'delivered', detail: '250 ok', messageId: row.key }, later);
  token.owner = await tokenOf(stage.app, 'owner', 'all');
  token.reader = await tokenOf(stage.app, 'reader', 'reads');
  token.client = await tokenOf(stage.app, 'client', 'theirs', { clients: [ours.client] });
  document = (await ask('/openapi.json')).json;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(document, 'document');
});
afterAll(async () => {
  await api?.close();
  await stage?.close();
});

const ask = (path: string, asked: ApiAsked = {}) => askApi(api.url, path, { token: token.owner, ...asked });

/** What is wrong with an answer, by the document. */
function faultsOf(method: string, template: string, answer: ApiAnswered): unknown[] {
  const said = document.paths[template]?.[method.toLowerCase()]?.responses[String(answer.status)];
  const [type = ''] = [answer.headers['content-type'] ?? ''].flat();
  const schema = said?.content[type]?.schema;
  if (schema === undefined) return [`${method} ${template}: nothing is said of ${answer.status} ${type}`];
  const validate = ajv.compile({ $ref: `document${schema.$ref}` });
  validate(answer.json);
  return validate.errors ?? [];
}

/** Each route, asked so that it does what it is asked, in this order. */
const good: readonly [template: string, path: string, asked?: ApiAsked][] = [
  ['/openapi.json', '/openapi.json'],
  ['/accounts', '/accounts?limit=1'],
  ['/accounts/{account}', `/accounts/${ours.shop}`],
  ['/incidents', '/incidents?status=open,acknowledged&severity=low&since=1'],
  ['/incidents/{incident}', `/incidents/${ours.incident}`],
  [
    '/incidents/{incident}/steps',
    `/incidents/${ours.incident}/steps`,
    { body: { step: 'mailbox-and-password', action: 'tick' } },
  ],
  [
    '/incidents/{incident}/answer',
    `/incidents/${ours.incident}/answer`,
    { body: { answer: 'acknowledge', revision: 1 } },
  ],
  ['/incidents/{incident}', `/incidents/${ours.incident}`],
  ['/accounts/{account}/audits/latest', `/accounts/${ours.shop}/audits/latest`],
  ['/audits/{audit}', '/audits/audit-acme'],
  ['/accounts/{account}/audits', `/accounts/${ours.shop}/audits`, { body: { mailTo: ['Reader@acme.example'] } }],
  ['/accounts/{account}/audits/latest', `/accounts/${ours.shop}/audits/latest`],
  ['/accounts/{account}/audits/cancel', `/accounts/${ours.shop}/audits/cancel`, { method: 'POST' }],
  ['/accounts/{account}/weeks/{week}', `/accounts/${ours.shop}/weeks/2026-W23`],
  ['/plans', '/plans', { body: { account: ours.shop, kind: 'sale', from: noon, to: noon + minuteMs } }],
  ['/plans', '/plans?current=true'],
  ['/plans/{plan}/end', '/plans/plan-acme/end', { body: {} }],
  ['/accounts/{account}/recipients', `/accounts/${ours.shop}/recipients`],
  ['/accounts/{account}/deliveries', `/accounts/${ours.shop}/deliveries`],
  ['/log', '/log?limit=3'],
  ['/clients', '/clients'],
];

describe('the document', () => {
  it('is OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
    // and whoever says so would say if it were not
    expect((await new Validator().validate({ ...structuredClone(document), paths: { x: 1 } })).valid).toBe(false);
  });

  it('names every route, who may, and every problem', () => {
    const named = Object.entries<Record<string, { 'x-rusuban-act': string }>>(document.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, said]) => `${method.toUpperCase()} ${path}: ${said['x-rusuban-act']}`),
    );
    expect(named.sort()).toEqual(routes.map(({ method, path, act }) => `${method} ${path}: ${act}`).sort());
    expect(document.components.schemas.Problem.properties.type.enum).toEqual(problemNames.map(problemType));
    const ids = routes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('every route', () => {
  it('answers as the document says, and with nothing that it doesn’t name', async () => {
    const asked = new Set<string>();
    for (const [template, path, given] of good) {
      const answer = await ask(path, given);
      const method = answer.status === 200 && !given ? 'GET' : 'POST';
      const route = routes.find((one) => one.path === template && one.method === method);
      expect([method, path, answer.status, answer.json]).toEqual([method, path, route?.status, expect.anything()]);
      expect([path, faultsOf(method, template, answer)]).toEqual([path, []]);
      expect([path, route?.result.parse(answer.json)]).toEqual([path, answer.json]);
      asked.add(`${method} ${template}`);
    }
    expect(routes.map(({ method, path }) => `${method} ${path}`).filter((one) => !asked.has(one))).toEqual([]);
  });

  it.each<[kind: string, template: string, path: string, asked: ApiAsked]>([
    ['no-token', '/accounts', '/accounts', { token: null }],
    ['token-refused', '/accounts', '/accounts', { token: 'x' }],
    ['not-our-name', '/accounts', '/accounts', { headers: { host: 'evil.example' } }],
    ['not-found', '/accounts/{account}', '/accounts/nowhere', {}],
    ['not-found', '/accounts/{account}', '/accounts/%00', {}],
    ['not-found', '/accounts/{account}', `/accounts/${'x'.repeat(201)}`, {}],
    ['invalid-request', '/accounts', '/accounts?limit=0', {}],
    ['invalid-request', '/accounts', '/accounts?limit=1&limit=2', {}],
    ['invalid-request', '/incidents', '/incidents?status=open,closed', {}],
    ['invalid-request', '/incidents', '/incidents?account=%00', {}],
    ['invalid-request', '/incidents', '/incidents?since=8640000000000001', {}],
    ['invalid-request', '/accounts/{account}/weeks/{week}', `/accounts/${ours.shop}/weeks/2026-W60`, {}],
    ['invalid-request', '/accounts/{account}/weeks/{week}', `/accounts/${ours.shop}/weeks/2027-W01`, {}],
    ['bad-cursor', '/log', '/log?cursor=eA', {}],
    ['bad-cursor', '/incidents', '/incidents?cursor=IjEi', {}],
  ])('says %s of %s, asked for %s', async (kind, template, path, asked) => {
    const answer = await ask(path, asked);
    expect(answer.json).toMatchObject({ type: `urn:rusuban:problem:${kind}`, status: answer.status });
    expect(faultsOf('GET', template, answer)).toEqual([]);
  });

  const answerOf = '/incidents/{incident}/answer';
  const at = `/incidents/${ours.incident}/answer`;
  const small = '/incidents/inc-small/answer';
  it.each<[kind: string, template: string, path: string, asked: () => ApiAsked]>([
    ['role-not-enough', answerOf, at, () => ({ token: token.reader, body: { answer: 'acknowledge', revision: 1 } })],
    [
      'not-json',
      answerOf,
      at,
      () => ({ body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['too-large', answerOf, at, () => ({ body: { reason: 'x'.repeat(70_000) } })],
    ['too-large', answerOf, at, () => ({ body: 'x'.repeat(70_000), headers: { 'transfer-encoding': 'chunked' } })],
    ['invalid-request', answerOf, at, () => ({ body: '{' })],
    ['invalid-request', answerOf, at, () => ({ body: '[]' })],
    ['invalid-request', answerOf, at, () => ({ body: 'null' })],
    ['invalid-request', answerOf, at, () => ({ body: { answer: 'acknowledge' } })],
    ['invalid-request', answerOf, at, () => ({ body: { answer: 'acknowledge', revision: 1, reason: 'a\u0000b' } })],
    ['invalid-request', answerOf, small, () => ({ body: { answer: 'dismiss', revision: 1, reason: ' ' } })],
    ['invalid-request', answerOf, `${at}?force=1`, () => ({ body: { answer: 'acknowledge', revision: 1 } })],
    ['idempotency-key-missing', answerOf, at, () => ({ key: null, body: { answer: 'acknowledge', revision: 1 } })],
    ['revision-changed', answerOf, small, () => ({ body: { answer: 'acknowledge', revision: 7 } })],
    [
      'not-possible-now',
      answerOf,
      '/incidents/inc-closed/answer',
      () => ({ body: { answer: 'acknowledge', revision: 1 } }),
    ],
    ['still-standing', answerOf, small, () => ({ body: { answer: 'resolve', revision: 1 } })],
    ['wants-a-person', answerOf, at, () => ({ body: { answer: 'dismiss', revision: 2, reason: 'ours' } })],
    [
      'wants-a-person',
      '/plans',
      '/plans',
      () => ({ body: { account: ours.shop, kind: 'payout-change', from: noon, to: noon } }),
    ],
    ['invalid-request', '/plans', '/plans', () => ({ body: { account: ours.shop, kind: 'sale', from: noon, to: 0 } })],
    ['not-found', '/plans', '/plans', () => ({ body: { account: 'nowhere', kind: 'sale', from: noon, to: noon } })],
    [
      'invalid-request',
      '/accounts/{account}/audits',
      `/accounts/${ours.shop}/audits`,
      () => ({ body: { mailTo: ['x@x.example'] } }),
    ],
    [
      'not-found',
      '/incidents/{incident}/steps',
      `/incidents/${ours.incident}/steps`,
      () => ({ body: { step: 'x', action: 'tick' } }),
    ],
  ])('says %s of POST %s, %s', async (kind, template, path, asked) => {
    const answer = await ask(path, { method: 'POST', ...asked() });
    expect(answer.json).toMatchObject({ type: `urn:rusuban:problem:${kind}`, status: answer.status });
    expect(faultsOf('POST', template, answer)).toEqual([]);
  });

  it('refuses what it doesn’t know by its name', async () => {
    const { json } = await ask('/incidents?serverity=high&acount=x');
    expect(json.errors).toEqual(
      ['serverity', 'acount'].map((name) => ({ in: 'query', name, what: 'is not known here' })),
    );
    const body = { answer: 'acknowledge', revision: 1, forse: true };
    const said = await ask(at, { body });
    expect(said.json.errors).toEqual([{ in: 'body', name: 'forse', what: 'is not known here' }]);
  });
});
