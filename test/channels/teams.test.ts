// Teams' workflows as learn.microsoft.com describes them: an adaptive card in which no text is read as Markdown.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { teams } from '../../src/channels/teams.ts';
import { aNote, lastOf, strangersTitle, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

it('is a card whose texts are shown as they are', async () => {
  receiver.answer({ status: 202 });
  const note = aNote({ headline: strangersTitle });
  expect(await tryChannel(teams, receiver, { note })).toMatchObject({ outcome: 'sent' });
  const { type, attachments } = lastOf(receiver).json();
  expect([type, attachments.length]).toEqual(['message', 1]);
  const [{ contentType, content }] = attachments;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' });
  expect(new Set(content.body.map((block: { type: string }) => block.type))).toEqual(new Set(['RichTextBlock']));
  const [title, shop] = content.body.map(({ inlines }: { inlines: { text: string }[] }) => inlines[0]);
  expect(title).toMatchObject({ type: 'TextRun', text: strangersTitle.replaceAll('@', '＠'), color: 'attention' });
  expect(shop).toEqual({ type: 'TextRun', text: 'Alice & <Bob>' });
  // nothing is linked and nothing acts
  expect(JSON.stringify(content)).not.toMatch(/selectAction|actions|https?:/);
});

it('is not coloured as danger where none is', async () => {
  await tryChannel(teams, receiver, { note: aNote({ severity: null }) });
  expect(lastOf(receiver).body).not.toContain('attention');
});

it.each([
  [401, '{"error":{"code":"DirectApiAuthorizationRequired"}}', true],
  [404, '{"error":{"code":"WorkflowNotFound"}}', true],
  [400, '{"error":{"code":"WorkflowTriggerIsNotEnabled"}}', true],
  [429, '{"error":{"code":"429"}}', false],
  [502, '{"error":{"code":"NoResponse"}}', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(teams, receiver)).toMatchObject({ outcome: 'refused', isPermanent });
});
