// LINE: a push message of an official account of the owner's (developers.line.biz/en/reference/messaging-api, LINE Notify is no more).
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { never, neverAt, taken } from './answers.ts';
import { cutUnits, linesBelow, unmentioned } from './words.ts';

const textLimit = 5_000;

/** Eight, four, four, four, twelve: by it LINE takes the same message once, however often it is tried. */
const uuidOf = (key: string) => key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const line: ChannelKind = {
  id: 'line',
  about: { en: 'a message of your official account in LINE', ja: 'LINE公式アカウントからのメッセージ' },
  fields: [
    {
      key: 'token',
      label: { en: 'Channel access token (Messaging API)', ja: 'チャネルアクセストークン（Messaging API）' },
      isSecret: true,
      form: /^[\w+/=.-]{30,500}$/,
      example: 'abcdefghijklmnopqrstuvwxyz0123456789...',
    },
    {
      key: 'to',
      label: { en: 'User, group or room ID', ja: 'ユーザーID、グループID、トークルームIDのいずれか' },
      isSecret: false,
      form: /^[UCR][0-9a-f]{32}$/,
      example: 'U4af4980629b0e1d2c3a4f5b6d7e8f901',
    },
  ],
  request(note, { token, to }) {
    const text = cutUnits(unmentioned(`${note.headline}\n${linesBelow(note)}`), textLimit);
    return {
      url: 'https://api.line.me/v2/bot/message/push',
      type: 'application/json',
      headers: { authorization: `Bearer ${token}`, 'x-line-retry-key': uuidOf(note.key) },
      body: JSON.stringify({ to, messages: [{ type: 'text', text }] }),
    };
  },
  judge(answer) {
    // it was taken at an earlier try, of which we have not heard
    if (answer.status === 409) return taken(answer);
    // the month's messages are used up: another must be told, not this one tried for two days
    if (answer.status === 429 && /monthly limit/i.test(answer.text)) return never(answer);
    return neverAt(400, 401, 403, 404)(answer);
  },
};
