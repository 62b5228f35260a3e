// A queue that speaks Amazon SQS's protocol, written by others (fauxqs), on loopback.
import { buildApp } from 'fauxqs';

export interface TestQueue {
  readonly url: string;
  /** Puts messages into it, as many as wanted. */
  put(...bodies: readonly string[]): Promise<void>;
  /** How many are left, handed out or not. */
  left(): Promise<number>;
  close(): Promise<void>;
}

export async function startQueue(): Promise<TestQueue> {
  const { SqsStore } = await import(new URL('sqs/sqsStore.js', import.meta.resolve('fauxqs')).href);
  // without a name of its own, which no DNS knows, it calls its queues by the address at which it is asked
  const stores = { sqsStore: Object.assign(new SqsStore(), { host: '' }) };
  const app = buildApp({ logger: false, ...({ stores } as object) });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  const ask = async (action: string, input: object): Promise<Record<string, never>> => {
    const answer = await fetch(origin, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, never>;
  };
  const { QueueUrl } = await ask('CreateQueue', { QueueName: 'rusuban' });
  const url = String(QueueUrl);
  return {
    url,
    async put(...bodies) {
      for (let i = 0; i < bodies.length; i += 10) {
        const Entries = bodies.slice(i, i + 10).map((MessageBody, n) => ({ Id: String(n), MessageBody }));
        await ask('SendMessageBatch', { QueueUrl: url, Entries });
      }
    },
    async left() {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
      const { Attributes } = await ask('GetQueueAttributes', { QueueUrl: url, AttributeNames });
      return Object.values(Attributes as unknown as Record<string, string>).reduce((sum, n) => sum + Number(n), 0);
    },
    close: () => app.close(),
  };
}
