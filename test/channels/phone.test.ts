// A telephone call as twilio.com/docs describes it: what is said is XML that a stranger's title can't leave.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { phone } from '../../src/channels/phone.ts';
import { aNote, lastOf, strangersTitle, tryChannel } from '../support/channel-hands.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());

const said = () => {
  const { Twiml = '' } = lastOf(receiver).form();
  return { xml: Twiml, tags: Twiml.match(/<\/?[A-Za-z]+/g) };
};
const frame = ['<Response', '<Pause', '<Say', '</Say', '<Pause', '<Say', '</Say', '</Response'];

it('calls one number from another and says it twice', async () => {
  receiver.answer({ status: 201, text: '{"sid":"CA1","status":"queued"}' });
  expect(await tryChannel(phone, receiver)).toMatchObject({ outcome: 'sent' });
  const { path, headers, form } = lastOf(receiver);
  expect(path).toBe('/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json');
  const sealed = Buffer.from('AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef').toString('base64');
  expect(headers.authorization).toBe(`Basic ${sealed}`);
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(form()).toMatchObject({ To: '+818012345678', From: '+15005550006', Timeout: '55' });
  expect(said().tags).toEqual(frame);
  expect(said().xml).toContain('<Say voice="Polly.Joanna" language="en-US">This is Rusuban. Critical: someone may be');
  expect(said().xml).toContain('Alice &amp; &lt;Bob&gt;. Since 3:00.');
  // that there is no link is nothing to say to who listens
  expect(said().xml).not.toContain('No link');
});

it('speaks Japanese, and reads a trial’s number one by one', async () => {
  await tryChannel(phone, receiver, {
    note: aNote({ language: 'ja', headline: '留守番からのテスト', lines: ['番号：123456'] }),
  });
  expect(said().xml).toContain('<Say voice="Polly.Mizuki" language="ja-JP">留守番です。 留守番からのテスト。');
  expect(said().xml).toContain('番号：1, 2, 3, 4, 5, 6');
});

it('dials nowhere else, whatever a stranger calls a thing, and fits', async () => {
  const headline = `${strangersTitle}\u0000\u0008]]>&#60;Dial>`;
  await tryChannel(phone, receiver, { note: aNote({ headline, lines: [`"'&<>${'長'.repeat(5_000)}`] }) });
  expect(said().tags).toEqual(frame);
  expect(said().xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)|\p{Cc}/u);
  await tryChannel(phone, receiver, { note: aNote({ headline: '&'.repeat(5_000) }) });
  expect(said().xml.length).toBeGreaterThan(0);
  for (const filling of ['&', '"', '長', 'a'])
    await tryChannel(phone, receiver, { note: aNote({ headline: filling.repeat(5_000) }) });
  expect(
    Math.max(...receiver.received.map(({ body }) => new URLSearchParams(body).get('Twiml')?.length ?? 0)),
  ).toBeLessThanOrEqual(4_000);
});

it.each([
  [401, '{"code":20003,"message":"Authenticate","status":401}', true],
  [400, '{"code":21211,"message":"Invalid \'To\' Phone Number","status":400}', true],
  [403, '{"code":20005,"message":"Account not active","status":403}', true],
  [429, '{"code":20429,"message":"Too Many Requests","status":429}', false],
  [503, '{"code":20503,"status":503}', false],
])('answered with %i %s it is refused, for good: %s', async (status, text, isPermanent) => {
  receiver.answer({ status, text });
  expect(await tryChannel(phone, receiver)).toMatchObject({ outcome: 'refused', isPermanent });
});
