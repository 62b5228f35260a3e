// Many open pages at once: five hundred are told of what happens, others are served meanwhile, and nobody takes all places.
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mostOfOne } from '../../src/console/parts/live.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { askConsole } from '../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { enterConsole } from '../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const crowd = 500;
let stage: ConsoleStage;
const streams: Stream[] = [];
const agent = new Agent({ keepAlive: false });

beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
});
afterEach(() => {
  for (const { answer } of streams.splice(0)) answer.destroy();
});
afterAll(() => stage?.close());

interface Stream {
  readonly answer: IncomingMessage;
  /** Settles when this has been said. */
  heard(what: RegExp): Promise<void>;
}

async function follow(headers: { cookie: string }): Promise<Stream> {
  const { port } = new URL(stage.page.url ?? '');
  const said = { host: `localhost:${port}`, ...headers };
  const sent = request({ host: '127.0.0.1', port, path: '/live', headers: said, agent }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  answer.setEncoding('utf8').on('error', () => {});
  answer.on('data', (chunk: string) => {
    text += chunk;
  });
  const stream: Stream = {
    answer,
    async heard(what) {
      while (!what.test(text)) await once(answer, 'data');
    },
  };
  streams.push(stream);
  return stream;
}

describe('five hundred open pages', () => {
  it('are all told of what happens, and others are served meanwhile', async () => {
    for (let n = 0; n < crowd / mostOfOne; n++) {
      const headers = await enterConsole(stage, `Reader ${n}`);
      await Promise.all(Array.from({ length: mostOfOne }, () => follow(headers)));
    }
    expect(streams.map(({ answer }) => answer.statusCode)).toEqual(Array(crowd).fill(200));
    const headers = await enterConsole(stage);
    for (const path of ['/', '/settings', '/log'])
      expect((await askConsole(stage.page.url ?? '', path, { headers })).status).toBe(200);
    const { id } = await tell(stage.app.store, noon, { severity: 'critical' });
    const { html } = await askConsole(stage.page.url ?? '', `/incident/${id}`, { headers });
    const revision = /data-live="([^"]*)"/.exec(html)?.[1] ?? '';
    await Promise.all(streams.map(({ heard }) => heard(new RegExp(`data: ?${revision}`))));
  });

  it('are not one person’s: who has too many gets no more, others do, and gets one again for one that was closed', async () => {
    const headers = await enterConsole(stage);
    await Promise.all(Array.from({ length: mostOfOne }, () => follow(headers)));
    expect((await follow(headers)).answer.statusCode).toBe(503);
    expect((await follow(await enterConsole(stage, 'Bob'))).answer.statusCode).toBe(200);
    streams[0]?.answer.destroy();
    while ((await follow(headers)).answer.statusCode !== 200);
  });

  it('leave no place taken when they end before they have begun', async () => {
    const headers = await enterConsole(stage);
    const { port } = new URL(stage.page.url ?? '');
    const said = { host: `localhost:${port}`, ...headers };
    const hurried = Array.from({ length: mostOfOne }, () => {
      const sent = request({ host: '127.0.0.1', port, path: '/live', headers: said, agent });
      sent.on('error', () => {}).end(() => sent.destroy());
      return new Promise<void>((resolve) => sent.on('close', () => resolve()));
    });
    await Promise.all(hurried);
    const all = async () => {
      for (const { answer } of streams.splice(0)) answer.destroy();
      return Promise.all(Array.from({ length: mostOfOne }, () => follow(headers)));
    };
    while (!(await all()).every(({ answer }) => answer.statusCode === 200));
  });
});
