// Discord's webhooks as discord.com/developers describes them: a room is not rung by what a stranger calls a thing.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { discord } from '../../src/channels/discord.ts';
import { aNote, lastOf, strangersTitle, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

it('is posted to the room and waits for the answer', async () => {
  receiver.answer({ status: 200, text: '{"id":"1"}' });
  const settings = { url: `${receiver.url}/1/abc?thread_id=7` };
  expect(await tryChannel(discord, receiver, { settings })).toMatchObject({ outcome: 'sent' });
  expect(lastOf(receiver).path).toBe('/hook/1/abc?thread_id=7&wait=true');
  expect(lastOf(receiver).json()).toMatchObject({ allowed_mentions: { parse: [] }, flags: 4 });
});

it('shows a stranger’s title as letters', async () => {
  await tryChannel(discord, receiver, {
    note: aNote({ headline: strangersTitle, lines: ['# big', '> quoted', '- listed'] }),
  });
  const { content } = lastOf(receiver).json();
  const marks = content.slice(2, content.indexOf('**\n'));
  expect(marks.replace(/\\./g, '')).not.toMatch(/[*_~`|<>#[\]()]/);
  expect(content).not.toContain('@');
  expect(content).toContain('\n\\# big\n\\> quoted\n\\- listed');
});

it('fits when each of its characters needs a backslash', async () => {
  const long = '*'.repeat(5_000);
  await tryChannel(discord, receiver, { note: aNote({ headline: long, lines: [long] }) });
  const { content } = lastOf(receiver).json();
  expect(content.length).toBeLessThanOrEqual(2_000);
});

it.each([
  [
    429,
    '{"message":"You are being rate limited.","retry_after":0.65,"global":false}',
    { isPermanent: false, retryAfterMs: 1_000 },
  ],
  [404, '{"message":"Unknown Webhook","code":10015}', { isPermanent: true }],
  [401, '{"message":"Invalid Webhook Token","code":50027}', { isPermanent: true }],
  [400, '{"message":"Cannot send an empty message","code":50006}', { isPermanent: true }],
  [503, '', { isPermanent: false }],
])('answered with %i %s it is refused: %j', async (status, text, verdict) => {
  receiver.answer({ status, text });
  expect(await tryChannel(discord, receiver)).toMatchObject({ outcome: 'refused', ...verdict });
});
