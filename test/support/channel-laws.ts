// The laws that every channel obeys, as tests against a real receiver in its service's place.
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { ChannelKind } from '../../src/domain/telling/channel-kind.ts';
import { aNote, lastOf, someSettings, strangersTitle, tryChannel } from './channel-hands.ts';
import { japaneseIn, latinSentencesIn } from './languages.ts';
import { exampleKeys, readPush } from './push-reader.ts';
import { type Received, startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

export function testChannelLaws(kind: ChannelKind): void {
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    receiver = await startWebhookReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(() => receiver.answer({ status: 200, text: '{}' }));

  it('says what it is and asks for in both languages, and shows no secret', () => {
    for (const { en, ja } of [kind.about, ...kind.fields.map(({ label }) => label)]) {
      expect(japaneseIn(en)).toEqual([]);
      expect(latinSentencesIn(ja)).toEqual([]);
    }
    expect(kind.fields.some(({ isSecret }) => isSecret)).toBe(true);
  });

  it('brings what a taken answer says it has brought', async () => {
    expect(await tryChannel(kind, receiver)).toMatchObject({
      outcome: 'sent',
      detail: expect.stringMatching(/^HTTP 200/),
    });
  });

  it('waits as long as it is asked to', async () => {
    receiver.answer({ status: 429, headers: { 'retry-after': '120' }, text: '{}' });
    const verdict = await tryChannel(kind, receiver);
    expect(verdict).toMatchObject({ outcome: 'refused', isPermanent: false, retryAfterMs: 120_000 });
  });

  it.each([500, 502, 503])('tries again after an outage (%i)', async (status) => {
    receiver.answer({ status, text: '<html>Bad gateway</html>' });
    expect(await tryChannel(kind, receiver)).toMatchObject({ outcome: 'refused', isPermanent: false });
  });

  it('gives up on what hangs, and takes nothing from what floods', async () => {
    receiver.answer('hang');
    const hung = await tryChannel(kind, receiver, { totalMs: 200 });
    expect(hung).toEqual({ outcome: 'refused', isPermanent: false, detail: 'it did not answer in time' });
    receiver.answer('flood');
    expect((await tryChannel(kind, receiver)).detail.length).toBeLessThan(300);
  });

  it.each(['', 'null', '[]', '"ok"', '{"ok":', '{"parameters":5,"retry_after":"soon","status":{}}'])(
    'makes sense of an answer that makes none: %j',
    async (text) => {
      receiver.answer({ status: 429, text });
      expect(await tryChannel(kind, receiver)).toMatchObject({ outcome: 'refused', isPermanent: false });
    },
  );

  it('is posted to over TLS, unless its owner typed the address', () => {
    const { url } = kind.request(aNote(), someSettings(kind, 'https://hooks.example.com/topic'));
    expect(new URL(url).protocol).toBe('https:');
  });

  if (!kind.isForMachines) testForPeople(kind, () => receiver);
}

/** What a request says, whatever it is written in, and for whomever it is sealed. */
async function said({ headers, body: written, bytes }: Pick<Received, 'headers' | 'body' | 'bytes'>): Promise<string> {
  const isSealed = headers['content-encoding'] === 'aes128gcm';
  const body = isSealed ? await readPush(bytes, await exampleKeys) : written;
  return body.startsWith('{') ? JSON.stringify(JSON.parse(body)) : decodeURIComponent(body.replaceAll('+', ' '));
}

function testForPeople(kind: ChannelKind, at: () => WebhookReceiver): void {
  it('tells what it is, and whose', async () => {
    await tryChannel(kind, at(), { note: aNote({ shop: 'Alice', headline: '重大：出品23件（確実）' }) });
    const body = await said(lastOf(at()));
    expect(body).toContain('重大：出品23件（確実）');
    expect(body).toContain('Alice');
  });

  it('stays within what its service takes, however long a text is', async () => {
    const long = `${strangersTitle} ${'出品\u{1f600}'.repeat(20_000)}`;
    await tryChannel(kind, at(), { note: aNote({ headline: long, lines: [long, long], text: long, shop: long }) });
    const { body } = lastOf(at());
    expect(body.length).toBeLessThan(28_000);
    expect(body).not.toMatch(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i);
    expect(await said(lastOf(at()))).not.toContain('\ufffd');
  });

  it('writes no stranger’s word into a header', async () => {
    await tryChannel(kind, at(), {
      note: aNote({ headline: 'a\r\nX-Evil: 1', shop: 'b\r\nX-Evil: 1', lines: [] }),
    });
    expect(lastOf(at()).headers).not.toHaveProperty('x-evil');
  });
}
