// The doctor's findings as a page: what is wrong first; one at a time; no such page where nobody brought it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOfAccount } from '../../../src/cli/commands/doctor.ts';
import { type Console, startConsole } from '../../../src/console/server.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { anAccount } from '../../support/store.ts';

let stage: ConsoleStage;
let page: Console;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
  await stage.app.store.addAccount(anAccount({ isMailOnly: true }), null, stage.clock.now());
  const doctor = (account: Parameters<typeof findingsOfAccount>[1]) => findingsOfAccount(stage.app, account);
  page = await startConsole(stage.app, { host: '127.0.0.1', port: 0 }, { doctor });
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await page?.close();
  await stage?.close();
});

describe('the doctor', () => {
  it('shows what is to be mended before what is in order', async () => {
    const before = await askConsole(page.url ?? '', '/settings/doctor', { headers });
    expect([before.status, before.html]).toEqual([200, expect.stringContaining('Look now')]);
    const { html } = await askConsole(page.url ?? '', '/settings/doctor', { headers, form: { shop: 'alice' } });
    const looks = [...html.matchAll(/<section class="card (\w+)"/g)].map(([, look]) => look);
    expect(looks).toContain('grave');
    expect(looks).toContain('good');
    expect(looks.lastIndexOf('grave')).toBeLessThan(looks.indexOf('good'));
    const other = { headers, form: { shop: 'mallory' } };
    expect((await askConsole(page.url ?? '', '/settings/doctor', other)).status).toBe(404);
  });

  it('is no page where nobody brought it', async () => {
    expect((await askConsole(stage.page.url ?? '', '/settings/doctor', { headers })).status).toBe(404);
  });
});
