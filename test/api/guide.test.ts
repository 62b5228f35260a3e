// docs/api.md is true: its tables are those of the program, and each of its examples is asked as it stands there.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problems } from '../../src/api/problems.ts';
import { routes } from '../../src/api/routes/index.ts';
import { askApi, serveApi, tokenOf } from '../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { readText } from '../support/repository.ts';
import { addTwoClients, ours } from '../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const guide = readText('docs/api.md');
const examples = [...guide.matchAll(/^ {4}curl (.+)$/gm)].map(([, words = '']) => words);

let stage: ConsoleStage;
let api: Awaited<ReturnType<typeof serveApi>>;
let token: string;
beforeAll(async () => {
  stage = await openConsole(noon);
  api = await serveApi(stage.app);
  await addTwoClients(stage.app.store, noon);
  token = await tokenOf(stage.app, 'owner', 'reads the guide');
});
afterAll(async () => {
  await api?.close();
  await stage?.close();
});

it('the guide has an example of every way to ask', () => {
  expect(examples.length).toBeGreaterThan(8);
  expect(examples.filter((one) => one.includes(' -d '))).toHaveLength(4);
});

describe('an example of the guide', () => {
  it.each(examples)('is answered: %s', async (words) => {
    const headers = Object.fromEntries(
      [...words.matchAll(/-H "([\w-]+): ([^"]+)"/g)].map(([, name, value]) => [name, value]),
    );
    expect(headers.Authorization).toBe('Bearer $TOKEN');
    const body = /-d '([^']+)'/.exec(words)?.[1]?.replace('SHOP', ours.shop);
    const path = (/"\$RUSUBAN([^"]+)"$/.exec(words)?.[1] ?? '')
      .replace('INCIDENT', ours.incident)
      .replace('SHOP', ours.shop);
    const given = { ...(headers as Record<string, string>), Authorization: `Bearer ${token}` };
    const asked = { headers: given, key: null, ...(body !== undefined && { body }) };
    const { status, json } = await askApi(api.url, path, asked);
    expect([words, status, json]).toEqual([
      words,
      body === undefined ? 200 : Math.min(Math.max(status, 200), 202),
      expect.anything(),
    ]);
  });
});

describe('a table of the guide', () => {
  it('has every route, with who may', () => {
    const rows = routes.map(({ method, path, act, summary }) => `| \`${method} ${path}\`: ${summary} | ${act} |`);
    expect(guide).toContain(`${rows.join('\n')}\n\n`);
  });

  it('has every problem', () => {
    const rows = Object.entries(problems).map(([name, { status, title }]) => `| \`${name}\` | ${status} | ${title} |`);
    expect(guide).toContain(`${rows.join('\n')}\n\n`);
  });
});
