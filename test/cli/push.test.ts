// Notifications switched on and off from the command line, at the fake Amazon, which holds to the model: what comes by
// EventBridge alone is refused a queue, one place has one destination, and a seller's token is good for no destination.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { subscribedTypes } from '../../src/domain/watch/notification.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startQueue, type TestQueue } from '../support/sqs.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let queue: TestQueue;
beforeAll(async () => {
  folder = await makeScratch('push');
  database = await openTestDatabase();
  queue = await startQueue();
  const size = { listings: 10, orders: 10 };
  const story = storyCalled('forgotten-seller');
  simulator = await startPromptAmazon({ story, elapsedHours: 0, size, isPacingOff: true });
  const { sellerId, marketplaceIds } = simulator.account;
  const flags = ['--id', 'alice', '--name', 'Alice', '--marketplace', marketplaceIds.join(), '--seller-id', sellerId];
  expect((await run('account', 'add', ...flags, '--mail', 'alice@example.com')).code).toBe(0);
});
afterAll(async () => {
  await simulator?.close();
  await queue?.close();
  await database?.close();
  await clearScratch(folder);
});
beforeEach(() => {
  simulator.faults.switchOff();
  simulator.notifications.destinations.length = 0;
  simulator.notifications.subscriptions.clear();
});

const run = (...args: string[]) => {
  const here = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const outside = { RUSUBAN_AMAZON_ENDPOINT: simulator.url, RUSUBAN_PUSH_QUEUE: `key:secret@${queue.url}` };
  return rusuban(folder, { ...here, ...settingsFor(simulator), ...outside }, ...args);
};
const outcomes = async (...args: string[]) => {
  const { stdout } = await run('push', ...args, '--json');
  return (JSON.parse(stdout) as { outcome: string }[]).map(({ outcome }) => outcome);
};
const all = (outcome: string) => subscribedTypes.map(() => outcome);
const types = subscribedTypes.map(({ type }) => type);

describe('notifications', () => {
  it('are switched on for every type, once; told to the recipients, and off again', async () => {
    expect(await outcomes('status')).toEqual(all('absent'));
    expect(await outcomes('setup')).toEqual(all('subscribed'));
    expect([...simulator.notifications.subscriptions.keys()].sort()).toEqual([...types].sort());
    expect(simulator.notifications.destinations.map(({ name }) => name)).toEqual([
      'rusuban-rusuban-sqs',
      'rusuban-rusuban-event-bridge',
    ]);
    expect(await outcomes('setup')).toEqual(all('there'));
    expect(await outcomes('status')).toEqual(all('there'));
    const { stdout } = await run('push', 'status');
    expect(stdout).toMatch(/ORDER_CHANGE {2}on: none has come yet$/m);
    const log = JSON.parse((await run('log', '--json')).stdout) as { what: string; detail: object }[];
    expect(log.filter(({ what }) => what === 'push-set-up')).toEqual([
      expect.objectContaining({ accountId: 'alice', via: 'command', detail: { types: types.length } }),
    ]);
    expect(await outcomes('remove')).toEqual(all('removed'));
    expect(simulator.notifications.subscriptions.size).toBe(0);
    expect(await outcomes('remove')).toEqual(all('absent'));
    expect(simulator.calls.forbidden).toBe(0);
  });

  it('that go elsewhere already stay as they are', async () => {
    const other = simulator.notifications.createDestination('another-tool', {
      sqs: { arn: 'arn:aws:sqs:eu-west-1:999999999999:other' },
    });
    simulator.notifications.subscribe('ORDER_CHANGE', { payloadVersion: '1.0', destinationId: other.destinationId });
    const said = await outcomes('setup');
    expect(said).toEqual(types.map((type) => (type === 'ORDER_CHANGE' ? 'elsewhere' : 'subscribed')));
    expect(await outcomes('remove')).toEqual(types.map((type) => (type === 'ORDER_CHANGE' ? 'elsewhere' : 'removed')));
    expect([...simulator.notifications.subscriptions.keys()]).toEqual(['ORDER_CHANGE']);
  });

  it('that Amazon refuses leave the others; what it said is shown', async () => {
    simulator.faults.switchOn({ kind: 'role-missing', operation: 'createDestination' });
    const { code, stdout } = await run('push', 'setup');
    expect(code).toBe(1);
    expect(stdout).toMatch(/alice {2}ORDER_CHANGE {2}refused: .*createDestination: HTTP 403/);
    const asData = JSON.parse((await run('push', 'setup', '--json')).stdout);
    expect(asData[0]).toMatchObject({
      type: 'ORDER_CHANGE',
      why: expect.stringContaining('createDestination: HTTP 403'),
    });
    simulator.faults.switchOff();
    simulator.faults.switchOn({ kind: 'role-missing', operation: 'createSubscription' });
    expect((await run('push', 'setup')).stdout).toMatch(
      /ORDER_CHANGE {2}refused: .* roles opens it: Inventory and Order/,
    );
    simulator.notifications.destinations.length = 0;
    simulator.faults.switchOff();
    const destination = simulator.notifications.createDestination('x', {
      eventBridge: { accountId: '000000000000', region: 'somewhere-else' },
    });
    const later = await outcomes('setup');
    expect(later.filter((outcome) => outcome === 'subscribed')).toHaveLength(4);
    expect(later.filter((outcome) => outcome === 'refused')).toHaveLength(2);
    expect(simulator.notifications.destinations).toContainEqual(destination);
  });

  it('are only printed where that is asked for', async () => {
    const before = { ...simulator.calls.byOperation };
    const { stdout, code } = await run('push', 'setup', '--print');
    expect(code).toBe(0);
    expect(stdout).toContain('"arn":"arn:aws:sqs:us-east-1:000000000000:rusuban"');
    for (const type of types) expect(stdout).toContain(`/subscriptions/${type}  {"payloadVersion"`);
    expect(simulator.calls.byOperation).toEqual(before);
  });

  it('show how many wait in the queue', async () => {
    await queue.put('{}', '{}');
    expect((await run('push', 'status')).stdout).toContain('in the queue: 2 waiting, 0 handed out');
  });

  it('are looked after by doctor', async () => {
    const found = async (given: Record<string, string>) => {
      const here = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
      const outside = { RUSUBAN_AMAZON_ENDPOINT: simulator.url, ...given };
      const { stdout } = await rusuban(folder, { ...here, ...outside }, 'doctor', '--json');
      const findings = JSON.parse(stdout) as { check: string; isGood: boolean; mend: string | null }[];
      return findings.find(({ check }) => check === 'notifications of Amazon');
    };
    expect(await found({})).toBeUndefined();
    expect(await found({ RUSUBAN_PUSH_QUEUE: `key:secret@${queue.url}` })).toMatchObject({ isGood: true });
    expect(await found({ RUSUBAN_PUSH_QUEUE: `key:secret@${queue.url}-gone` })).toMatchObject({
      ...{ isGood: false, mend: expect.stringContaining('docs/push.md') },
    });
  });

  it('want a queue: without one it is said how to get one', async () => {
    const here = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
    const { code, stderr } = await rusuban(folder, here, 'push', 'setup');
    expect(code).not.toBe(0);
    expect(stderr).toContain('RUSUBAN_PUSH_QUEUE');
  });
});
