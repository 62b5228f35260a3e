// Pushover as pushover.net/api describes it: what is critical rings until somebody has heard it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pushover } from '../../src/channels/pushover.ts';
import { aNote, lastOf, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

it('rings every minute until it was heard', async () => {
  receiver.answer({
    status: 200,
    text: '{"status":1,"request":"647d2300","receipt":"rLqVuqTRh62UzxtmqiaLzQmVcPgiCy"}',
  });
  expect(await tryChannel(pushover, receiver)).toMatchObject({ outcome: 'sent' });
  const { path, json } = lastOf(receiver);
  expect(path).toBe('/1/messages.json');
  expect(json()).toEqual({
    token: 'azGDORePK8gMaC0QOYAMyEEuzJnyUi',
    user: 'uQiRzpo4DXghDmr9QzzfQu27cmVRsG',
    title: 'Critical: someone may be selling as you: 23 listed, 31 orders (very sure)',
    message: 'Alice & <Bob>\nSince 3:00. First: end all sessions.\nNo link here, on purpose.',
    ...{ priority: 2, retry: 60, expire: 1_800 },
  });
});

it.each([
  ['high', 1],
  ['medium', 0],
  [null, 0],
] as const)('for %s it comes once, with priority %i', async (severity, priority) => {
  await tryChannel(pushover, receiver, { note: aNote({ severity }) });
  expect(lastOf(receiver).json()).toMatchObject({ priority });
  expect(lastOf(receiver).json()).not.toHaveProperty('retry');
});

it('fits', async () => {
  await tryChannel(pushover, receiver, {
    note: aNote({ headline: '長'.repeat(999), lines: ['\u{1f600}'.repeat(2_000)] }),
  });
  const { title, message } = lastOf(receiver).json();
  expect([[...title].length, [...message].length]).toEqual([250, 1_024]);
});

it.each([
  [400, '{"user":"invalid","errors":["user identifier is invalid"],"status":0}', true],
  [429, '{"errors":["application is over its quota"],"status":0}', false],
  [500, '', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(pushover, receiver)).toMatchObject({ outcome: 'refused', isPermanent });
});
