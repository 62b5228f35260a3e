// A chat room: not rung and given no link by what a stranger calls a thing.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { slack } from '../../src/channels/slack.ts';
import { aNote, lastOf, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

const title = '<!channel> @channel *Camera* & <https://mallory.example.com|Amazon>';
const textOf = async (more: Parameters<typeof aNote>[0]): Promise<string> => {
  await tryChannel(slack, receiver, { note: aNote(more) });
  return lastOf(receiver).json().text;
};

it('shows a stranger’s title as letters', async () => {
  const text = await textOf({ headline: `Found: ${title}`, text: `New: ${title}` });
  expect(text).toContain('*Found: &lt;!channel&gt; ＠channel Camera &amp; &lt;https://mallory.example.com|Amazon&gt;*');
  expect(text).toContain('(Alice &amp; &lt;Bob&gt;)');
  expect(text).not.toMatch(/[<>@]/);
});

it('has nothing struck out, made code or linked by a title', async () => {
  const marks = '~gone~ *loud* _soft_ ```code``` `c` [Amazon](/login) SKU_A_1';
  const text = await textOf({ text: `New: ${marks}\nWhat to do first`, shop: marks });
  expect(text).toContain(
    '～gone～ ＊loud＊ ＿soft＿ ｀｀｀code｀｀｀ ｀c｀ [Amazon] (/login) SKU_A_1\nWhat to do first',
  );
  expect(text).toContain('(～gone～ ＊loud＊');
});

it('shows as much as fits, and that there is more', async () => {
  const text = await textOf({ text: 'x'.repeat(10_000) });
  expect(text.length).toBeLessThan(4_000);
  expect(text.endsWith('x…')).toBe(true);
});

it.each([
  [403, 'action_prohibited', true],
  [403, 'invalid_token', true],
  [404, 'channel_not_found', true],
  [404, 'no_service', true],
  [410, 'channel_is_archived', true],
  [404, '<html>not found</html>', false],
  [400, 'invalid_payload', false],
  [500, 'rollup_error', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(slack, receiver)).toMatchObject({ outcome: 'refused', isPermanent });
});
