// Live pages: what happens anywhere reaches every open page, which then reads itself anew as anyone does.
import { type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unattendedHeader } from '../../../src/console/parts/live-script.ts';
import { startConsole } from '../../../src/console/server.ts';
import { hourMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askConsole } from '../../support/ask-console.ts';
import { askDatabase } from '../../support/ask-database.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
const streams: IncomingMessage[] = [];

beforeAll(async () => {
  stage = await openConsole(noon);
});
beforeEach(async () => {
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
});
afterEach(async () => {
  for (const one of streams.splice(0)) one.destroy();
  await stage.app.store.removeAccount('alice');
});
afterAll(() => stage?.close());

const comeIn = () => enterConsole(stage);

/** A page's stream, and the next of its events of a name. */
async function follow(url: string, path: string, headers: Record<string, string>) {
  const { port } = new URL(url);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers: { host: `localhost:${port}`, ...headers } };
    request(options, resolve).on('error', reject).end();
  });
  streams.push(answer);
  let text = '';
  answer.setEncoding('utf8').on('error', () => {});
  const chunks = answer.iterator({ destroyOnReturn: false });
  const next = async (event: string): Promise<string> => {
    for (;;) {
      const found = new RegExp(`event: ${event}\\ndata: ?(.*)\\n\\n`).exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return found[1] ?? '';
      }
      const { value, done } = await chunks.next();
      if (done) throw new Error(`the stream ended before "${event}"`);
      text += value;
    }
  };
  return { answer, next };
}

const revisionOf = (html: string) => /data-live="([^"]*)"/.exec(html)?.[1] ?? '';

describe('an open page', () => {
  it('is told what another process does, and what happened before it listened', async () => {
    const headers = await comeIn();
    const { html } = await askConsole(stage.page.url ?? '', '/', { headers });
    expect(html).toContain('src="/live.js"');
    const other = await startConsole(stage.app, { host: '127.0.0.1', port: 0 });
    const { answer, next } = await follow(other.url ?? '', `/live?since=${revisionOf(html)}`, headers);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['x-accel-buffering']]).toEqual([
      200,
      'text/event-stream',
      'no',
    ]);
    await tell(stage.app.store, noon, { severity: 'high' });
    const first = await next('changed');
    const again = await askConsole(stage.page.url ?? '', '/', { headers });
    expect(revisionOf(again.html)).toBe(first);

    await tell(stage.app.store, noon, { id: 'inc-2', severity: 'critical' });
    const late = await follow(other.url ?? '', `/live?since=${first}`, headers);
    expect(await late.next('changed')).not.toBe(first);
    await other.close();
  });

  it('is told when the database does not answer, and when it does again', async () => {
    const broken = await openConsole(noon);
    const { next } = await follow(broken.page.url ?? '', '/live', await enterConsole(broken));
    await next('changed');
    await askDatabase(broken.app.database.url, 'ALTER TABLE incident RENAME TO gone');
    await next('trouble');
    await askDatabase(broken.app.database.url, 'ALTER TABLE gone RENAME TO incident');
    await next('changed');
    await broken.close();
  });

  it('is no stream for who is not in, and keeps nobody in', async () => {
    expect((await askConsole(stage.page.url ?? '', '/live')).status).toBe(401);
    const headers = await comeIn();
    stage.clock.advance(7 * hourMs);
    const unattended = { ...headers, [unattendedHeader]: '1' };
    expect((await askConsole(stage.page.url ?? '', '/', { headers: unattended })).status).toBe(200);
    stage.clock.advance(6 * hourMs);
    expect((await askConsole(stage.page.url ?? '', '/', { headers })).status).toBe(401);
  });
});

describe('many shops', () => {
  it('come fifty at a time, the worst first, and are found by name, id and state', async () => {
    const headers = await comeIn();
    const { store } = stage.app;
    const ids = Array.from({ length: 60 }, (_, n) => `shop-${String(n).padStart(2, '0')}`);
    for (const id of ids) {
      const account = {
        id,
        name: `Shop ＡＢ${id.slice(5)} <b>`,
        sellerId: null,
        recipients: [],
        language: 'en' as const,
      };
      await store.addAccount(anAccount(account), aliceCredentials, noon);
    }
    await tell(store, noon, { severity: 'critical' });
    const namesIn = (html: string) => [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, name]) => name);
    const page = async (path: string) => namesIn((await askConsole(stage.page.url ?? '', path, { headers })).html);
    const first = await page('/');
    expect([first.length, first[0], first[1]]).toEqual([50, 'Alice&#39;s shop', 'Shop ＡＢ00 &lt;b&gt;']);
    expect(await page('/?page=2')).toHaveLength(11);
    expect(await page('/?page=99')).toHaveLength(11);
    expect(await page('/?page=-3')).toHaveLength(50);
    expect(await page('/?q=ab07')).toEqual(['Shop ＡＢ07 &lt;b&gt;']);
    expect(await page('/?q=SHOP-59')).toEqual(['Shop ＡＢ59 &lt;b&gt;']);
    expect(await page('/?show=open')).toEqual(['Alice&#39;s shop']);
    expect(await page('/?show=quiet')).toEqual([]);
    expect(await page('/?show=nonsense&q=%00%22%3Cscript%3E')).toEqual([]);
    for (const id of ids) await store.removeAccount(id);
  });
});
