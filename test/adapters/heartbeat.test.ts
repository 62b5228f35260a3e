// The heartbeat against a real server: what it calls, and that trouble there is not ours.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHeartbeat } from '../../src/adapters/heartbeat.ts';

let server: Server;
let status: number;
let asked: string[];
let logged: unknown[];
const log = { warn: (fields: object, message: string) => void logged.push({ ...fields, message }) };
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/secret-uuid`;

beforeEach(async () => {
  [status, asked, logged] = [200, [], []];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${request.url} ${body}`);
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end('OK');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
});

describe('the heartbeat', () => {
  it('says that a check begins, went well or went badly, as healthchecks.io wants it', async () => {
    const heartbeat = createHeartbeat(url(), log);
    await heartbeat?.beat('start');
    await heartbeat?.beat('success', 'all is well');
    await heartbeat?.beat('fail', 'alice: not seen: orders');
    expect(asked).toEqual([
      'POST /ping/secret-uuid/start ',
      'POST /ping/secret-uuid all is well',
      'POST /ping/secret-uuid/fail alice: not seen: orders',
    ]);
    expect(logged).toEqual([]);
  });

  it.each([301, 302, 307, 308])('follows no redirect (%d): what it says is for that address alone', async (code) => {
    status = code;
    await createHeartbeat(url(), log)?.beat('fail', 'alice: not seen: orders');
    expect(asked).toEqual(['POST /ping/secret-uuid/fail alice: not seen: orders']);
    expect(logged).toMatchObject([{ status: code }]);
  });

  it('keeps a query behind the path', async () => {
    await createHeartbeat(`${url()}/?rid=1`, log)?.beat('start');
    expect(asked).toEqual(['POST /ping/secret-uuid/start?rid=1 ']);
  });

  it('logs a refusal and an address that is gone, without the address', async () => {
    const heartbeat = createHeartbeat(url(), log);
    status = 404;
    await heartbeat?.beat('success');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await heartbeat?.beat('success');
    expect(logged).toMatchObject([{ status: 404 }, { reason: 'ECONNREFUSED' }]);
    expect(JSON.stringify(logged)).not.toContain('secret-uuid');
  });

  it('is silent without an address', () => {
    expect(createHeartbeat(null, log)).toBeNull();
  });
});
