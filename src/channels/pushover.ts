// Pushover: a push to a phone that rings until somebody says that it was heard (pushover.net/api).
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { neverAt } from './answers.ts';
import { cutCharacters, linesBelow } from './words.ts';

const [titleLimit, messageLimit] = [250, 1_024];
/** Priority 2 rings every minute for half an hour, the time after which the backup is told; it must say both. */
const untilHeard = { priority: 2, retry: 60, expire: 1_800 };

export const pushover: ChannelKind = {
  id: 'pushover',
  about: { en: 'a push to a phone by Pushover', ja: 'Pushoverによるスマートフォンへの通知' },
  fields: [
    {
      key: 'token',
      label: { en: 'API token of your application', ja: 'アプリケーションのAPIトークン' },
      isSecret: true,
      form: /^[A-Za-z0-9]{30}$/,
      example: 'azGDORePK8gMaC0QOYAMyEEuzJnyUi',
    },
    {
      key: 'user',
      label: { en: 'Your user or group key', ja: 'ユーザーキー、またはグループキー' },
      isSecret: true,
      form: /^[A-Za-z0-9]{30}$/,
      example: 'uQiRzpo4DXghDmr9QzzfQu27cmVRsG',
    },
  ],
  request(note, { token, user }) {
    const urgency = note.severity === 'critical' ? untilHeard : { priority: note.severity === 'high' ? 1 : 0 };
    const body = {
      ...{ token, user, ...urgency },
      title: cutCharacters(note.headline, titleLimit),
      message: cutCharacters(linesBelow(note), messageLimit),
    };
    return {
      url: 'https://api.pushover.net/1/messages.json',
      type: 'application/json',
      body: JSON.stringify(body),
    };
  },
  // "your input was invalid and should not be repeated"
  judge: neverAt(400, 401, 403, 404, 413),
};
