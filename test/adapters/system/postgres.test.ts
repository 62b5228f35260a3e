// No client of ours tells a database server the password: every way in which the program connects, against a server that
// asks for it in each way that there is.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { preparePostgres } from '../../../src/adapters/queue/postgres.ts';
import { dumpDatabase } from '../../../src/adapters/store/dump/dump.ts';
import { createPool } from '../../../src/adapters/store/pool.ts';
import { migrate } from '../../../src/adapters/store/schema/migrate.ts';
import { withSchemaEngine } from '../../../src/adapters/store/schema/schema-engine.ts';
import { pg } from '../../../src/adapters/system/postgres.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { listFiles, readText } from '../../support/repository.ts';

const password = 'hunter2';
let server: Server;
afterEach(() => {
  server?.close();
});

/** A server that answers the first message with `answer`; what it hears is noted. */
async function pretend(answer: readonly number[]): Promise<{ url: string; heard: Buffer[] }> {
  const heard: Buffer[] = [];
  server = createServer((socket) => {
    socket.on('error', () => {}).on('data', (data) => heard.push(data));
    socket.once('data', () => socket.write(Buffer.from(answer)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `postgresql://alice:${password}@127.0.0.1:${(server.address() as AddressInfo).port}/shop`, heard };
}

// AuthenticationCleartextPassword, AuthenticationMD5Password with its salt; AuthenticationOk and ReadyForQuery at once
const requests = {
  'the password itself': [0x52, 0, 0, 0, 8, 0, 0, 0, 3],
  'its MD5': [0x52, 0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4],
  'no proof': [0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49],
};
const ways: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  'a client': (url) => new pg.Client({ connectionString: url }).connect(),
  'the pool of the store': async (url) => {
    const pool = createPool(url, 1);
    await pool.query('SELECT 1').finally(() => pool.end());
  },
  'the queues': (url) => preparePostgres(url, 'queue'),
  'bringing the schema up to date': (url) => migrate(url),
  "Prisma's engine": (url) => withSchemaEngine(url, (engine) => engine.version()),
  'a dump': (url) => dumpDatabase(url, new Writable({ write: (_, __, done) => done() }), 0),
};

describe.each(Object.entries(requests))('a server that asks for %s', (_, answer) => {
  it.each(Object.entries(ways))('is told nothing by %s', async (_, way) => {
    const { url, heard } = await pretend(answer);
    const fault = (await way(url).catch((error: unknown) => error)) as Error;
    expect(fault).toBeInstanceOf(Error);
    const text = Buffer.concat(heard).toString('latin1');
    expect(text).toContain('alice');
    expect(text).not.toMatch(/hunter2|md5[0-9a-f]{32}|SELECT|BEGIN/);
  });
});

it('proves nothing to a server by which the password could be guessed', async () => {
  const heard: Buffer[] = [];
  const message = (kind: number, text: string) => {
    const data = Buffer.from(text, 'latin1');
    const head = Buffer.from([0x52, 0, 0, 0, 8 + data.length, 0, 0, 0, kind]);
    return Buffer.concat([head, data]);
  };
  server = createServer((socket) => {
    socket.on('error', () => {}).on('data', (data) => heard.push(data));
    socket.once('data', () => {
      socket.write(message(10, 'SCRAM-SHA-256\0\0'));
      socket.once('data', (first) => {
        const nonce = /r=([^,]+)/.exec(first.toString('latin1'))?.[1];
        socket.write(message(11, `r=${nonce}mallory,s=${Buffer.from('salt').toString('base64')},i=1`));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `postgresql://alice:${password}@127.0.0.1:${(server.address() as AddressInfo).port}/shop`;
  const fault = await migrate(url).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  expect(Buffer.concat(heard).toString('latin1')).toMatch(/SCRAM-SHA-256/);
  expect(Buffer.concat(heard).toString('latin1')).not.toMatch(/p=/);
});

it('is answered in words, with what to do', async () => {
  const { url } = await pretend(requests['the password itself']);
  const fault = await migrate(url).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toMatch(/scram-sha-256[\s\S]*someone else may listen/);
});

it('a client that a library makes for itself is as careful: all are of one class, which one file takes and changes', () => {
  // BullMQ's listener is a plain client of the driver's
  const queues = createRequire(createRequire(import.meta.url).resolve('bullmq'));
  expect(queues('pg').Client).toBe(pg.Client);
  const importing = listFiles('src/*.ts', 'workers/*.ts').filter((file) =>
    /^import (?!type)[^;]* from 'pg'/m.test(readText(file)),
  );
  expect(importing).toEqual(['src/adapters/system/postgres.ts']);
});
