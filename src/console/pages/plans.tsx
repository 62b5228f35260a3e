// Plans: what the owner said beforehand and for a time, on a calendar with the sale days that are known; said and taken back
// here by the functions that `planned` and `snooze` call.
import type { Hono } from 'hono';
import { z } from 'zod';
import { detectors } from '../../detectors/all.ts';
import { calendarMoment } from '../../domain/calendar-moment.ts';
import { hourMs } from '../../domain/clock.ts';
import { isGravePlan, plannedKinds } from '../../domain/owner/planned.ts';
import { isInForce, type Statement } from '../../domain/owner/statement.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { createFormat, type Format } from '../../messages/language/format.ts';
import { plannedNames } from '../../messages/language/owner-words.ts';
import { statementName, stateWords } from '../../messages/terminal/statement-lines.ts';
import { addPlanned, addSnooze, endPlan, noteLimit, type StatementRefusal } from '../../owner/plans.ts';
import { freshWanted, isFresh } from '../entering/fresh.ts';
import { type Ask, type Env, missing, type Only } from '../env.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { chosenShop, NoShop, ShopChoice, type ShopChosen } from '../parts/shop-choice.tsx';
import { Calendar } from './plans-calendar.tsx';

const words = {
  title: { en: 'Plans', ja: '予定' },
  why: {
    en: 'Say beforehand what you will do, and the same thing is no news. Whatever doesn’t fit a plan is told as ever.',
    ja: '予定している変更を登録しておくと、同じ内容はお知らせしません。予定と合わないことは、これまでどおりお知らせします。',
  },
  list: { en: 'What was said', ja: '登録した内容' },
  none: { en: 'Nothing.', ja: 'ありません。' },
  past: { en: 'Over', ja: '終了したもの' },
  add: { en: 'Plan something', ja: '予定を登録' },
  kind: { en: 'What', ja: '内容' },
  from: { en: 'From', ja: '開始日' },
  to: { en: 'Until, that day included', ja: '終了日（その日を含む）' },
  note: { en: 'Note', ja: 'メモ' },
  save: { en: 'Save', ja: '登録する' },
  snooze: { en: 'No mails for a while', ja: '通知を一時的に保留' },
  snoozeWhy: {
    en: 'Everything is watched all the same, and told when the time is over. Every recipient is told that you said so.',
    ja: '見守りは続き、期間が過ぎるとお知らせします。保留したことは、すべての送り先にお知らせします。',
  },
  about: { en: 'About', ja: '対象' },
  anything: { en: 'anything', ja: 'すべて' },
  hours: { en: 'For how long', ja: '期間' },
  hold: { en: 'Hold mails back', ja: '保留する' },
  end: { en: 'Take back', ja: '取り消す' },
  noDate: { en: 'That is no date.', ja: '日付として読めません。' },
} as const satisfies Readonly<Record<string, Text>>;

const refusals: Readonly<Record<StatementRefusal, Text>> = {
  backwards: { en: 'It ends before it begins.', ja: '終了日が開始日より前です。' },
  'too-far': {
    en: 'That is too long: 92 days for a plan at the most. Enter it again then, so that nothing is kept quiet by an old word.',
    ja: '期間が長すぎます。予定は92日までです。古い申告で見逃すことのないよう、そのときにもう一度登録してください。',
  },
  'note-too-long': {
    en: 'The note is too long: 500 characters at the most.',
    ja: 'メモが長すぎます。500文字までです。',
  },
};

const snoozeHours = [1, 4, 12, 24, 72, 168] as const;
const hoursWord = { en: '{n, plural, one {# hour} other {# hours}}', ja: '{n}時間' } as const;
const daysWord = { en: '{n, plural, one {# day} other {# days}}', ja: '{n}日' } as const;

const plannedForm = z.object({
  shop: z.string(),
  kind: z.enum(plannedKinds),
  from: z.string(),
  to: z.string(),
  note: z.string().default(''),
});
const snoozeForm = z.object({
  shop: z.string(),
  detector: z.string(),
  hours: z.coerce.number().refine((n) => snoozeHours.some((one) => one === n)),
  note: z.string().default(''),
});

export function addPlans(routes: Hono<Env>, only: Only): void {
  routes.get('/plans', only, (context) => show(context, 200));
  routes.post('/plans/planned', only, async (context) => {
    const { visitor: by } = context.var;
    const form = plannedForm.safeParse(await context.req.parseBody());
    const shop = form.success ? await chosenShop(context, form.data.shop) : null;
    if (!shop || !form.data) return missing(context);
    const { kind, note } = form.data;
    const { id: accountId, timeZone } = shop.account;
    if (isGravePlan(kind) && !isFresh(context.var.app, by)) return show(context, 403, freshWanted(by), accountId);
    const [from, to] = [
      calendarMoment(form.data.from, 'start', timeZone),
      calendarMoment(form.data.to, 'end', timeZone),
    ];
    if (from === null || to === null) return show(context, 409, words.noDate, accountId);
    const { refusal } = await addPlanned(context.var.app, kind, { accountId, from, to, note, by });
    return refusal ? show(context, 409, refusals[refusal], accountId) : back(context, accountId);
  });
  routes.post('/plans/snooze', only, async (context) => {
    const { visitor: by } = context.var;
    const form = snoozeForm.safeParse(await context.req.parseBody());
    const shop = form.success ? await chosenShop(context, form.data.shop) : null;
    const detector = form.data?.detector === '' ? null : (form.data?.detector ?? null);
    if (!shop || !form.data || (detector !== null && !detectors.some(({ id }) => id === detector)))
      return missing(context);
    const { id: accountId } = shop.account;
    if (!isFresh(context.var.app, by)) return show(context, 403, freshWanted(by), accountId);
    const to = context.var.app.clock.now() + form.data.hours * hourMs;
    const { refusal } = await addSnooze(context.var.app, detector, { accountId, to, note: form.data.note, by });
    return refusal ? show(context, 409, refusals[refusal], accountId) : back(context, accountId);
  });
  routes.post('/plans/end', only, async (context) => {
    const { id, shop: named } = await context.req.parseBody();
    const shop = typeof named === 'string' ? await chosenShop(context, named) : null;
    const statements = shop ? await context.var.app.store.listStatements(shop.account.id) : [];
    const statement = statements.find((one) => one.id === id);
    if (!shop || !statement) return missing(context);
    await endPlan(context.var.app, statement, context.var.visitor);
    return back(context, shop.account.id);
  });
}

const back = (context: Ask, shop: string) =>
  context.redirect(`${context.var.reader.base}/plans?${new URLSearchParams({ shop })}`, 303);

async function show(context: Ask, status: 200 | 403 | 409, trouble: Text | null = null, named?: string) {
  const { reader, app } = context.var;
  const revision = await app.store.consoleRevision();
  const shop = await chosenShop(context, named);
  const title = words.title[reader.language];
  if (!shop) {
    if (named !== undefined || context.req.query('shop') !== undefined) return missing(context);
    const body = (
      <>
        <h1>{title}</h1>
        <NoShop reader={reader} />
      </>
    );
    return context.html(shell(reader, { title, body }));
  }
  const statements = await app.store.listStatements(shop.account.id);
  const body = plansBody({ ...shop, reader, statements, trouble, now: app.clock.now() });
  return context.html(shell(reader, { title, body, revision }), status);
}

interface PlansProps extends ShopChosen {
  readonly reader: Reader;
  readonly statements: readonly Statement[];
  readonly trouble: Text | null;
  readonly now: number;
}

function plansBody({ reader, account, accounts, statements, trouble, now }: PlansProps) {
  const { language, base } = reader;
  const format = createFormat(language, account.timeZone);
  const isPast = (one: Statement) => !isInForce(one, now) && (one.ended !== null || one.from <= now);
  const current = statements.filter((one) => !isPast(one)).sort((a, b) => a.from - b.from);
  const past = statements.filter(isPast).sort((a, b) => b.to - a.to);
  const listProps = { reader, format, now, shop: account.id };
  return (
    <>
      <h1>{words.title[language]}</h1>
      {trouble && (
        <p class="warn" role="alert">
          {trouble[language]}
        </p>
      )}
      <ShopChoice reader={reader} account={account} accounts={accounts} path="/plans" />
      <p>{words.why[language]}</p>
      <Calendar account={account} statements={current} now={now} format={format} />
      <h2>{words.list[language]}</h2>
      {current.length === 0 ? <p>{words.none[language]}</p> : <List {...listProps} statements={current} />}
      <details>
        <summary>{words.add[language]}</summary>
        <form method="post" action={`${base}/plans/planned`}>
          <input type="hidden" name="shop" value={account.id} />
          <label>
            {words.kind[language]}
            <select name="kind">
              {plannedKinds.map((kind) => (
                <option value={kind}>{format.say(plannedNames[kind])}</option>
              ))}
            </select>
          </label>
          <div class="row">
            <label>
              {words.from[language]}
              <input type="date" name="from" required />
            </label>
            <label>
              {words.to[language]}
              <input type="date" name="to" required />
            </label>
          </div>
          <Note language={language} />
          <p>
            <button type="submit">{words.save[language]}</button>
          </p>
        </form>
      </details>
      <details>
        <summary>{words.snooze[language]}</summary>
        <p>{words.snoozeWhy[language]}</p>
        <form method="post" action={`${base}/plans/snooze`}>
          <input type="hidden" name="shop" value={account.id} />
          <label>
            {words.about[language]}
            <select name="detector">
              <option value="">{words.anything[language]}</option>
              {detectors.map(({ id, title }) => (
                <option value={id}>{title[language]}</option>
              ))}
            </select>
          </label>
          <label>
            {words.hours[language]}
            <select name="hours">
              {snoozeHours.map((hours) => (
                <option value={String(hours)}>
                  {hours < 24 ? said(format, hoursWord, hours) : said(format, daysWord, hours / 24)}
                </option>
              ))}
            </select>
          </label>
          <Note language={language} />
          <p>
            <button type="submit">{words.hold[language]}</button>
          </p>
        </form>
      </details>
      {past.length > 0 && (
        <details>
          <summary>{`${words.past[language]} (${past.length})`}</summary>
          <List {...listProps} statements={past} />
        </details>
      )}
    </>
  );
}

const said = (format: Format, text: Text, n: number): string => format.say(text, { n: { kind: 'count', count: n } });

function Note({ language }: Pick<Reader, 'language'>) {
  return (
    <label>
      {words.note[language]}
      <input name="note" maxlength={noteLimit} />
    </label>
  );
}

interface ListProps {
  readonly reader: Reader;
  readonly format: Format;
  readonly now: number;
  readonly shop: string;
  readonly statements: readonly Statement[];
}

/** Numbered as on the calendar. */
function List({ reader: { base, language }, format, now, shop, statements }: ListProps) {
  return (
    <ol class="plans">
      {statements.map((one) => (
        <li>
          {statementName(one, detectors, format)}
          <br />
          <small>{[stateWords(one, now, format), cleanForeignText(one.saidBy)].join(' · ')}</small>
          {one.note !== '' && <p class="soft">{cleanForeignText(one.note, noteLimit)}</p>}
          {one.ended === null && one.to >= now && (
            <form method="post" action={`${base}/plans/end`}>
              <input type="hidden" name="shop" value={shop} />
              <input type="hidden" name="id" value={one.id} />
              <button type="submit" class="plain">
                {words.end[language]}
              </button>
            </form>
          )}
        </li>
      ))}
    </ol>
  );
}
