// Slack's incoming webhooks, and what takes the same: Mattermost, Rocket.Chat (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { jsonOf, never } from './answers.ts';
import { cutUnits, unmentioned } from './words.ts';

/** Slack's own three characters; a mention is `<!channel>` there and `@channel` in Mattermost. */
const escaped = (text: string) =>
  unmentioned(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** What is marked up in bold must hold none of the marks. */
const unmarked = (text: string) => text.replace(/[*_~`]/g, '');
/** Slack cuts longer texts; the rest is in the mail. */
const [headlineLimit, shopLimit, textLimit] = [300, 100, 3_000];
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
    const body = { text: `*${bold}* (${escaped(cutUnits(shop, shopLimit))})\n${escaped(cutUnits(text, textLimit))}` };
    return { url: `${url}`, type: 'application/json', body: JSON.stringify(body) };
  },
  judge: (answer) =>
    answer.status >= 400 && gone.test(`${answer.text} ${jsonOf(answer).error ?? ''}`) ? never(answer) : null,
};
