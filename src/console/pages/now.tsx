// The first page: what needs an answer, the worst first, and how much of each shop is seen. Calm only where all was seen.
import type { App } from '../../app.ts';
import type { Text } from '../../domain/text/text.ts';
import type { ClosedIncidents, IncidentBrief, IncidentOutline } from '../../domain/watch/incident.ts';
import { isAtLeast } from '../../domain/watch/severity.ts';
import { reasonWords } from '../../messages/language/coverage-words.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { createFormat, type Format } from '../../messages/language/format.ts';
import {
  isCounted,
  type PartFreshness,
  shownAfter,
  sightRule,
  type WatchedAccount,
  watchedAccounts,
} from '../../watch/freshness.ts';
import { partText } from '../../watch/part-words.ts';
import { headlineOf } from '../parts/headline.ts';
import { Pages } from '../parts/paging.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { NoShop } from '../parts/shop-choice.tsx';
import { findShops, type ShopNow, type ShopQuery, type ShopsFound, type Shown, shopsNow, shown } from './shops.ts';

const words = {
  title: { en: 'Now', ja: '現在の状況' },
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
  alone: { en: 'More of them: this shop alone', ja: 'この店舗だけを表示' },
  search: { en: 'Shop', ja: '店舗' },
  show: { en: 'Show', ja: '表示' },
  find: { en: 'Find', ja: '検索' },
  notFound: { en: 'No shop is like that.', ja: '該当する店舗はありません。' },
  pages: { en: 'More shops', ja: 'ほかの店舗' },
  total: { en: '{n} shops', ja: '{n}店舗' },
} as const satisfies Readonly<Record<string, Text>>;
const shownWords: Readonly<Record<Shown, Text>> = {
  all: { en: 'all', ja: 'すべて' },
  open: { en: 'to be answered', ja: '対応が必要' },
  unseen: { en: 'not seen in time', ja: '確認できていない' },
  quiet: { en: 'quiet and seen', ja: '異常なし・確認済み' },
};

/** Of each shop, of one alone, and of many side by side: there each would be read and written that few look at. */
const closedShown = { alone: 20, beside: 3 };

export interface NowProps extends ShopsFound {
  readonly query: ShopQuery;
  /** By shop, of those that are shown; one that was removed meanwhile is in neither. */
  readonly watched: ReadonlyMap<string, WatchedAccount>;
  readonly closed: ReadonlyMap<string, ClosedIncidents>;
  /** Those of the shops that are shown. */
  readonly incidents: ReadonlyMap<string, IncidentBrief>;
  /** What was so when it was read (live.ts). */
  readonly revision: string;
}

/** Reads what the page shows: of each shop only an outline, and incidents only of those on this page. */
export async function readNow(app: App, query: ShopQuery): Promise<NowProps> {
  const { store } = app;
  // before what it is about: what changes meanwhile is read again
  const revision = await store.consoleRevision();
  const [shops, open] = await Promise.all([
    store.outlineShops(sightRule(app.clock.now(), app.intervals)),
    store.outlineOpenIncidents(),
  ]);
  const found = findShops(shopsNow(shops, open), query);
  const shopIds = found.shops.map(({ id }) => id);
  const [watched, closed] = await Promise.all([
    watchedAccounts(app, shopIds),
    store.outlineClosedIncidents(shopIds, shopIds.length === 1 ? closedShown.alone : closedShown.beside),
  ]);
  const outlines = [
    ...found.shops.flatMap((shop) => shop.open),
    ...[...closed.values()].flatMap(({ newest }) => newest),
  ];
  const incidents = await store.briefIncidents(outlines.map(({ id }) => id));
  return {
    ...found,
    query,
    revision,
    watched: new Map(watched.map((one) => [one.account.id, one])),
    closed,
    incidents: new Map(incidents.map((one) => [one.id, one])),
  };
}

export function nowPage(reader: Reader, props: NowProps): string {
  const { language } = reader;
  const { shops, counts, found, revision } = props;
  // making one costs more than a shop's card; most shops are in the same zone
  const formats = new Map<string, Format>();
  const formatAt = (zone: string) => {
    const format = formats.get(zone) ?? createFormat(language, zone);
    formats.set(zone, format);
    return format;
  };
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      {counts.all === 0 && <NoShop reader={reader} />}
      {counts.all > 1 && <Search reader={reader} {...props} />}
      {counts.all > 0 && found === 0 && <p>{words.notFound[language]}</p>}
      {shops.map((shop) => {
        const watched = props.watched.get(shop.id);
        const closed = props.closed.get(shop.id);
        const format = watched && formatAt(watched.account.timeZone);
        return format && <Shop {...{ reader, shop, watched, closed, format }} incidents={props.incidents} />;
      })}
      <Pages
        reader={reader}
        at={props}
        label={words.pages}
        total={words.total[reader.language].replace('{n}', String(props.found))}
        to={(at) =>
          `${reader.base}/?${new URLSearchParams({ q: props.query.search, show: props.query.show, page: String(at) })}`
        }
      />
    </>
  );
  return shell(reader, { title: words.title[language], body, revision });
}

function Search({ reader: { base, language }, query, counts }: NowProps & { readonly reader: Reader }) {
  return (
    <search>
      <form method="get" action={`${base}/`} class="row">
        <label>
          {words.search[language]}
          <input type="search" name="q" value={query.search} maxlength={100} />
        </label>
        <label>
          {words.show[language]}
          <select name="show">
            {shown.map((one) => (
              <option value={one} selected={one === query.show}>
                {`${shownWords[one][language]} (${counts[one]})`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.find[language]}</button>
      </form>
    </search>
  );
}

interface ShopProps {
  readonly reader: Reader;
  readonly shop: ShopNow;
  readonly watched: WatchedAccount;
  readonly closed: ClosedIncidents | undefined;
  readonly incidents: NowProps['incidents'];
  readonly format: Format;
}

function Shop({ reader, shop, watched: { account, parts }, closed, incidents, format }: ShopProps) {
  const { state } = shop;
  const { language, base } = reader;
  // one that was removed while this was read is left out
  const whole = (some: readonly IncidentOutline[]) => some.flatMap(({ id }) => incidents.get(id) ?? []);
  const [open, over] = [whole(shop.open), whole(closed?.newest ?? [])];
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
      {closed && over.length > 0 && (
        <details>
          <summary>{`${words.closed[language]} (${closed.total})`}</summary>
          <Incidents reader={reader} title={null} incidents={over} format={format} />
          {over.length < Math.min(closed.total, closedShown.alone) && (
            <p>
              <a href={`${base}/?${new URLSearchParams({ q: account.id })}`}>{words.alone[language]}</a>
            </p>
          )}
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
  readonly incidents: readonly IncidentBrief[];
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
