// Telegram as core.telegram.org/bots/api describes it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { telegram } from '../../src/channels/telegram.ts';
import { aNote, lastOf, strangersTitle, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

const token = '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr';
const settings = { token, chat: '-1001234567890' };

it('is a message of the bot to the chat, without a preview of anything', async () => {
  receiver.answer({ status: 200, text: '{"ok":true,"result":{"message_id":7}}' });
  expect(await tryChannel(telegram, receiver, { settings })).toMatchObject({ outcome: 'sent' });
  const { path, json } = lastOf(receiver);
  expect(path).toBe(`/bot${token}/sendMessage`);
  expect(json()).toEqual({
    chat_id: '-1001234567890',
    text: '<b>Critical: someone may be selling as you: 23 listed, 31 orders (very sure)</b>\nAlice &amp; &lt;Bob&gt;\nSince 3:00. First: end all sessions.\nNo link here, on purpose.',
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  });
});

it('shows a stranger’s title as letters', async () => {
  await tryChannel(telegram, receiver, {
    settings,
    note: aNote({ headline: strangersTitle, shop: '</b><a href="x">' }),
  });
  const { text } = lastOf(receiver).json();
  expect(text.match(/<[^>]*>/g)).toEqual(['<b>', '</b>']);
  expect(text).not.toContain('@');
});

it('fits, whatever its marks make of it', async () => {
  const long = '&<>'.repeat(5_000);
  await tryChannel(telegram, receiver, { settings, note: aNote({ headline: long, lines: [long] }) });
  const { text } = lastOf(receiver).json();
  expect(text.replace(/<\/?b>/g, '').replace(/&\w+;/g, 'x').length).toBeLessThanOrEqual(4_096);
  expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
});

it.each([
  [
    429,
    '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}',
    { isPermanent: false, retryAfterMs: 35_000 },
  ],
  [401, '{"ok":false,"error_code":401,"description":"Unauthorized"}', { isPermanent: true }],
  [404, '{"ok":false,"error_code":404,"description":"Not Found"}', { isPermanent: true }],
  [403, '{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}', { isPermanent: true }],
  [400, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', { isPermanent: true }],
  [502, 'Bad Gateway', { isPermanent: false }],
])('answered with %i %s it is refused: %j', async (status, text, verdict) => {
  receiver.answer({ status, text });
  expect(await tryChannel(telegram, receiver, { settings })).toMatchObject({ outcome: 'refused', ...verdict });
});
