// What of a channel's settings is taken out of whatever its server answers, before anybody reads that: servers say back what
// they were sent (ntfy its topic, a proxy its address or headers), and it would stand in logs, mails and on pages.
import type { ChannelAnswer, ChannelKind, ChannelRequest, ChannelSettings } from '../domain/telling/channel-kind.ts';

/** Shorter ones would tear words apart, and are no secrets. */
const shortest = 4;
/** A path's last part is the key to a room or topic, however short; what stands before it may be a word. */
const shortestPart = 8;

/** The answer without secrets, in any form in which they were sent. */
export function unspoken(
  answer: ChannelAnswer,
  kind: ChannelKind,
  settings: ChannelSettings,
  request: ChannelRequest,
): ChannelAnswer {
  const all = kind.fields
    .filter(({ isSecret }) => isSecret)
    .flatMap(({ key, form }) => formsOf(settings[key] ?? '', form === 'url'));
  // `Basic` holds several of them in one
  const sent = Object.values(request.headers ?? {}).flatMap((value) => value.split(' ').slice(1));
  // the longest first: a part that went before its whole would leave the rest of that standing
  const secrets = [...new Set([...all, ...sent])]
    .filter(({ length }) => length >= shortest)
    .sort((a, b) => b.length - a.length);
  return { ...answer, text: secrets.reduce((said, one) => said.replaceAll(one, '…'), answer.text) };
}

function formsOf(secret: string, isUrl: boolean): string[] {
  const whole = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    encodeURIComponent(secret),
  ];
  if (!isUrl || !URL.canParse(secret)) return whole;
  const { pathname, search, searchParams } = new URL(secret);
  const parts = pathname.split('/').filter(Boolean);
  const telling = [
    ...parts.slice(-1),
    ...parts.filter(({ length }) => length >= shortestPart),
    ...searchParams.values(),
  ];
  return [...whole, pathname + search, pathname, ...telling.flatMap((part) => [part, decoded(part)])].filter(
    (form) => form !== '/',
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
