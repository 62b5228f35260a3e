// LINE's Messaging API as developers.line.biz describes it: each message has a key, by which it is taken once.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { line } from '../../src/channels/line.ts';
import { aNote, lastOf, strangersTitle, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

const settings = {
  token: 'aLongToken+/0123456789abcdefghijklmnopqrstuvwxyz=',
  to: 'U4af4980629b0e1d2c3a4f5b6d7e8f901',
};

it('is pushed to one receiver under a key of its own', async () => {
  receiver.answer({ status: 200, text: '{"sentMessages":[{"id":"461230966842064897"}]}' });
  expect(await tryChannel(line, receiver, { settings })).toMatchObject({ outcome: 'sent' });
  const { path, headers, json } = lastOf(receiver);
  expect(path).toBe('/v2/bot/message/push');
  expect(headers.authorization).toBe(`Bearer ${settings.token}`);
  expect(headers['x-line-retry-key']).toBe('01234567-89ab-cdef-0123-456789abcdef');
  expect(json()).toEqual({
    to: settings.to,
    messages: [{ type: 'text', text: expect.stringMatching(/^Critical: .*\nAlice & <Bob>\nSince 3:00/) }],
  });
});

it('mentions nobody, and fits', async () => {
  await tryChannel(line, receiver, {
    settings,
    note: aNote({ headline: strangersTitle, lines: ['長'.repeat(9_000)] }),
  });
  const [{ text }] = lastOf(receiver).json().messages;
  expect(text).not.toContain('@');
  expect(text).toHaveLength(5_000);
});

it('that was taken at an earlier try is not told twice, and counts as told', async () => {
  receiver.answer({ status: 409, text: '{"message":"The retry key is already accepted"}' });
  expect(await tryChannel(line, receiver, { settings })).toMatchObject({ outcome: 'sent' });
});

it.each([
  [429, '{"message":"The API rate limit has been exceeded. Try again later."}', false],
  [429, '{"message":"You have reached your monthly limit."}', true],
  [401, '{"message":"Authentication failed due to the following reason: invalid token."}', true],
  [400, '{"message":"The property, \'to\', in the request body is invalid"}', true],
  [500, '{"message":"Internal error"}', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(line, receiver, { settings })).toMatchObject({ outcome: 'refused', isPermanent });
});
