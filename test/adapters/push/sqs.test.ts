// The reader of the queue against a server of SQS's protocol, and against servers that refuse, hang or talk nonsense.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createSqs } from '../../../src/adapters/push/sqs.ts';
import { startQueue, type TestQueue } from '../../support/sqs.ts';

const key = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'very-secret' };
const never = new AbortController().signal;
const message = (type: string) => JSON.stringify({ NotificationType: type, Payload: { SellerId: 'A1' } });

describe('a queue', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await startQueue();
  });
  afterAll(() => queue.close());

  it('hands out what is in it, ten at a time, until it is removed', async () => {
    const sqs = createSqs({ queueUrl: queue.url, ...key, waitSeconds: 0 });
    await queue.put(...Array.from({ length: 12 }, () => message('ORDER_CHANGE')), 'nonsense');
    const read = [...(await sqs.receive(never)), ...(await sqs.receive(never))];
    expect(read.map(({ notification }) => notification?.type ?? null).sort()).toEqual(
      [...Array(12).fill('ORDER_CHANGE'), null].sort(),
    );
    expect(read.every(({ sentAt }) => sentAt !== null && sentAt > 0)).toBe(true);
    expect(await sqs.waiting()).toEqual({ visible: 0, handedOut: 13 });
    await sqs.remove(read.slice(0, 10).map(({ receipt }) => receipt));
    await sqs.remove(read.slice(10).map(({ receipt }) => receipt));
    expect(await sqs.waiting()).toEqual({ visible: 0, handedOut: 0 });
    expect(await sqs.receive(never)).toEqual([]);
  });

  it('that isn’t there is for a person to mend', async () => {
    const sqs = createSqs({ queueUrl: `${queue.url}-gone`, ...key, waitSeconds: 0 });
    await expect(sqs.receive(never)).rejects.toMatchObject({ kind: 'refused', message: /QueueDoesNotExist/ });
  });

  it('is left at once when the program stops', async () => {
    const sqs = createSqs({ queueUrl: queue.url, ...key, waitSeconds: 20 });
    const stop = new AbortController();
    const receiving = sqs.receive(stop.signal);
    stop.abort(new Error('stopping'));
    await expect(receiving).rejects.toThrow('stopping');
  });
});

describe('a server that is no such queue', () => {
  let server: Server;
  const asked: { headers: IncomingMessage['headers']; body: string }[] = [];
  async function serve(answer: (response: ServerResponse) => void): Promise<string> {
    asked.length = 0;
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      asked.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/123456789012/rusuban`;
  }
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is asked by a signed request that doesn’t hold the secret', async () => {
    const queueUrl = await serve((response) => response.end('{}'));
    expect(await createSqs({ queueUrl, ...key, waitSeconds: 0 }).receive(never)).toEqual([]);
    const [{ headers, body } = { headers: {}, body: '' }] = asked;
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/us-east-1\/sqs\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/,
    );
    expect(headers['x-amz-target']).toBe('AmazonSQS.ReceiveMessage');
    expect(JSON.parse(body)).toMatchObject({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
    expect(JSON.stringify(headers) + body).not.toContain('very-secret');
  });

  it.each([
    [
      403,
      '{"__type":"com.amazon.coral.service#AccessDeniedException","message":"User: arn:aws:iam::123456789012:user/x"}',
    ],
    [403, '{"__type":"com.amazonaws.sqs#KmsAccessDenied","message":"no"}'],
    [403, '{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}'],
    [400, '{"__type":"com.amazonaws.sqs#InvalidAddress"}'],
    [302, ''],
  ])('refuses (%i %.50s): for a person to mend, and its account numbers aren’t shown', async (status, said) => {
    const queueUrl = await serve((response) =>
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(said),
    );
    const refused = createSqs({ queueUrl, ...key, waitSeconds: 0 }).receive(never);
    await expect(refused).rejects.toMatchObject({ kind: 'refused', message: expect.not.stringMatching(/\d{12}/) });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [503, '<html>'],
    [429, ''],
    [400, '{"__type":"com.amazonaws.sqs#RequestThrottled"}'],
    [403, '{"__type":"com.amazonaws.sqs#OverLimit"}'],
  ])('asks for patience (%i %.50s): that passes', async (status, said) => {
    const queueUrl = await serve((response) => response.writeHead(status).end(said));
    await expect(createSqs({ queueUrl, ...key }).receive(never)).rejects.toMatchObject({ kind: 'outage' });
  });

  it('hangs: it is given up', async () => {
    const queueUrl = await serve((response) => response.write('{'));
    const sqs = createSqs({ queueUrl, ...key, waitSeconds: 0, deadlineMs: 50 });
    await expect(sqs.receive(never)).rejects.toMatchObject({ kind: 'outage', message: /did not answer in time/ });
  });

  it('answers without end: that isn’t taken in', async () => {
    const queueUrl = await serve((response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(1_000_000, 0x20)));
        response.once('drain', more);
      };
      more();
    });
    await expect(createSqs({ queueUrl, ...key }).receive(never)).rejects.toMatchObject({ message: /larger/ });
  });

  it.each(['', 'nonsense', '[]', '{"Messages":7}', '{"Messages":[null,{"Body":"x"}]}'])(
    'says nothing that can be read (%s): no message',
    async (said) => {
      const queueUrl = await serve((response) => response.end(said));
      expect(await createSqs({ queueUrl, ...key }).receive(never)).toEqual([]);
    },
  );

  it('says that some were not removed: those come again', async () => {
    const queueUrl = await serve((response) => response.end('{"Failed":[{"Id":"0"}],"Successful":[]}'));
    await expect(createSqs({ queueUrl, ...key }).remove(['r'])).rejects.toMatchObject({ kind: 'outage' });
  });

  it('isn’t there', async () => {
    const queueUrl = await serve((response) => response.end());
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(createSqs({ queueUrl, ...key }).receive(never)).rejects.toMatchObject({ message: /ECONNREFUSED/ });
  });
});
