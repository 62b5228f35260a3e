// With an OpenTelemetry SDK in the process every job is traced from who asked for it to who did it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { context, propagation, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createQueues } from '../../../src/adapters/queue/index.ts';
import { telemetry } from '../../../src/adapters/queue/telemetry.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  // what is registered is so for the whole process, in which other files come after this one
  for (const registered of [trace, context, propagation]) registered.disable();
  await database.close();
});

it('a job and its work are one trace; without an SDK nothing is recorded', async () => {
  expect(telemetry()).toEqual({});
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();

  const log = { warn: () => undefined, error: () => undefined };
  const queues = await createQueues({ redisUrl: null, databaseUrl: database.url, log, now: Date.now });
  const worker = queues.worker('pull', async () => {});
  const done = new Promise((resolve) => worker.once('completed', resolve));
  await queues.queue('pull').add('pull', { accountId: 'alice', part: 'orders' });
  await done;
  await queues.close();
  await provider.forceFlush();

  const spans = exporter.getFinishedSpans();
  const added = spans.find(({ name }) => name === 'add pull.pull');
  const worked = spans.find(({ name }) => name === 'process pull');
  expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['add pull.pull', 'process pull']));
  expect(worked?.spanContext().traceId).toBe(added?.spanContext().traceId);
  // ids only: what a job is about is not for a tracing service
  expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain('alice');
  await provider.shutdown();
});
