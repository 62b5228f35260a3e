// Web Push as RFC 8030, 8291 and 8292 describe it, read as a browser reads it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { browser } from '../../src/channels/browser.ts';
import { aNote, lastOf, tryChannel } from '../support/channel-hands.ts';
import { noon } from '../support/factories.ts';
import { exampleKeys, readIdentity, readPush } from '../support/push-reader.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

it('says what it is, where it stands in the console, and nothing that could be touched', async () => {
  const note = aNote({ place: 'incident/i-1' });
  expect(await tryChannel(browser, receiver, { note })).toMatchObject({ outcome: 'sent' });
  const said = JSON.parse(await readPush(lastOf(receiver).bytes, await exampleKeys));
  expect(said).toEqual({
    title: note.headline,
    body: `${note.shop}\n${note.lines[0]}`,
    ...{ tag: note.thread, place: 'incident/i-1', stays: true, language: 'en', at: noon },
  });
  expect(JSON.stringify(said)).not.toMatch(/https?:/);
});

it('is sealed on its way, from us, kept for a day, and takes the place of what is older of the same', async () => {
  await tryChannel(browser, receiver);
  const { headers, bytes } = lastOf(receiver);
  expect(bytes.toString('latin1')).not.toContain('Critical');
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high' });
  expect(headers['content-type']).toBe('application/octet-stream');
  expect(headers.topic).toBe(aNote().thread);
  // as RFC 8030 has it, 5.4
  expect(headers.topic).toMatch(/^[\w-]{1,32}$/);
  const { payload } = await readIdentity(`${headers.authorization}`, new URL(receiver.url).origin, noon);
  expect(payload.sub).toBe('mailto:owner@example.com');
});

it('does not ring for what can wait', async () => {
  await tryChannel(browser, receiver, { note: aNote({ severity: null }) });
  const { headers, bytes } = lastOf(receiver);
  expect(headers.urgency).toBe('normal');
  expect(JSON.parse(await readPush(bytes, await exampleKeys)).stays).toBe(false);
});

it.each([
  [404, { isPermanent: true, isGone: true }],
  [410, { isPermanent: true, isGone: true }],
  [401, { isPermanent: true }],
  [403, { isPermanent: true }],
  [413, { isPermanent: true }],
  [503, { isPermanent: false }],
])('answered with %i is what that means', async (status, meant) => {
  receiver.answer({ status });
  const verdict = await tryChannel(browser, receiver);
  expect(verdict).toEqual({ outcome: 'refused', detail: `HTTP ${status}`, ...meant });
});

it('with keys that are none is never posted', async () => {
  const before = receiver.received.length;
  const key = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
  const settings = { url: receiver.url, key, secret: 'BTBZMqHH6r4Tts7J_aSIgg' };
  const verdict = await tryChannel(browser, receiver, { settings });
  expect(verdict).toMatchObject({ outcome: 'refused', isPermanent: true });
  expect(receiver.received).toHaveLength(before);
});
