// Who takes their time: bytes that come one by one, or never, and pages that nobody reads. Each is given up after a while, and
// others are served meanwhile.
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Console, startConsole } from '../../src/console/server.ts';
import { askConsole } from '../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { enterConsole } from '../support/enter-console.ts';

// what an answer takes on a busy machine counts as silence, too
const limits = { headersMs: 4_000, requestMs: 5_000, silentMs: 10_000, checkEveryMs: 100 };
const slowOnes = 20;
let stage: ConsoleStage;
let page: Console;
let headers: { cookie: string };
const begun: (() => void)[] = [];

beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
  page = await startConsole(stage.app, { host: '127.0.0.1', port: 0 }, { limits });
  headers = await enterConsole(stage);
});
afterEach(() => {
  for (const end of begun.splice(0)) end();
});
afterAll(async () => {
  await page?.close();
  await stage?.close();
});

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.on('close', () => resolve()));

/** Says this at once, then a letter now and then without end; all that it was told until the server ended it. */
function drip(first: string, more: string): { readonly socket: Socket; readonly told: Promise<string> } {
  const socket = connect(Number(new URL(page.url ?? '').port), '127.0.0.1');
  socket.on('error', () => {}).write(first);
  const timer = more === '' ? undefined : setInterval(() => socket.write(more), 20);
  begun.push(() => {
    clearInterval(timer);
    socket.destroy();
  });
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  return { socket, told: closed(socket).then(() => text) };
}

const head = (...lines: readonly string[]) => ['Host: localhost', ...lines].join('\r\n');
const form = 'Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded';

describe('who takes their time', () => {
  it.each<[string, () => string, string]>([
    ['says nothing', () => '', ''],
    ['never ends the first line', () => 'GET /', 'x'],
    ['never ends the headers', () => `GET / HTTP/1.1\r\n${head('X-A: ')}`, 'x'],
    ['never ends a form', () => `POST /enter HTTP/1.1\r\n${head(form, 'Content-Length: 60000')}\r\n\r\ntoken=`, 'x'],
    [
      'never ends a form in pieces',
      () => `POST /enter HTTP/1.1\r\n${head(form, 'Transfer-Encoding: chunked')}\r\n\r\n`,
      '1\r\nx\r\n',
    ],
    [
      'never ends a mail',
      () =>
        `POST /mail HTTP/1.1\r\n${head('Sec-Fetch-Site: same-origin', `Cookie: ${headers.cookie}`, 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: 50000000')}\r\n\r\n--b\r\n`,
      'x',
    ],
    ['asks nothing more', () => `GET /enter HTTP/1.1\r\n${head()}\r\n\r\n`, ''],
  ])('is given up who %s, and others are served meanwhile', async (_what, first, more) => {
    const slow = Array.from({ length: slowOnes }, () => drip(first(), more));
    expect((await askConsole(page.url ?? '', '/', { headers })).status).toBe(200);
    // a page for those alone who asked for one
    const pages = (await Promise.all(slow.map(({ told }) => told))).filter((text) => text.includes('HTTP/1.1 200'));
    expect(pages).toHaveLength(first().endsWith(`${head()}\r\n\r\n`) ? slowOnes : 0);
    expect((await askConsole(page.url ?? '', '/', { headers })).status).toBe(200);
  });

  it('is given up who asks and asks, and reads nothing', async () => {
    const { socket } = drip('', '');
    const asked = `GET /icon-512.png HTTP/1.1\r\n${head()}\r\n\r\n`;
    const ended = closed(socket.pause());
    // until the way there is full; what is not taken is what the server waits with
    while (socket.write(asked.repeat(100)));
    // a socket that isn't read learns of its end by writing
    const knocking = setInterval(() => socket.write(asked), 100);
    begun.push(() => clearInterval(knocking));
    expect((await askConsole(page.url ?? '', '/', { headers })).status).toBe(200);
    await ended;
  });
});
