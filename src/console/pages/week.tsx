// The week: the weekly reports of the past as pages, of the same data and words as the mail, with its charts.
import type { Hono } from 'hono';
import { detectors } from '../../detectors/all.ts';
import { mondayOfWeek, spanOfWeek, type WeekName, weekAt, weeksLater } from '../../domain/reports/week.ts';
import type { WeeklyReport } from '../../domain/reports/weekly.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { weekRange } from '../../messages/language/calendar.ts';
import { createFormat } from '../../messages/language/format.ts';
import { weekly } from '../../messages/reports/weekly.ts';
import { lastWeek, weeklyReport } from '../../reports/weekly.ts';
import { renderWeekly } from '../../telling/weekly-mail.ts';
import { type Ask, type Env, missing, type Only } from '../env.tsx';
import { Blocks } from '../parts/blocks.tsx';
import { sendPdf } from '../parts/paper.ts';
import { type Reader, shell } from '../parts/shell.tsx';
import { chosenShop, NoShop, ShopChoice } from '../parts/shop-choice.tsx';

const words = {
  title: { en: 'The week', ja: '週報' },
  before: { en: 'The week before', ja: '前の週' },
  after: { en: 'The week after', ja: '次の週' },
  weeks: { en: 'Weeks', ja: '週' },
  pdf: { en: 'As PDF', ja: 'PDFで保存' },
} as const satisfies Readonly<Record<string, Text>>;

export function addWeek(routes: Hono<Env>, only: Only): void {
  routes.get('/week', only, async (context) => {
    const { reader } = context.var;
    const shop = await chosenShop(context);
    const title = words.title[reader.language];
    if (!shop) {
      if (context.req.query('shop') !== undefined) return missing(context);
      const body = (
        <>
          <h1>{title}</h1>
          <NoShop reader={reader} />
        </>
      );
      return context.html(shell(reader, { title, body }));
    }
    const { account } = shop;
    const week = weekOf(context, account, context.var.app.clock.now());
    const report = week && (await weeklyReport(context.var.app, account, week));
    if (!report) return missing(context);
    const format = createFormat(reader.language, account.timeZone);
    const body = (
      <>
        <h1>{`${title}: ${weekRange(format, report.week, { hasYear: true })}`}</h1>
        <ShopChoice reader={reader} {...shop} path="/week" />
        <Weeks reader={reader} account={account} week={report.week} now={context.var.app.clock.now()} />
        <Blocks blocks={weekly.blocks(propsOf(report, account, reader), format)} />
      </>
    );
    return context.html(shell(reader, { title, body }));
  });
  routes.get('/week/report.pdf', only, async (context) => {
    const shop = await chosenShop(context);
    const week = shop && weekOf(context, shop.account, context.var.app.clock.now());
    const report = week && (await weeklyReport(context.var.app, shop.account, week));
    if (!shop || !report) return missing(context);
    // without the safe phrase: a file may be read by others
    const reader = { ...shop.account, language: context.var.reader.language, safePhrase: null };
    const rendered = await renderWeekly({ clock: context.var.app.clock, consoleUrl: null }, reader, [report]);
    return sendPdf(context.var.app, context, rendered, `week-${report.week}`);
  });
}

function propsOf(report: WeeklyReport, account: Account, { language }: Reader) {
  const reader = { ...account, language, safePhrase: null };
  return {
    account: reader,
    now: report.madeAt,
    consoleUrl: null,
    reports: [report],
    overview: [report],
    detectors,
  } as const;
}

/** The one that the address names, else the last that is over; null for what is no week, or hasn't begun. */
function weekOf(context: Ask, { timeZone }: Account, now: number): WeekName | null {
  const given = context.req.query('week');
  if (given === undefined) return lastWeek(now, timeZone);
  const monday = mondayOfWeek(given);
  if (monday === null) return null;
  const week = weekAt(monday * 86_400_000, 'UTC');
  return spanOfWeek(week, timeZone).from > now ? null : week;
}

interface WeeksProps {
  readonly reader: Reader;
  readonly account: Account;
  readonly week: WeekName;
  readonly now: number;
}

function Weeks({ reader: { base, language }, account: { id, timeZone }, week, now }: WeeksProps) {
  const to = (path: string, name: WeekName) => `${base}${path}?${new URLSearchParams({ shop: id, week: name })}`;
  const after = weeksLater(week, 1);
  return (
    <nav class="row" aria-label={words.weeks[language]}>
      <a href={to('/week', weeksLater(week, -1))}>{words.before[language]}</a>
      {spanOfWeek(after, timeZone).from <= now && <a href={to('/week', after)}>{words.after[language]}</a>}
      <a href={to('/week/report.pdf', week)}>{words.pdf[language]}</a>
    </nav>
  );
}
