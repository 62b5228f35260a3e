// A channel tried for real: a note through its request, posted to a receiver on this computer in its service's place.
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { newPushKey, pushIdentity } from '../../src/adapters/webhook/push-identity.ts';
import { usualVerdict } from '../../src/channels/answers.ts';
import type { ChannelKind, ChannelSettings, Note, Verdict } from '../../src/domain/telling/channel-kind.ts';
import { noon } from './factories.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** What a stranger may call a thing: rings rooms, links, marks up, breaks out of JSON, XML and headers. */
export const strangersTitle =
  '<!channel> @everyone <@123> *b* _i_ `c` ~s~ [Amazon](http) </Say><Dial>1</Dial> & "q" \\ ]]> || # > é 出品 \u{1f600}';

export function aNote(more: Partial<Note> = {}): Note {
  return {
    id: '<revision-1.incident.i-1@rusuban.example>',
    key: '0123456789abcdef0123456789abcdef',
    thread: 'fedcba9876543210fedcba9876543210',
    place: null,
    at: noon,
    language: 'en',
    severity: 'critical',
    shop: 'Alice & <Bob>',
    headline: 'Critical: someone may be selling as you: 23 listed, 31 orders (very sure)',
    lines: ['Since 3:00. First: end all sessions.'],
    care: 'No link here, on purpose.',
    text: 'The whole text.',
    event: { type: 'rusuban.alert' },
    ...more,
  };
}

/** Settings that look as its fields say; what is an address leads to `url`. */
export function someSettings(kind: ChannelKind, url: string): ChannelSettings {
  return Object.fromEntries(
    kind.fields.map(({ key, form, example }) => [key, form === 'url' ? url : sampleOf(form, example)]),
  );
}

/** The example, its dots filled up. */
function sampleOf(form: RegExp, example: string): string {
  const whole = example.replace('...', Buffer.from('a key of twenty-four byte').toString('base64').replace(/=+$/, ''));
  if (!form.test(whole)) throw new Error(`the example ${example} is not of its form ${form}`);
  return whole;
}

const identity = pushIdentity(newPushKey(), 'mailto:owner@example.com');
const push = { now: () => noon, identity: async () => identity };

/** Posts the note, to the receiver wherever the service would be. */
export async function tryChannel(
  kind: ChannelKind,
  receiver: WebhookReceiver,
  { note = aNote(), settings, totalMs = 10_000 }: { note?: Note; settings?: ChannelSettings; totalMs?: number } = {},
): Promise<Verdict> {
  const request = kind.request(note, settings ?? someSettings(kind, receiver.url));
  const origins = { [new URL(request.url).origin]: new URL(receiver.url).origin };
  const answer = await createWebhooks({ origins, totalMs, push }).post(request);
  return 'status' in answer ? (kind.judge?.(answer) ?? usualVerdict(answer)) : answer;
}

/** What the receiver was given last. */
export function lastOf(receiver: WebhookReceiver) {
  const last = receiver.received.at(-1);
  if (!last) throw new Error('nothing was received');
  return { ...last, json: () => JSON.parse(last.body), form: () => Object.fromEntries(new URLSearchParams(last.body)) };
}
