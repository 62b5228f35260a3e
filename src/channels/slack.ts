// Slack's incoming webhooks, and what takes the same: Mattermost, Rocket.Chat (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { jsonOf, never } from './answers.ts';
import { cutUnits, unmentioned } from './words.ts';

/** Slack's own three characters; a mention is `<!channel>` there and `@channel` in Mattermost. */
const escaped = (text: string) =>
  unmentioned(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** What is marked up in bold must hold none of the marks. */
const unmarked = (text: string) => text.replace(/[*_~`]/g, '');
const wide: Readonly<Record<string, string>> = { '*': '＊', _: '＿', '~': '～', '`': '｀' };
/** Marks as letters: a title would else strike out what follows it, or make code of it. `_` within a word is none, as in a SKU. */
const spelled = (text: string) =>
  text.replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) => wide[mark] ?? mark).replaceAll('](', '] (');
/** Slack cuts longer texts; the rest is in the mail. */
const [headlineLimit, shopLimit, textLimit] = [300, 100, 3_000];
const said = (text: string, limit: number) => escaped(spelled(cutUnits(text, limit)));
/** A hook that was taken away, or whose room was: as words in the answer. */
const gone =
  /\b(?:no_service|no_service_id|no_team|team_disabled|invalid_token|channel_not_found|channel_is_archived|user_not_found|action_prohibited)\b/;

export const slack: ChannelKind = {
  id: 'slack',
  about: { en: 'a room in Slack, Mattermost and the like', ja: 'SlackやMattermostなどのチャンネル' },
  fields: [
    {
      key: 'url',
      label: { en: 'Incoming webhook URL', ja: '受信WebhookのURL' },
      isSecret: true,
      form: 'url',
      example: 'https://hooks.slack.com/services/T000/B000/XXXX',
    },
  ],
  request({ headline, shop, text }, { url }) {
    const bold = unmarked(escaped(cutUnits(headline, headlineLimit)));
    const body = { text: `*${bold}* (${said(shop, shopLimit)})\n${said(text, textLimit)}` };
    return { url: `${url}`, type: 'application/json', body: JSON.stringify(body) };
  },
  judge: (answer) =>
    answer.status >= 400 && gone.test(`${answer.text} ${jsonOf(answer).error ?? ''}`) ? never(answer) : null,
};
