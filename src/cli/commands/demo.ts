// `rusuban demo`: a story played against the simulator, from the first pull to the mail. Needs no settings, no network.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDataFolder, createSystemClock } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { detectors } from '../../detectors/all.ts';
import { hourMs, type Instant, zoneOffsetMs } from '../../domain/clock.ts';
import type { Language } from '../../domain/marketplace.ts';
import { weekAt } from '../../domain/reports/week.ts';
import { incidentLine } from '../../messages/incident/line.ts';
import { renderAudit } from '../../messages/reports/audit.ts';
import { verdictLine } from '../../messages/reports/verdict-line.ts';
import { auditAccount } from '../../reports/audit.ts';
import type { Round } from '../../telling/round.ts';
import { renderWeekly, reportsOf } from '../../telling/weekly-mail.ts';
import { openSource } from '../../watch/sources.ts';
import { formatFor } from '../chosen.ts';
import { dayOf } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { writePage } from '../page-file.ts';
import { type Stage, setStage, watchStory } from '../stage.ts';
import { chosenStory } from '../stories.ts';
import { say, type Terminal } from '../terminal.ts';

export interface DemoFlags {
  readonly story: string;
  readonly seed: number;
  /** As which day it is played; today where it isn't said. */
  readonly day?: string;
  readonly lang?: Language;
}

const words = {
  en: {
    phrase: 'blue bicycle',
    learned: (listings: number, orders: number) =>
      `Rusuban has learned what is usual here: ${listings} listings, ${orders} orders in 90 days.`,
    learnedByMail: (orders: number) =>
      `Rusuban has read the mailbox and learned what is usual here: mails of ${orders} orders. Listings it can't see.`,
    sent: (to: string, outcome: string) => (outcome === 'delivered' ? `mail to ${to}` : `mail to ${to}: ${outcome}`),
    quiet: 'Nothing was worth a mail. What each detector says at the end:',
    mail: 'mail ',
    audit: 'audit',
    weekly: 'week ',
  },
  ja: {
    phrase: '青い自転車',
    learned: (listings: number, orders: number) =>
      `留守番がこの店舗の普段を学びました：出品${listings}件、90日間の注文${orders}件。`,
    learnedByMail: (orders: number) =>
      `留守番がメールボックスを読み、この店舗の普段を学びました：注文のメール${orders}件（出品は見えません）。`,
    sent: (to: string, outcome: string) =>
      outcome === 'delivered' ? `${to} へメール` : `${to} へのメール：${outcome}`,
    quiet: 'お知らせするほどのことはありませんでした。各検知器の最後の判断：',
    mail: 'メール',
    audit: '点検　',
    weekly: '週報　',
  },
} as const;

export async function demo(terminal: Terminal, flags: DemoFlags): Promise<ExitCode> {
  const story = chosenStory(flags.story);
  const language = flags.lang ?? story.shop.language;
  const settings = loadConfig();
  const folder = join(settings.dataDir, 'demo', story.id);
  await rm(folder, { recursive: true, force: true });
  await checkDataFolder(settings.dataDir);
  // as root its database runs as another user, who must get through
  await mkdir(folder, { recursive: true, mode: 0o711 });

  const stage = await setStage({
    story,
    seed: flags.seed,
    now: nowOn(flags.day),
    settings: { ...settings, databaseUrl: null, logLevel: 'error' },
    folder,
    account: { language, safePhrase: words[language].phrase },
  });
  try {
    say(terminal, `${story.title[language]} (${story.id})`);
    for (const line of story.cast) say(terminal, `  ${line[language]}`);
    say(terminal);
    await play(terminal, stage);
    await finale(terminal, stage, folder);
  } finally {
    await stage.close();
    await rm(join(folder, 'postgres'), { recursive: true, force: true });
  }
  return 0;
}

/** In the middle of the day that was named, or now. */
function nowOn(day: string | undefined): Instant {
  const now = createSystemClock().now();
  return day === undefined ? now : Math.min(now, dayOf(day, 'UTC', now) + 12 * hourMs);
}

async function play(terminal: Terminal, stage: Stage): Promise<void> {
  const { app, simulator, clock, account } = stage;
  let told = clock.now();
  let isFirst = true;
  for await (const seen of watchStory(stage)) {
    for (const { at, says } of simulator.timeline)
      if (at > told && at <= clock.now()) tell(terminal, stage, says[account.language], at);
    told = clock.now();
    if (isFirst) {
      const { listings, orders } = await app.store.counts(account.id);
      const { learned, learnedByMail } = words[account.language];
      tell(terminal, stage, account.isMailOnly ? learnedByMail(orders) : learned(listings, orders));
      isFirst = false;
    }
    report(terminal, stage, seen);
  }
}

/** Tells what is new to the owner: what was decided to be sent, and what was noted without a mail. */
function report(terminal: Terminal, stage: Stage, { pulls, look, delivered }: Round): void {
  const { account } = stage;
  for (const { fault } of pulls)
    if (fault && fault.kind !== 'not-available-in-region') tell(terminal, stage, `(Amazon: ${fault.message})`);
  for (const incident of look?.incidents ?? []) {
    const decision = look?.decisions.findLast(({ incidentId }) => incidentId === incident.id);
    if (decision === undefined || decision.reason === 'already-told') continue;
    tell(terminal, stage, `>> ${incidentLine(incident, detectors, formatFor(account))} [${decision.reason}]`);
  }
  for (const { row, outcome } of delivered)
    tell(terminal, stage, `>> ${words[account.language].sent(row.recipient, outcome.outcome)}`);
}

async function finale(terminal: Terminal, stage: Stage, folder: string): Promise<void> {
  const { app, account } = stage;
  const { language } = account;
  const source = await openSource(app, account);
  const audit = await auditAccount(app, account, source, { onPart: () => {}, onPulled: () => {} });
  const auditFile = join(folder, 'audit.txt');
  await writeFile(auditFile, renderAudit(audit, language, { detectors }));
  const mailbox = join(folder, 'mailbox');
  const mails = (await readdir(mailbox).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();

  say(terminal);
  for (const incident of audit.incidents)
    say(terminal, incidentLine(incident, detectors, formatFor(account, language)));
  if (mails.length === 0) {
    say(terminal, words[language].quiet);
    for (const verdict of audit.verdicts)
      say(terminal, `  ${verdictLine(verdict, detectors, formatFor(account, language))}`);
  }
  say(terminal);
  for (const name of mails) say(terminal, `${words[language].mail}: ${join(mailbox, name)}`);
  say(terminal, `${words[language].audit}: ${auditFile}`);
  const [weekly] = await writeWeekly(stage, join(folder, 'weekly.html'));
  if (weekly) say(terminal, `${words[language].weekly}: ${weekly}`);
}

/** The week in which the story begins, as a page with its charts. */
async function writeWeekly({ app, account, simulator, clock }: Stage, file: string): Promise<string[]> {
  const week = weekAt(simulator.timeline[0]?.at ?? clock.now(), account.timeZone);
  const [report] = await reportsOf(app, [account], week);
  return report
    ? writePage(
        await renderWeekly(app, { ...account, safePhrase: words[account.language].phrase }, [report]),
        { html: file },
        app.config,
      )
    : [];
}

function tell(terminal: Terminal, stage: Stage, line: string, at: Instant = stage.clock.now()): void {
  const local = new Date(at + zoneOffsetMs(at, stage.account.timeZone)).toISOString();
  say(terminal, `${local.slice(5, 10)} ${local.slice(11, 16)}  ${line}`);
}
