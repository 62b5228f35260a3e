// What there is of an incident beside its page: the timeline, the whole evidence, the report as page and PDF.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import type { Incident } from '../../../src/domain/watch/incident.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aSignal } from '../../support/factories.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let incident: Incident;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(noon);
  const { store } = stage.app;
  await store.addAccount(anAccount({ name: '<b>Alice</b>', language: 'en' }), aliceCredentials, noon);
  await setRecipients(store, newRecipient('alice@example.com'));
  const evidence = Array.from({ length: 250 }, (_, n) => ({
    subject: {
      ...({ kind: 'listing', sku: `A-${n}`, asin: 'B000000001', marketplaceId: 'A1VC38T7YXB528' } as const),
      title: n === 7 ? '<script>alert(1)</script>' : `Thing ${n}`,
    },
    at: noon - n * 60_000,
  }));
  const signals = [aSignal({ detector: 'listing-burst', evidence, evidenceTotal: 250 })];
  incident = await tell(store, noon, { severity: 'critical', signals });
  await notifyDue(stage.app, { isGathered: true });
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(() => stage?.close());

const ask = (path: string) => askConsole(stage.page.url ?? '', `/incident/${incident.id}${path}`, { headers });
const rowsOf = (html: string) => [...html.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, name]) => name);

describe('the timeline', () => {
  it('goes from the first sign to what was decided and sent', async () => {
    const { html } = await ask('');
    const [, timeline = ''] = /<ol class="timeline">([\s\S]*?)<\/ol>/.exec(html) ?? [];
    const told = ['Sign: ', 'It was noticed', 'To be told, critical: the first time', 'to alice@example.com: taken'];
    const places = told.map((one) => timeline.indexOf(one));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('stands below a picture of the hours, whose numbers are said in words', async () => {
    const { html } = await ask('');
    expect(html).toMatch(/<div role="img" aria-label="[^"]*250[^"]*"><svg/);
  });
});

describe('the whole evidence', () => {
  it('comes a hundred rows at a time, searched and sorted', async () => {
    const first = await ask('/evidence');
    expect(rowsOf(first.html)).toHaveLength(100);
    expect(rowsOf(first.html)[0]).toContain('Thing 0');
    expect(rowsOf((await ask('/evidence?page=3')).html)).toHaveLength(50);
    expect(rowsOf((await ask('/evidence?page=999')).html)).toHaveLength(50);
    expect(rowsOf((await ask('/evidence?sort=oldest')).html)[0]).toContain('Thing 249');
    expect(rowsOf((await ask('/evidence?q=thing+12')).html)).toHaveLength(11);
    expect(rowsOf((await ask('/evidence?q=%3Cscript')).html)).toEqual([
      expect.stringContaining('&lt;script&gt;alert(1)&lt;/script&gt;'),
    ]);
    expect(rowsOf((await ask('/evidence?q=nothing&by=x&sort=y&page=-1')).html)).toEqual([]);
  });
});

describe('the report', () => {
  it('says what is known, from what, and what only Amazon can know; strangers’ words stay words', async () => {
    const { status, html } = await ask('/report');
    expect(status).toBe(200);
    for (const part of ['AALICE', 'What Amazon can look up', 'From what this was made', 'not done so far'])
      expect(html).toContain(part);
    expect(html).not.toContain('<b>Alice');
    expect(html).not.toContain('<script>alert');
  });

  it.each(['/incident/none/report', '/incident/none/report.pdf', '/incident/none/evidence'])(
    'is of no incident that is not there: %s',
    async (path) => {
      expect((await askConsole(stage.page.url ?? '', path, { headers })).status).toBe(404);
      expect((await askConsole(stage.page.url ?? '', path)).status).toBe(401);
    },
  );
});
