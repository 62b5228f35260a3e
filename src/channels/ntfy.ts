// ntfy, of ntfy.sh or a server of one's own: a push to a phone that rings also when it is silent (docs.ntfy.sh/publish).
// It is published as JSON, so that no stranger's word ever stands in a header.
import type { ChannelKind, Note } from '../domain/telling/channel-kind.ts';
import { neverAt } from './answers.ts';
import { cutBytes, linesBelow } from './words.ts';

/** Longer messages arrive as a file to be opened. */
const [titleLimit, messageLimit] = [250, 4_000];
/** 5 rings on, past "do not disturb" where its owner allows that; 4 rings; 3 is shown. */
const priorities = { critical: 5, high: 4, medium: 3, low: 2, info: 2 } as const;
const priorityOf = ({ severity }: Note) => (severity === null ? 3 : priorities[severity]);

export const ntfy: ChannelKind = {
  id: 'ntfy',
  about: { en: 'a push to a phone by ntfy', ja: 'ntfyによるスマートフォンへの通知' },
  fields: [
    {
      key: 'url',
      label: { en: 'Address of the topic, hard to guess', ja: 'トピックのURL（推測されにくいもの）' },
      isSecret: true,
      form: 'url',
      example: 'https://ntfy.sh/rusuban-8fJq2LmT0xVc',
    },
    {
      key: 'token',
      label: { en: 'Access token, if the topic needs one', ja: 'アクセストークン（必要な場合のみ）' },
      isSecret: true,
      isOptional: true,
      form: /^[\w.-]{3,200}$/,
      example: 'tk_...',
    },
  ],
  request(note, { url, token }) {
    const { origin, pathname } = new URL(`${url}`);
    const body = {
      topic: decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? ''),
      title: cutBytes(note.headline, titleLimit),
      message: cutBytes(linesBelow(note), messageLimit),
      priority: priorityOf(note),
    };
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return { url: `${origin}/`, type: 'application/json', headers, body: JSON.stringify(body) };
  },
  // what it takes for no topic or no right to it stays so until its owner changes that
  judge: neverAt(400, 401, 403, 404),
};
