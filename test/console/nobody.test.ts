// Every route of the console as somebody who is not in, read from the routes themselves so that none is forgotten.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleRoutes } from '../../src/console/routes.tsx';
import { askConsole } from '../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';

/** What must be there for whoever wants to come in; it tells nothing of any shop. */
const open = ['GET /console.css', 'GET /enter.js', 'GET /live.js', 'GET /enter', 'POST /enter'];

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
});
afterAll(() => stage?.close());

describe('who is not in', () => {
  it('gets nothing from any route but how to come in', async () => {
    const serving = { closing: new AbortController().signal, doctor: async function* () {} };
    const known = consoleRoutes(stage.app, '', serving)
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path}`);
    const routes = [...new Set(known)].filter((route) => !open.includes(route) && !route.endsWith('/settings/doctor'));
    expect(routes.length).toBeGreaterThan(25);
    const answers: Record<string, number> = {};
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const form = method === 'POST' ? { form: { shop: 'alice' } } : {};
      answers[route] = (await askConsole(stage.page.url ?? '', path.replace(/:\w+/g, 'x'), form)).status;
    }
    expect(answers).toEqual(Object.fromEntries(routes.map((route) => [route, 401])));
  });
});
