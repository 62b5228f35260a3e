// All that an incident rests on, row by row: searched, by detector, sorted, so many at a time. The same rows as the CSV.
import { detectors } from '../../detectors/all.ts';
import type { Account } from '../../domain/shop/account.ts';
import { count, type Text } from '../../domain/text/text.ts';
import type { Evidence } from '../../domain/watch/evidence.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { evidenceRow, subjectWords } from '../../messages/incident/evidence-view.ts';
import { detectorTitle, strongestFirst } from '../../messages/incident/spoken.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { DataTable } from '../parts/blocks.tsx';
import { headlineOf } from '../parts/headline.ts';
import { folded, Pages, pageOf } from '../parts/paging.tsx';
import { type Reader, shell } from '../parts/shell.tsx';

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

interface Row {
  readonly detector: string;
  readonly one: Evidence;
}

/** Those whose title or numbers hold what is wanted. */
function searched(all: readonly Row[], wanted: string, format: Format, isByName: boolean): Row[] {
  const named = all.map((row) => ({ row, words: subjectWords(row.one, format) }));
  const found = named.filter(({ words: { title, ids } }) => folded(`${title} ${ids}`).includes(wanted));
  const { compare } = new Intl.Collator(format.language);
  if (isByName) found.sort((a, b) => compare(a.words.title, b.words.title));
  return found.map(({ row }) => row);
}

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
  // Words are made only where they are asked for: of all rows to search or sort by, and of those that are shown.
  const all = strongestFirst(incident.signals)
    .filter(({ detector }) => chosen === '' || detector === chosen)
    .flatMap(({ detector, evidence }) => evidence.map((one) => ({ detector, one })));
  const rows = wanted === '' && sort !== 'name' ? all : searched(all, wanted, format, sort === 'name');
  if (sort !== 'name') rows.sort((a, b) => (sort === 'newest' ? b.one.at - a.one.at : a.one.at - b.one.at));
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
          rows={shown.map(({ detector, one }) => {
            const row = evidenceRow(one, format);
            return [
              [row.title, row.ids].filter(Boolean).join(', '),
              [row.before, row.after, row.compare].filter((value) => value !== null).join(' | '),
              detectorTitle(detector, detectors, format),
              row.at,
            ];
          })}
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
