// Posting against a real HTTP receiver, safe against whoever chose the address.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createWebhooks } from '../../../src/adapters/webhook/index.ts';
import type { ChannelRequest } from '../../../src/domain/telling/channel-kind.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => receiver.answer({ status: 204 }));

const request = (url = receiver.url): ChannelRequest => ({
  ...{ url, type: 'application/json', body: '{"text":"新規出品"}' },
  headers: { authorization: 'Bearer tk' },
});

describe('a request', () => {
  it('arrives as it is, with what its channel says and who it is from', async () => {
    const posted = await createWebhooks({ userAgent: 'Rusuban/1' }).post(request());
    expect(posted).toEqual({ status: 204, retryAfterMs: null, text: '' });
    const { headers, body } = receiver.received.at(-1) ?? {};
    expect(body).toBe(request().body);
    expect(headers).toMatchObject({ authorization: 'Bearer tk', 'user-agent': 'Rusuban/1' });
    expect(headers?.['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['soon', null],
    ['-5', null],
    ['99999999999999999999', null],
    ['Wed, 10 Jun 2026 03:02:00 GMT', 120_000],
    ['Wed, 10 Jun 2026 02:00:00 GMT', null],
  ])('answered with Retry-After: %s is told what that means', async (said, retryAfterMs) => {
    receiver.answer({
      status: 429,
      headers: { 'retry-after': said, date: 'Wed, 10 Jun 2026 03:00:00 GMT' },
      text: 'busy',
    });
    expect(await createWebhooks().post(request())).toEqual({ status: 429, retryAfterMs, text: 'busy' });
  });

  it('follows no redirect: who controls the receiver must not choose where else we knock', async () => {
    const before = receiver.received.length;
    receiver.answer({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
    expect(await createWebhooks().post(request())).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(before + 1);
  });

  it('gives up on a receiver that never answers', async () => {
    receiver.answer('hang');
    expect(await createWebhooks({ totalMs: 200 }).post(request())).toEqual({
      outcome: 'refused',
      isPermanent: false,
      detail: 'it did not answer in time',
    });
  });

  it('reads no more of an answer than it needs', async () => {
    receiver.answer('flood');
    const posted = await createWebhooks().post(request());
    expect(posted).toMatchObject({ status: 200 });
    expect(JSON.stringify(posted).length).toBeLessThan(100_000);
  });

  it('says when nothing listens, without the address', async () => {
    const posted = await createWebhooks().post(request('http://127.0.0.1:9/hook-of-alice'));
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
    expect(await createWebhooks().post(request(url))).toMatchObject({ outcome: 'refused', isPermanent: true });
  });

  it.each(['https://hooks.example.com/x', 'http://127.0.0.1:8080/x', 'http://localhost/x', 'https://[::1]/x'])(
    'may lead to %s',
    (url) => expect(createWebhooks().objection(url)).toBeNull(),
  );

  it('may lead anywhere when that is set', () => {
    expect(createWebhooks({ isAnywhereAllowed: true }).objection('http://192.168.0.1/x')).toBeNull();
  });
});
