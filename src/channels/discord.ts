// Discord: a webhook of a room (discord.com/developers/docs/resources/webhook).
import { secondMs } from '../domain/clock.ts';
import type { ChannelAnswer, ChannelKind } from '../domain/telling/channel-kind.ts';
import { jsonOf, later, neverAt } from './answers.ts';
import { cutUnits, linesBelow, unmentioned } from './words.ts';

/** Of 2,000, with room for a backslash before every character. */
const [headlineLimit, textLimit] = [250, 700];
/** Shows no previews of links. */
const suppressEmbeds = 4;
/** Whatever could mark up, mention or quote is shown as itself. */
const escaped = (text: string) => unmentioned(text).replace(/[\\*_~`|<>#()[\]:+.!-]/g, '\\$&');

/** Seconds, with a fraction, in the body; of the service in front of it in a header. */
function pauseOf(answer: ChannelAnswer): number | null {
  const seconds = jsonOf(answer).retry_after;
  return typeof seconds === 'number' && seconds >= 0 ? Math.ceil(seconds) * secondMs : answer.retryAfterMs;
}

export const discord: ChannelKind = {
  id: 'discord',
  about: { en: 'a room in Discord', ja: 'Discordのチャンネル' },
  fields: [
    {
      key: 'url',
      label: { en: 'Webhook URL of the room', ja: 'チャンネルのウェブフックURL' },
      isSecret: true,
      form: 'url',
      example: 'https://discord.com/api/webhooks/123456789/abcDEF',
    },
  ],
  request(note, { url }) {
    const answered = new URL(`${url}`);
    answered.searchParams.set('wait', 'true');
    const headline = escaped(cutUnits(note.headline, headlineLimit));
    const body = {
      content: `**${headline}**\n${escaped(cutUnits(linesBelow(note), textLimit))}`,
      allowed_mentions: { parse: [] },
      flags: suppressEmbeds,
    };
    return { url: answered.href, type: 'application/json', body: JSON.stringify(body) };
  },
  // 401 and 404: the webhook was taken away
  judge: (answer) => (answer.status === 429 ? later(answer, pauseOf(answer)) : neverAt(400, 401, 403, 404)(answer)),
};
