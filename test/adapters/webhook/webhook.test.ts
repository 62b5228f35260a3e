// Webhooks against a real HTTP receiver: signed so that the standard's own library takes them, and safe against whoever
// chose the address.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { createWebhooks } from '../../../src/adapters/webhook/index.ts';
import type { Webhook } from '../../../src/domain/telling/webhook.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => receiver.answer({ status: 204 }));

const secret = `whsec_${Buffer.from('a key of twenty-four byte').toString('base64')}`;
const hook = (url = receiver.url): Webhook => ({ name: 'ops', kind: 'standard', settings: { url, secret } });
const posting = (body: unknown = { type: 'rusuban.alert', data: { subject: '新規出品' } }) => ({
  id: 'revision-1.incident.i-1',
  at: Date.now(),
  body,
});

describe('a webhook', () => {
  it('is signed as Standard Webhooks has it', async () => {
    expect(await createWebhooks().post(hook(), posting())).toEqual({ outcome: 'sent', detail: 'HTTP 204' });
    const last = receiver.received.at(-1);
    const headers = last?.headers as Record<string, string>;
    expect(headers['webhook-id']).toBe('revision-1.incident.i-1');
    expect(new Verifier(secret).verify(last?.body ?? '', headers)).toEqual(posting().body);
    expect(() => new Verifier(secret).verify(`${last?.body} `, headers)).toThrow(/signature/);
  });

  it('for a chat room is not signed', async () => {
    const slack: Webhook = { name: 'chat', kind: 'slack', settings: { url: receiver.url, secret: null } };
    await createWebhooks().post(slack, posting({ text: 'hello' }));
    const { headers, body } = receiver.received.at(-1) ?? {};
    expect(JSON.parse(body ?? '')).toEqual({ text: 'hello' });
    expect(headers).not.toHaveProperty('webhook-signature');
    expect(headers?.['content-type']).toMatch(/^application\/json/);
  });

  it.each([
    [{ status: 410 }, { isPermanent: true, detail: 'HTTP 410' }],
    [
      { status: 404, text: 'no\n such hook' },
      { isPermanent: false, detail: 'HTTP 404: no such hook' },
    ],
    [
      { status: 503, headers: { 'retry-after': '120' } },
      { isPermanent: false, detail: 'HTTP 503', retryAfterMs: 120_000 },
    ],
    // Not followed: who controls the receiver must not choose where else we knock.
    [
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      { isPermanent: false, detail: 'HTTP 302' },
    ],
  ])('answered with %j is not sent', async (answer, result) => {
    receiver.answer(answer);
    expect(await createWebhooks().post(hook(), posting())).toEqual({ outcome: 'refused', ...result });
  });

  it('gives up on a receiver that never answers', async () => {
    receiver.answer('hang');
    expect(await createWebhooks({ totalMs: 200 }).post(hook(), posting())).toEqual({
      outcome: 'refused',
      isPermanent: false,
      detail: 'it did not answer in time',
    });
  });

  it('reads no more of an answer than it needs', async () => {
    receiver.answer('flood');
    const posted = await createWebhooks().post(hook(), posting());
    expect(posted).toMatchObject({ outcome: 'sent' });
    expect(posted.detail.length).toBeLessThan(300);
  });

  it('says when nothing listens, without the address', async () => {
    const posted = await createWebhooks().post(hook('http://127.0.0.1:9/hook-of-alice'), posting());
    expect(posted).toEqual({ outcome: 'refused', isPermanent: false, detail: 'nothing listens at its address' });
  });

  it.each([
    'http://hooks.example.com/x',
    'https://10.1.2.3/x',
    'https://192.168.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://user:password@hooks.example.com/x',
    'https://0x0a000001/x',
    'ftp://hooks.example.com/x',
    'file:///etc/passwd',
    'not a url',
  ])('may not lead to %s', async (url) => {
    expect(createWebhooks().objection(url)).not.toBeNull();
    expect(await createWebhooks().post(hook(url), posting())).toMatchObject({ outcome: 'refused', isPermanent: true });
  });

  it.each(['https://hooks.example.com/x', 'http://127.0.0.1:8080/x', 'http://localhost/x', 'https://[::1]/x'])(
    'may lead to %s',
    (url) => expect(createWebhooks().objection(url)).toBeNull(),
  );

  it('may lead anywhere when that is set', () => {
    expect(createWebhooks({ isAnywhereAllowed: true }).objection('http://192.168.0.1/x')).toBeNull();
  });
});
