// What machines are posted: signed so that the standard's own library takes it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { standard } from '../../src/channels/standard.ts';
import { aNote, lastOf, someSettings, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

it('a webhook is signed as Standard Webhooks has it', async () => {
  const settings = someSettings(standard, receiver.url);
  // the standard's library holds the signature's time against the computer's clock, and takes no other
  const note = aNote({ at: Date.now() });
  expect(await tryChannel(standard, receiver, { note, settings })).toEqual({ outcome: 'sent', detail: 'HTTP 200' });
  const { headers, body } = lastOf(receiver);
  const verifier = new Verifier(`${settings.secret}`);
  expect(headers['webhook-id']).toBe(note.id);
  expect(verifier.verify(body, headers as Record<string, string>)).toEqual(note.event);
  expect(() => verifier.verify(`${body} `, headers as Record<string, string>)).toThrow(/signature/);
});

it.each([
  [{ status: 410 }, { isPermanent: true, detail: 'HTTP 410' }],
  [
    { status: 404, text: 'no\n such hook' },
    { isPermanent: false, detail: 'HTTP 404: no such hook' },
  ],
  [
    { status: 302, headers: { location: 'http://169.254.169.254/' } },
    { isPermanent: false, detail: 'HTTP 302' },
  ],
])('answered with %j it is not sent', async (answer, result) => {
  receiver.answer(answer);
  expect(await tryChannel(standard, receiver)).toEqual({ outcome: 'refused', ...result });
});
