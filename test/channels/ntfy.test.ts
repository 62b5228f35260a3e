// ntfy as docs.ntfy.sh/publish describes it: published as JSON, with a priority that rings by night only when it must.
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ntfy } from '../../src/channels/ntfy.ts';
import { aNote, lastOf, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => receiver.answer({ status: 200, text: '{"id":"xE73Iyuabi","event":"message"}' }));

const settings = () => ({ url: new URL('/rusuban-8fJq', receiver.url).href, token: null });

it('is published to its topic at the server’s root, with nothing of a stranger’s in a header', async () => {
  expect(await tryChannel(ntfy, receiver, { settings: settings() })).toMatchObject({ outcome: 'sent' });
  const { path, headers, json } = lastOf(receiver);
  expect(path).toBe('/');
  expect(headers).not.toHaveProperty('authorization');
  expect(json()).toEqual({
    topic: 'rusuban-8fJq',
    title: 'Critical: someone may be selling as you: 23 listed, 31 orders (very sure)',
    message: 'Alice & <Bob>\nSince 3:00. First: end all sessions.\nNo link here, on purpose.',
    priority: 5,
  });
});

it('shows its token where it has one', async () => {
  await tryChannel(ntfy, receiver, { settings: { ...settings(), token: 'tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2' } });
  expect(lastOf(receiver).headers.authorization).toBe('Bearer tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2');
});

it.each([
  ['critical', 5],
  ['high', 4],
  ['medium', 3],
  [null, 3],
] as const)('rings for %s with priority %i', async (severity, priority) => {
  await tryChannel(ntfy, receiver, { settings: settings(), note: aNote({ severity }) });
  expect(lastOf(receiver).json().priority).toBe(priority);
});

it('is cut in bytes, as its server counts', async () => {
  const long = '出'.repeat(10_000);
  await tryChannel(ntfy, receiver, { settings: settings(), note: aNote({ headline: long, lines: [long] }) });
  const { title, message } = lastOf(receiver).json();
  expect(Buffer.byteLength(title)).toBeLessThanOrEqual(250);
  expect(Buffer.byteLength(message)).toBeLessThanOrEqual(4_096);
  expect(title.endsWith('出…')).toBe(true);
});

it.each([
  [401, '{"code":40101,"http":401,"error":"unauthorized"}', true],
  [403, '{"code":40301,"http":403,"error":"forbidden"}', true],
  [400, '{"code":40009,"http":400,"error":"invalid request: topic invalid"}', true],
  [429, '{"code":42901,"http":429,"error":"limit reached: too many requests"}', false],
  [507, '{"code":50701,"http":507,"error":"cannot publish to UnifiedPush topic"}', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(ntfy, receiver, { settings: settings() })).toMatchObject({ outcome: 'refused', isPermanent });
});
