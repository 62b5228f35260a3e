// Amazon SQS over its JSON protocol: receive, remove, count. Nothing else is ever asked, and the key that does it needs no
// more (docs/push.md). Signed by aws4fetch; the deadline, which Node's fetch hasn't, is ours.
import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { secondMs } from '../../domain/clock.ts';
import { patience } from '../../domain/patience.ts';
import { parseJson } from '../../domain/text/parse-json.ts';
import { readNotification } from './envelope.ts';
import { PushFault, type PushQueue } from './port.ts';

export interface SqsOptions {
  readonly queueUrl: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** How long a receive waits for a message: SQS takes up to 20. */
  readonly waitSeconds?: number;
  /** Real time after which an answer isn't waited for any longer. */
  readonly deadlineMs?: number;
}

const message = z.object({
  ReceiptHandle: z.string().min(1),
  Body: z.string().catch(''),
  Attributes: z.object({ SentTimestamp: z.coerce.number().catch(Number.NaN) }).catch({ SentTimestamp: Number.NaN }),
});
/** One that has no handle can't be removed either. */
const received = z.object({ Messages: z.array(z.unknown()).catch([]) });
const removed = z.object({ Failed: z.array(z.unknown()).catch([]) });
const attributes = z.object({
  Attributes: z.object({
    ApproximateNumberOfMessages: z.coerce.number(),
    ApproximateNumberOfMessagesNotVisible: z.coerce.number(),
  }),
});

/** A message is at most 1 MiB, a receive at most ten of them. */
const answerBytes = 12_000_000;

export function createSqs(options: SqsOptions): PushQueue {
  const { queueUrl, accessKeyId, secretAccessKey, waitSeconds = 20 } = options;
  const { deadlineMs = (waitSeconds + 10) * secondMs } = options;
  const { origin, hostname } = new URL(queueUrl);
  const region = /^sqs\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(hostname)?.[1] ?? 'us-east-1';
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 'sqs', retries: 0 });

  async function ask(action: string, input: object, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    const deadline = patience(deadlineMs);
    let answer: Response;
    let body: string;
    try {
      answer = await aws.fetch(origin, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
        body: JSON.stringify({ QueueUrl: queueUrl, ...input }),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      body = await textOf(answer);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (error instanceof PushFault) throw error;
      const { name, cause } = error as Error & { cause?: { code?: string } };
      const why = deadline.aborted ? 'it did not answer in time' : (cause?.code ?? name);
      throw new PushFault('outage', `The queue can't be reached: ${why}.`, { cause: error });
    }
    if (answer.ok) return parseJson(body);
    throw refusalOf(answer.status, body);
  }

  return {
    async receive(signal) {
      const answer = await ask(
        'ReceiveMessage',
        { MaxNumberOfMessages: 10, WaitTimeSeconds: waitSeconds, MessageSystemAttributeNames: ['SentTimestamp'] },
        signal,
      );
      return (received.safeParse(answer).data?.Messages ?? []).flatMap((one) => {
        const read = message.safeParse(one).data;
        if (!read) return [];
        const { ReceiptHandle: receipt, Body, Attributes } = read;
        const { SentTimestamp: sentAt } = Attributes;
        return { receipt, sentAt: Number.isFinite(sentAt) ? sentAt : null, notification: readNotification(Body) };
      });
    },
    async remove(receipts) {
      const Entries = receipts.map((ReceiptHandle, i) => ({ Id: String(i), ReceiptHandle }));
      const failed = removed.safeParse(await ask('DeleteMessageBatch', { Entries })).data?.Failed ?? [];
      if (failed.length > 0) throw new PushFault('outage', `${failed.length} messages could not be removed.`);
    },
    async waiting() {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
      const { success, data } = attributes.safeParse(await ask('GetQueueAttributes', { AttributeNames }));
      if (!success) throw new PushFault('outage', 'The queue answers with something else than its counts.');
      const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: handedOut } =
        data.Attributes;
      return { visible, handedOut };
    },
  };
}

/** Not more than a receive can hold, whoever answers. */
async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > answerBytes) throw new PushFault('outage', 'The answer is larger than a queue’s answers can be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What AWS calls it, without the account numbers and names that its sentences hold. */
function refusalOf(status: number, body: string): PushFault {
  const { __type: type } = (parseJson(body) ?? {}) as { __type?: unknown };
  const name = typeof type === 'string' ? (type.split('#').at(-1) ?? '').replace(/[^A-Za-z.]/g, '').slice(0, 60) : '';
  const isPassing = status >= 500 || status === 429 || /Throttl|ServiceUnavailable|OverLimit/.test(name);
  if (isPassing) return new PushFault('outage', `The queue asks for patience (${name || `HTTP ${status}`}).`);
  return new PushFault('refused', `The queue refuses us (${name || `HTTP ${status}`}).`);
}
