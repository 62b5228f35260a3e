// All that an incident rests on, row by row: searched, by detector, sorted, so many at a time. The same rows as the CSV.
import { detectors } from '../detectors/all.ts';
import type { Account } from '../domain/shop/account.ts';
import { count, type Text } from '../domain/text/text.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { evidenceRow } from '../messages/incident/evidence-view.ts';
import { detectorTitle, strongestFirst } from '../messages/incident/spoken.ts';
import { cleanForeignText } from '../messages/language/foreign-text.ts';
import type { Format } from '../messages/language/format.ts';
import { DataTable } from './blocks.tsx';
import { headlineOf } from './headline.ts';
import { folded, Pages, pageOf } from './paging.tsx';
import { type Reader, shell } from './shell.tsx';

const shownAtOnce = 100;
const sorts = ['newest', 'oldest', 'name'] as const;
type Sort = (typeof sorts)[number];

const words = {
  title: { en: 'What was seen', ja: '確認された内容' },
  search: { en: 'Search', ja: '検索' },
  by: { en: 'Seen by', ja: '検知器' },
  all: { en: 'all', ja: 'すべて' },
  order: { en: 'Order', ja: '並び順' },
  find: { en: 'Find', ja: '表示' },
  what: { en: 'What', ja: '対象' },
  at: { en: 'When', ja: '日時' },
  before: { en: 'Values', ja: '内容' },
  none: { en: 'Nothing is like that.', ja: '該当するものはありません。' },
  total: { en: '{n, plural, one {# row} other {# rows}}', ja: '{n}件' },
  pages: { en: 'More rows', ja: '続き' },
  whole: { en: 'The incident', ja: 'この検知に戻る' },
} as const satisfies Readonly<Record<string, Text>>;
const sortWords: Readonly<Record<Sort, Text>> = {
  newest: { en: 'the newest first', ja: '新しい順' },
  oldest: { en: 'the oldest first', ja: '古い順' },
  name: { en: 'by name', ja: '名前順' },
};

export function evidencePage(
  reader: Reader,
  incident: Incident,
  account: Account,
  query: Readonly<Record<string, string>>,
  format: Format,
): string {
  const { language, base } = reader;
  const sort = sorts.find((one) => one === query.sort) ?? 'newest';
  const search = (query.q ?? '').slice(0, 100);
  const ids = [...new Set(incident.signals.map(({ detector }) => detector))];
  const chosen = ids.find((id) => id === query.by) ?? '';
  const wanted = folded(search);
  const rows = strongestFirst(incident.signals)
    .filter(({ detector }) => chosen === '' || detector === chosen)
    .flatMap(({ detector, evidence }) =>
      evidence.map((one) => ({ detector, at: one.at, row: evidenceRow(one, format) })),
    )
    .filter(({ row }) => folded(`${row.title} ${row.ids}`).includes(wanted))
    .sort((a, b) =>
      sort === 'name' ? a.row.title.localeCompare(b.row.title) : sort === 'newest' ? b.at - a.at : a.at - b.at,
    );
  const { shown, ...at } = pageOf(rows, Number(query.page), shownAtOnce);
  const path = `${base}/incident/${incident.id}/evidence`;
  const to = (page: number) => `${path}?${new URLSearchParams({ q: search, by: chosen, sort, page: String(page) })}`;
  const body = (
    <>
      <p class="soft">{cleanForeignText(account.name)}</p>
      <h1>{words.title[language]}</h1>
      <p>
        <a href={`${base}/incident/${incident.id}`}>{headlineOf(incident, format)}</a>
      </p>
      <search>
        <form method="get" action={path} class="row">
          <label>
            {words.search[language]}
            <input type="search" name="q" value={search} maxlength={100} />
          </label>
          <label>
            {words.by[language]}
            <select name="by">
              <option value="">{words.all[language]}</option>
              {ids.map((id) => (
                <option value={id} selected={id === chosen}>
                  {detectorTitle(id, detectors, format)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.order[language]}
            <select name="sort">
              {sorts.map((one) => (
                <option value={one} selected={one === sort}>
                  {sortWords[one][language]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{words.find[language]}</button>
        </form>
      </search>
      {shown.length === 0 ? (
        <p>{words.none[language]}</p>
      ) : (
        <DataTable
          head={[words.what[language], words.before[language], words.by[language], words.at[language]]}
          rows={shown.map(({ detector, row }) => [
            [row.title, row.ids].filter(Boolean).join(', '),
            [row.before, row.after, row.compare].filter((one) => one !== null).join(' | '),
            detectorTitle(detector, detectors, format),
            row.at,
          ])}
        />
      )}
      <Pages
        reader={reader}
        at={at}
        label={words.pages}
        total={format.say(words.total, { n: count(rows.length) })}
        to={to}
      />
    </>
  );
  return shell(reader, { title: words.title[language], body });
}
