// Channels in the console's settings: added with what they need, tried at once, nobody's until their number was typed; no
// page shows what lets one post there.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { channelKinds } from '../../../src/telling/channels.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let receiver: WebhookReceiver;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(noon);
  receiver = await startWebhookReceiver();
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await stage?.close();
  await receiver?.close();
});

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form: { shop: 'alice', ...form } }) });
const recipients = async () => (await stage.app.store.listRecipients('alice')).map(({ address }) => address);
const topic = () => new URL('/a-topic-hard-to-guess', receiver.url).href;
const phone = () => ({ kind: 'ntfy', name: 'phone', 'field-url': topic(), 'field-token': 'tk_AgQdq7mVBoFD37zQVN29' });
const numberTold = () => /(\d{6})/.exec(JSON.parse(receiver.received.at(-1)?.body ?? '{}').message)?.[1] ?? 'none';

describe('a channel for people', () => {
  it('has a form for each kind, with what it asks for', async () => {
    const { html } = await ask('/settings');
    expect(html).toContain('href="/settings/device?shop=alice"');
    for (const { id, fields } of channelKinds.filter(({ isForBrowsers }) => !isForBrowsers)) {
      expect(html).toContain(`value="${id}"`);
      for (const { key, isMade } of fields) if (!isMade) expect(html).toContain(`name="field-${key}"`);
    }
  });

  it.each([
    [{ name: 'my phone' }, 'be a name'],
    [{ 'field-url': 'ftp://example.com/x' }, 'Nothing can be posted there'],
    [{ 'field-token': 'ü' }, 'That is not right for'],
    [{ kind: 'pigeon' }, 'is no kind of channel'],
  ])('with %j is refused, and nothing is kept', async (odd, why) => {
    const { status, html } = await ask('/settings/channel', { ...phone(), ...odd });
    expect([status, html.replaceAll('&#39;', '’')]).toEqual([409, expect.stringContaining(why)]);
    expect(await stage.app.store.listWebhooks('alice')).toEqual([]);
  });

  it('tells nobody until the number of its test was typed; what lets one post there stands on no page', async () => {
    const added = await ask('/settings/channel', phone());
    expect([added.status, added.html]).toEqual([200, expect.stringContaining('before that it tells nobody')]);
    expect(await recipients()).toEqual(['alice@example.com']);
    for (const path of ['/settings', '/log', '/settings/detectors']) {
      const { html } = await ask(path);
      for (const secret of ['a-topic-hard-to-guess', 'tk_AgQdq7mVBoFD37zQVN29']) expect(html).not.toContain(secret);
    }
    const wrong = await ask('/settings/channel/confirm', { name: 'phone', number: '000000' });
    expect([wrong.status, wrong.html]).toEqual([409, expect.stringContaining('not the number')]);
    await ask('/settings/channel/test', { name: 'phone' });
    const right = await ask('/settings/channel/confirm', { name: 'phone', number: ` ${numberTold()} ` });
    expect([right.status, await recipients()]).toEqual([200, ['alice@example.com', 'ntfy:phone']]);
    const [entry] = await stage.app.store.readLog({ accountId: 'alice', limit: 1 });
    expect(entry).toMatchObject({ what: 'recipients-changed', who: 'Alice', via: 'console' });
    expect((await ask('/settings/channel/test', { name: 'other' })).status).toBe(409);
  });

  it('is kept where its test fails, which is said, and can be tried again', async () => {
    receiver.answer({ status: 403, text: '{"error":"forbidden"}' });
    const { status, html } = await ask('/settings/channel', { ...phone(), name: 'other' });
    expect([status, html]).toEqual([409, expect.stringContaining('the test did not reach it')]);
    receiver.answer({ status: 200, text: '{}' });
    expect((await ask('/settings/channel/test', { name: 'other' })).status).toBe(200);
  });

  it('is told of its own end', async () => {
    const before = receiver.received.length;
    expect((await ask('/settings/channel/remove', { name: 'phone' })).status).toBe(200);
    expect(receiver.received.length).toBeGreaterThan(before);
    expect(await recipients()).toEqual(['alice@example.com']);
    expect((await stage.app.store.listWebhooks('alice')).map(({ name }) => name)).toEqual(['other']);
  });
});

describe('a channel for machines', () => {
  it('is told at once, since it confirms by its answer; its secret is shown once', async () => {
    const form = { kind: 'standard', name: 'ops', 'field-url': receiver.url };
    const { html } = await ask('/settings/channel', form);
    const secret = /whsec_[\w+/=]+/.exec(html)?.[0] ?? 'none';
    expect(secret).not.toBe('none');
    expect(await recipients()).toContain('webhook:ops');
    expect((await ask('/settings')).html).not.toContain(secret);
  });
});

describe('an intruder at a browser left open', () => {
  it.each([
    ['/settings/channel', () => ({ ...phone(), name: 'mallory' })],
    ['/settings/channel/confirm', () => ({ name: 'other', number: '123456' })],
    ['/settings/channel/remove', () => ({ name: 'ops' })],
  ])('gets nowhere by %s', async (path, form) => {
    stage.clock.advance(6 * minuteMs);
    const { status, html } = await ask(path, form());
    expect([status, html]).toEqual([403, expect.stringContaining('within the last 5 minutes')]);
    expect(await recipients()).toContain('webhook:ops');
  });
});
