// `rusuban report weekly`: a week of one account or of all, to read, as a page, as PDF, by mail.
import type { App, Core } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { mondayOfWeek, spanOfWeek, type WeekName, weekAt } from '../../domain/reports/week.ts';
import type { Account } from '../../domain/shop/account.ts';
import { lastWeek } from '../../reports/weekly.ts';
import { renderWeekly, reportsOf, sendWeeklyNow } from '../../telling/weekly-mail.ts';
import { askWhether } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { type PageFlags, writePage } from '../page-file.ts';
import { note, say, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';

export interface ReportWeeklyFlags extends PageFlags {
  readonly account?: string;
  readonly week?: string;
  /** True: to all who get reports. */
  readonly mail?: string | true;
  /** Without a question. */
  readonly yes?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

export async function reportWeekly(terminal: Terminal, flags: ReportWeeklyFlags): Promise<ExitCode> {
  if (flags.mail !== undefined) return withApp((app) => mailWeek(terminal, app, flags));
  return withCore<ExitCode>(async (app) => {
    const accounts = await accountsOf(app, flags);
    const [first] = accounts;
    const week = weekOf(flags.week, first, app.clock.now());
    const [report, ...others] = await reportsOf(app, accounts, week);
    if (!report)
      throw new UserError(
        { en: 'the account is gone', ja: 'そのアカウントはもうありません' },
        { en: 'list them with: rusuban account list', ja: '一覧を表示：rusuban account list' },
      );
    if (flags.json) {
      for (const one of [report, ...others]) say(terminal, JSON.stringify(one));
      return 0;
    }
    // What is printed or written may be read by others than those who know the phrase.
    const rendered = await renderWeekly(app, { ...first, safePhrase: null }, [report, ...others]);
    const written = await writePage(rendered, flags, app.config);
    if (written.length === 0) terminal.stdout.write(rendered.text);
    for (const path of written) say(terminal, path);
    return 0;
  });
}

async function accountsOf(app: Core, { account, lang }: ReportWeeklyFlags): Promise<readonly [Account, ...Account[]]> {
  const inWords = (one: Account): Account => (lang ? { ...one, language: lang } : one);
  const [first, ...others] = account === undefined ? await app.store.listAccounts() : [];
  return first ? [inWords(first), ...others.map(inWords)] : [inWords(await chosenAccount(app, account))];
}

function weekOf(given: string | undefined, { timeZone }: Account, now: number): WeekName {
  if (given === undefined) return lastWeek(now, timeZone);
  const monday = mondayOfWeek(given);
  if (monday === null)
    throw new UserError(
      { en: `${given} is no week`, ja: `「${given}」は週として読めません` },
      {
        en: `weeks are written as this one is: ${weekAt(now, timeZone)}`,
        ja: `今週は ${weekAt(now, timeZone)} です。このように入力してください`,
      },
    );
  const week = weekAt(monday * 86_400_000, 'UTC');
  if (spanOfWeek(week, timeZone).from > now)
    throw new UserError(
      { en: `${week} hasn't begun`, ja: `${week} はまだ始まっていません` },
      {
        en: `the last week that is over is ${lastWeek(now, timeZone)}`,
        ja: `終わっている最新の週は ${lastWeek(now, timeZone)} です`,
      },
    );
  return week;
}

async function mailWeek(terminal: Terminal, app: App, flags: ReportWeeklyFlags): Promise<ExitCode> {
  const { mail: to, yes } = flags;
  const accounts = await accountsOf(app, flags);
  const week = weekOf(flags.week, accounts[0], app.clock.now());
  const w = wordsAt(terminal);
  const mailings = await Promise.all(
    accounts.map(async (account) => {
      const readers = (await app.store.listRecipients(account.id)).filter(
        ({ gets, address }) => gets.includes('reports') && address.includes('@'),
      );
      return { account, addresses: typeof to === 'string' ? [to] : readers.map(({ address }) => address) };
    }),
  );
  // One word too few must not write to every client of an agency.
  if (to === true && accounts.length > 1 && !yes) {
    if (!terminal.stdin.isTTY) throw refusal((w) => [w.mailAll(accounts.length), w.mailAllHint]);
    for (const { account, addresses } of mailings) note(terminal, `${account.id}: ${addresses.join(', ') || w.none}`);
    if (!(await askWhether(terminal, w.mailAllQuestion(accounts.length)))) {
      note(terminal, w.nothingSent);
      return 2;
    }
  }
  let isRefused = false;
  for (const { account, addresses } of mailings) {
    if (addresses.length === 0) note(terminal, `${account.id}: ${w.noReportReaders}`);
    for (const address of addresses) {
      const { outcome, detail } = await sendWeeklyNow(app, account, week, address);
      if (outcome === 'refused') isRefused = true;
      say(terminal, w.delivery(`${account.id} ${week}`, address, outcome, detail));
    }
  }
  return isRefused ? 2 : 0;
}
