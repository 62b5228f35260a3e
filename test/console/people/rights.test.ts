// Who can see what is looked through each quarter: who said so and when stands beside the list.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayMs } from '../../../src/domain/clock.ts';
import { type Asked, askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
});
afterAll(() => stage?.close());

const ask = async (path: string, asked: Asked = {}) =>
  askConsole(stage.page.url ?? '', path, {
    ...asked,
    headers: { 'accept-language': 'en', ...(await enterConsole(stage)) },
  });
const due = 'look through this every three months';

it('was looked through by nobody, by an owner today, and is due again after three months', async () => {
  const before = (await ask('/people')).html;
  expect(before).toContain('Nobody has said yet');
  expect(before).toContain(due);

  expect((await ask('/people/reviewed', { form: {} })).status).toBe(303);
  const after = (await ask('/people')).html;
  expect(after).toMatch(/Last looked through on [^<]*Jun 10, 2026[^<]*, by Alice/);
  expect(after).not.toContain(due);
  const [entry] = await stage.app.store.readLog({ what: 'access-reviewed', limit: 1 });
  expect(entry).toMatchObject({ accountId: null, via: 'console', detail: { people: 0 } });

  stage.clock.advance(90 * dayMs);
  expect((await ask('/people')).html).toContain(due);
});
