// The queues on Redis, and which Redis they refuse.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createQueues } from '../../../src/adapters/queue/index.ts';
import { refuseUnfit } from '../../../src/adapters/queue/redis.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { built } from '../../support/built.ts';
import { freePort } from '../../support/free-port.ts';
import type { RunningServer } from '../../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../../support/redis-server.ts';
import { queueSuite } from './suite.ts';

const log = { warn: () => undefined, error: () => undefined };
const databaseUrl = 'postgresql://unused.example.com/x';

describe('the version of a Redis', () => {
  const said = (version: string) => `# Server\r\nredis_version:${version}\r\nredis_mode:standalone\r\nrole:master\r\n`;

  it.each(['5.0.14', '6.0.16'])('%s is too old', (version) => {
    expect(() => refuseUnfit(said(version), 'r1:6379', {})).toThrow(
      `The Redis at r1:6379 is version ${version}, which is too old.`,
    );
  });

  it.each(['6.2.0', '7.0.15', '10.0.0'])('%s will do', (version) => {
    expect(() => refuseUnfit(said(version), 'r1:6379', {})).not.toThrow();
  });
});

if (!hasRedis) describe('queues on Redis', () => it.skip(`(${howToGetRedis})`, () => undefined));
else {
  describe('queues on Redis', () => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    afterAll(() => server.stop());

    queueSuite(() => ({ redisUrl: server.url, databaseUrl }));
  });

  describe('a Redis that the queues can not use', () => {
    let server: RunningServer | undefined;
    afterEach(() => server?.stop());

    const refusal = (redisUrl: string) =>
      createQueues({ redisUrl, databaseUrl, log, now: Date.now }).then(
        () => null,
        (error: unknown) => error as UserError,
      );

    it.each(['allkeys-lru', 'volatile-ttl'])('throws jobs away when full (%s)', async (policy) => {
      server = await startRedis({ 'maxmemory-policy': policy });
      const error = await refusal(server.url);
      expect(error).toBeInstanceOf(UserError);
      expect(error?.message).toContain(`its maxmemory-policy is ${policy}`);
      expect(error?.hint).toContain('maxmemory-policy noeviction');
    });

    it('wants another password', async () => {
      server = await startRedis({ requirepass: 'right' });
      const error = await refusal(server.url.replace('right', 'hunter2'));
      expect(error).toBeInstanceOf(UserError);
      expect(error?.message).toMatch(/WRONGPASS|invalid/);
      expect(`${error?.message}${error?.hint}`).not.toContain('hunter2');
    });

    it('is gone when it closes: connections are cut, it is said so, and nothing keeps the process alive', async () => {
      server = await startRedis();
      const child = fork(built('queue-process.ts'), [server.url]);
      const exited = once(child, 'exit');
      expect(await once(child, 'message')).toEqual(['ready', undefined]);
      // Closed before it notices the loss it would still end well.
      const lost = once(child, 'message');
      await server.stop();
      expect(await lost).toEqual(['lost', undefined]);
      const closed = once(child, 'message');
      child.send('close');
      expect(await closed).toEqual([{ isClean: false }, undefined]);
      expect(await exited).toEqual([0, null]);
    });

    it('is shared with another program: its keys are left alone, ours have their prefix', async () => {
      server = await startRedis();
      const other = new Redis(server.url);
      await other.set('theirs', 'untouched');
      const queues = await createQueues({ redisUrl: server.url, databaseUrl, log, now: Date.now, prefix: 'ours' });
      await queues.queue('pull').add('pull', {});
      await queues.queue('pull').obliterate({ force: true });
      await queues.queue('pull').add('pull', {});
      await queues.close();
      expect(await other.get('theirs')).toBe('untouched');
      expect((await other.keys('*')).filter((key) => key !== 'theirs' && !key.startsWith('ours:'))).toEqual([]);
      await other.quit();
    });

    it('is not there', async () => {
      const port = await freePort();
      const error = await refusal(`redis://127.0.0.1:${port}`);
      expect(error).toBeInstanceOf(UserError);
      expect(error?.message).toContain(`127.0.0.1:${port}`);
      expect(error?.message).toContain('ECONNREFUSED');
    });
  });
}
