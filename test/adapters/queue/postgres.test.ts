// The queues on PostgreSQL, and what is said when that can't be used.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createQueues } from '../../../src/adapters/queue/index.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { freePort } from '../../support/free-port.ts';
import { type RunningServer, startPostgres } from '../../support/queue-database.ts';
import { queueSuite } from './suite.ts';

const log = { warn: () => undefined, error: () => undefined };

describe('queues on PostgreSQL', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  queueSuite(() => ({ redisUrl: null, databaseUrl: server.url }));

  const refusal = (databaseUrl: string) =>
    createQueues({ redisUrl: null, databaseUrl, log, now: Date.now }).then(
      () => null,
      (error: unknown) => error,
    );

  it('name a database that does not answer, without its password', async () => {
    const port = await freePort();
    const error = await refusal(`postgresql://alice:hunter2@127.0.0.1:${port}/x`);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(`127.0.0.1:${port}`);
    expect(String(error)).not.toContain('hunter2');
  });

  it('name a database that does not take the password', async () => {
    const error = await refusal(server.url.replace('tests-only', 'hunter2'));
    expect(String(error)).toMatch(/password authentication failed/);
    expect(String(error)).not.toContain('hunter2');
  });
});
