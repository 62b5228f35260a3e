// Telegram: a message of a bot of the owner's to a chat (core.telegram.org/bots/api#sendmessage).

import { secondMs } from '../domain/clock.ts';
import type { ChannelAnswer, ChannelKind } from '../domain/telling/channel-kind.ts';
import { jsonOf, later, neverAt } from './answers.ts';
import { cutUnits, linesBelow, unmentioned } from './words.ts';

/** Of 4,096 units after the marks are read. */
const [headlineLimit, textLimit] = [300, 3_500];
/** All that its HTML takes for markup. */
const escaped = (text: string) =>
  unmentioned(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The pause stands in the answer's body, in seconds. */
function pauseOf(answer: ChannelAnswer): number | null {
  const { retry_after: seconds } = (jsonOf(answer).parameters ?? {}) as { readonly retry_after?: unknown };
  return typeof seconds === 'number' && seconds >= 0 ? seconds * secondMs : answer.retryAfterMs;
}

export const telegram: ChannelKind = {
  id: 'telegram',
  about: { en: 'a message of your bot in Telegram', ja: 'Telegramのボットからのメッセージ' },
  fields: [
    {
      key: 'token',
      label: { en: 'Token of your bot, from BotFather', ja: 'BotFatherで作成したボットのトークン' },
      isSecret: true,
      form: /^\d{5,15}:[\w-]{30,60}$/,
      example: '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr',
    },
    {
      key: 'chat',
      label: { en: 'Chat: its number, or @name of a channel', ja: 'チャットの番号、またはチャンネルの@名前' },
      isSecret: false,
      form: /^(?:-?\d{1,20}|@\w{4,40})$/,
      example: '987654321',
    },
  ],
  request(note, { token, chat }) {
    const text = `<b>${escaped(cutUnits(note.headline, headlineLimit))}</b>\n${escaped(cutUnits(linesBelow(note), textLimit))}`;
    const body = { chat_id: chat, text, parse_mode: 'HTML', link_preview_options: { is_disabled: true } };
    return {
      url: `https://api.telegram.org/bot${token}/sendMessage`,
      type: 'application/json',
      body: JSON.stringify(body),
    };
  },
  // 400: no such chat; 401 and 404: no such bot; 403: the bot was blocked or thrown out
  judge: (answer) => (answer.status === 429 ? later(answer, pauseOf(answer)) : neverAt(400, 401, 403, 404)(answer)),
};
