// The first page: what needs an answer, the worst first, and how much of each shop is seen. Calm only where all was seen.
import type { Text } from '../domain/text/text.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { isAtLeast, severities } from '../domain/watch/severity.ts';
import { reasonWords } from '../messages/language/coverage-words.ts';
import { cleanForeignText } from '../messages/language/foreign-text.ts';
import { createFormat, type Format } from '../messages/language/format.ts';
import { isCounted, type PartFreshness, shownAfter, type WatchedAccount, watchStateOf } from '../watch/freshness.ts';
import { partText } from '../watch/part-words.ts';
import { headlineOf } from './headline.ts';
import { type Reader, shell } from './shell.tsx';

const words = {
  title: { en: 'Now', ja: '現在の状況' },
  none: { en: 'No shop is watched yet. On the computer:', ja: '見守っている店舗がありません。コンピューターで：' },
  open: { en: 'To be answered', ja: '対応が必要なもの' },
  quiet: { en: 'Nothing to answer.', ja: '対応が必要なものはありません。' },
  seen: {
    en: 'All that can be seen of it is seen in time.',
    ja: '確認できるものは、すべて予定どおり確認できています。',
  },
  missed: {
    en: 'Not all of it is seen. What it doesn’t see, Rusuban can’t tell you.',
    ja: '確認できていないものがあります。その範囲の異変はお知らせできません。',
  },
  unread: {
    en: 'Not read yet: nothing is known of it so far.',
    ja: 'まだ一度も読み取れていません。状況は分かりません。',
  },
  paused: { en: 'Paused: nobody is watching.', ja: '休止中です。見守っていません。' },
  last: { en: 'Last seen', ja: '最後の確認' },
  noSight: { en: 'never so far', ja: 'まだありません' },
  closed: { en: 'Closed', ja: '終了したもの' },
} as const satisfies Readonly<Record<string, Text>>;

const closedShown = 20;
const isClosed = ({ status }: Incident) => status === 'resolved' || status === 'dismissed';

export interface NowProps {
  readonly watched: readonly WatchedAccount[];
  readonly incidents: readonly Incident[];
}

export function nowPage(reader: Reader, { watched, incidents }: NowProps): string {
  const { language } = reader;
  const shops = watched
    .map((one) => ({
      ...one,
      incidents: worstFirst(incidents.filter(({ accountId }) => accountId === one.account.id)),
    }))
    .sort((a, b) => weightOf(b.incidents) - weightOf(a.incidents) || a.account.name.localeCompare(b.account.name));
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      {shops.length === 0 && (
        <p class="card">
          {words.none[language]}
          <br />
          <code>rusuban account add</code>
        </p>
      )}
      {shops.map((shop) => (
        <Shop reader={reader} {...shop} />
      ))}
    </>
  );
  return shell(reader, { title: words.title[language], body });
}

function worstFirst(incidents: readonly Incident[]): Incident[] {
  const rank = ({ severity }: Incident) => severities.indexOf(severity);
  return [...incidents].sort((a, b) => rank(b) - rank(a) || b.visibleAt - a.visibleAt);
}

function weightOf(incidents: readonly Incident[]): number {
  return Math.max(-1, ...incidents.filter((one) => !isClosed(one)).map(({ severity }) => severities.indexOf(severity)));
}

interface ShopProps extends WatchedAccount {
  readonly reader: Reader;
  readonly incidents: readonly Incident[];
}

function Shop({ reader, account, parts, incidents }: ShopProps) {
  const { language } = reader;
  const format = createFormat(language, account.timeZone);
  const open = incidents.filter((one) => !isClosed(one));
  const closed = incidents.filter(isClosed);
  const state = watchStateOf({ account, parts });
  const isGrave = open.some(({ severity }) => isAtLeast(severity, 'high'));
  const look = isGrave ? 'card grave' : open.length > 0 || state !== 'seen' ? 'card open' : 'card good';
  return (
    <section class={look} aria-label={cleanForeignText(account.name)}>
      <h2>{cleanForeignText(account.name)}</h2>
      {open.length === 0 && <p>{words.quiet[language]}</p>}
      {open.length > 0 && <Incidents reader={reader} title={words.open} incidents={open} format={format} />}
      <p class={state === 'seen' ? 'soft' : 'warn'}>{words[state][language]}</p>
      {state === 'missed' && <Unseen parts={parts} format={format} />}
      <p class="soft">
        {`${words.last[language]}${language === 'ja' ? '：' : ': '}`}
        {lastSeen(parts, format) ?? words.noSight[language]}
      </p>
      {closed.length > 0 && (
        <details>
          <summary>{`${words.closed[language]} (${closed.length})`}</summary>
          <Incidents reader={reader} title={null} incidents={closed.slice(0, closedShown)} format={format} />
        </details>
      )}
    </section>
  );
}

function lastSeen(parts: readonly PartFreshness[], format: Format): string | null {
  const last = Math.max(0, ...parts.filter(isCounted).map(({ seenAt }) => seenAt ?? 0));
  return last === 0 ? null : format.instant(last);
}

function Unseen({ parts, format }: { readonly parts: readonly PartFreshness[]; readonly format: Format }) {
  const unseen = parts.filter((part) => isCounted(part) && (part.seenAt === null || part.missed >= shownAfter));
  const colon = format.language === 'ja' ? '：' : ': ';
  return (
    <ul class="list">
      {unseen.map(({ part, reason }) => (
        <li>{`${partText(part)[format.language]}${colon}${reasonWords(reason, format)}`}</li>
      ))}
    </ul>
  );
}

interface IncidentsProps {
  readonly reader: Reader;
  readonly title: Text | null;
  readonly incidents: readonly Incident[];
  readonly format: Format;
}

function Incidents({ reader: { base }, title, incidents, format }: IncidentsProps) {
  return (
    <>
      {title && <h3>{title[format.language]}</h3>}
      <ul class="list">
        {incidents.map((incident) => (
          <li>
            <a href={`${base}/incident/${incident.id}`}>{headlineOf(incident, format)}</a>
            <br />
            <small>
              {format.list([
                format.phrase(`severity.${incident.severity}`),
                format.phrase(`status.${incident.status}`),
                format.instant(incident.beganAt),
              ])}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
