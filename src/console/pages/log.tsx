// The audit log as a page: searched by who, what, how, shop and days; older entries by the number of the last one shown.
import type { Hono } from 'hono';
import { calendarMoment } from '../../domain/calendar-moment.ts';
import { type LogAction, logActions, type Via, vias } from '../../domain/owner/log-entry.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { createFormat } from '../../messages/language/format.ts';
import { logNames, viaNames } from '../../messages/language/owner-words.ts';
import { logLine } from '../../messages/terminal/log-lines.ts';
import type { Env, Only } from '../env.tsx';
import { type Reader, shell } from '../parts/shell.tsx';

const atOnce = 200;
const words = {
  title: { en: 'Log', ja: '操作の記録' },
  who: { en: 'Who', ja: '操作した人' },
  what: { en: 'What', ja: '操作' },
  via: { en: 'How', ja: '方法' },
  shop: { en: 'Shop', ja: '店舗' },
  from: { en: 'From', ja: '開始日' },
  to: { en: 'Until', ja: '終了日' },
  any: { en: 'any', ja: 'すべて' },
  find: { en: 'Show', ja: '表示' },
  none: { en: 'Nothing of that kind is in the log.', ja: '該当する記録はありません。' },
  older: { en: 'Older entries', ja: 'さらに前の記録' },
  zone: { en: 'Times are those of {zone}.', ja: '時刻は {zone} のものです。' },
} as const satisfies Readonly<Record<string, Text>>;

type Asked = Readonly<Record<'who' | 'what' | 'via' | 'shop' | 'from' | 'to', string>>;

export function addLog(routes: Hono<Env>, only: Only): void {
  routes.get('/log', only, async (context) => {
    const { reader, app } = context.var;
    const { store } = app;
    const { who = '', what = '', via = '', shop = '', from = '', to = '', before = '' } = context.req.query();
    const accounts = await store.listAccounts();
    const account = accounts.find(({ id }) => id === shop);
    const zone = (account ?? accounts[0])?.timeZone ?? 'UTC';
    const [begin, end] = [dayEdge(from, 'start', zone), dayEdge(to, 'end', zone)];
    const entries = await store.readLog({
      ...(who.trim() !== '' && { who: who.trim().slice(0, 100) }),
      ...(isAction(what) && { what }),
      ...(isVia(via) && { via }),
      // a shop that was removed is in the log all the same
      ...(shop !== '' && { accountId: shop.slice(0, 100) }),
      ...(begin !== null && { from: begin }),
      ...(end !== null && { to: end + 1 }),
      ...(/^\d{1,18}$/.test(before) && { before }),
      limit: atOnce,
    });
    const { language, base } = reader;
    const format = createFormat(language, zone);
    const asked = { who, what, via, shop, from, to };
    const last = entries.length === atOnce ? entries.at(-1) : undefined;
    const body = (
      <>
        <h1>{words.title[language]}</h1>
        <Search reader={reader} asked={asked} accounts={accounts} />
        <p class="soft">{words.zone[language].replace('{zone}', () => zone)}</p>
        {entries.length === 0 && <p class="card">{words.none[language]}</p>}
        <ul class="list">
          {entries.map((entry) => (
            <li>{logLine(entry, format)}</li>
          ))}
        </ul>
        {last && (
          <p>
            <a href={`${base}/log?${new URLSearchParams({ ...given(asked), before: last.id })}`}>
              {words.older[language]}
            </a>
          </p>
        )}
      </>
    );
    return context.html(shell(reader, { title: words.title[language], body }));
  });
}

const isAction = (word: string): word is LogAction => (logActions as readonly string[]).includes(word);
const isVia = (word: string): word is Via => (vias as readonly string[]).includes(word);
const dayEdge = (day: string, edge: 'start' | 'end', zone: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? calendarMoment(day, edge, zone) : null;
const given = (asked: Asked): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));

interface SearchProps {
  readonly reader: Reader;
  readonly asked: Asked;
  readonly accounts: readonly Account[];
}

function Search({ reader: { base, language }, asked, accounts }: SearchProps) {
  const Choice = ({
    name,
    options,
  }: {
    readonly name: keyof Asked & keyof typeof words;
    readonly options: Options;
  }) => (
    <label>
      {words[name][language]}
      <select name={name}>
        <option value="">{words.any[language]}</option>
        {options.map(([value, text]) => (
          <option value={value} selected={value === asked[name]}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  type Options = readonly (readonly [value: string, text: string])[];
  return (
    <search>
      <form method="get" action={`${base}/log`} class="row">
        <label>
          {words.who[language]}
          <input type="search" name="who" value={asked.who} maxlength={100} />
        </label>
        <Choice name="what" options={logActions.map((one) => [one, logNames[one][language]])} />
        <Choice name="via" options={vias.map((one) => [one, viaNames[one][language]])} />
        {accounts.length > 1 && (
          <Choice name="shop" options={accounts.map(({ id, name }) => [id, cleanForeignText(name)])} />
        )}
        {(['from', 'to'] as const).map((edge) => (
          <label>
            {words[edge][language]}
            <input type="date" name={edge} value={asked[edge]} />
          </label>
        ))}
        <button type="submit">{words.find[language]}</button>
      </form>
    </search>
  );
}
