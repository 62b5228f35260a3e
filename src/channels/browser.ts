// A push to a phone or computer by its own browser (Web Push, RFC 8030), which a page of the console subscribes. The push
// service of the browser's maker brings it and can't read it. A touch opens the incident in the console, whose address the
// browser has from where it subscribed: none stands in the message.
import type { ChannelKind, Verdict } from '../domain/telling/channel-kind.ts';
import { gone, neverAt } from './answers.ts';
import { cutBytes } from './words.ts';

/** Within the 4,096 bytes that every service takes, sealed, and with each character escaped. */
const [titleLimit, bodyLimit] = [400, 1_300];
/** What a phone that is off all night is still told in the morning. */
const keptSeconds = 24 * 60 * 60;
const key = { isSecret: true } as const;

export const browser: ChannelKind = {
  id: 'browser',
  about: { en: 'a push to this phone or computer, by its browser', ja: 'このスマートフォンやパソコンへの通知' },
  isForBrowsers: true,
  fields: [
    {
      key: 'url',
      label: { en: 'Address at the push service', ja: '通知の送信先' },
      form: 'url',
      example: 'https://push.example.com/wpush/v2/gAAAAABn',
      ...key,
    },
    {
      key: 'key',
      label: { en: 'Key of the browser', ja: 'ブラウザーの鍵' },
      form: /^B[\w-]{86}$/,
      example: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      ...key,
    },
    {
      key: 'secret',
      label: { en: 'Secret of the browser', ja: 'ブラウザーの秘密' },
      form: /^[\w-]{22}$/,
      example: 'BTBZMqHH6r4Tts7J_aSIgg',
      ...key,
    },
  ],
  request(note, { url, key, secret }) {
    const { headline, shop, lines, severity, thread, place, language, at } = note;
    const shown = {
      title: cutBytes(headline, titleLimit),
      body: cutBytes([shop, ...lines].join('\n'), bodyLimit),
      // one that is newer takes the place of one that still stands there
      tag: thread,
      place: place ?? '',
      stays: severity === 'critical' || severity === 'high',
      language,
      at,
    };
    return {
      url: `${url}`,
      type: 'application/json',
      headers: { ttl: `${keptSeconds}`, urgency: severity === null ? 'normal' : 'high', topic: thread },
      body: JSON.stringify(shown),
      sealedFor: { key: `${key}`, secret: `${secret}` },
    };
  },
  judge(answer): Verdict | null {
    if (answer.status === 404 || answer.status === 410) return gone(answer);
    // 401 and 403: it was subscribed by another key than ours
    return neverAt(400, 401, 403, 413)(answer);
  },
};
