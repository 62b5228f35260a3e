// `rusuban demo`: a story played against the simulator, from the first pull to the mail. Needs no settings, no network.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, createApp, createSystemClock } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import type { Account } from '../../domain/account.ts';
import { dayMs, type Instant, minuteMs, zoneOffsetMs } from '../../domain/clock.ts';
import type { Language } from '../../domain/marketplace.ts';
import { auditAccount } from '../../pipeline/audit.ts';
import { auditText, incidentText, verdictText } from '../../pipeline/report.ts';
import { type Round, round } from '../../pipeline/round.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { createSteppedClock } from '../../simulator/stepped-clock.ts';
import type { Story } from '../../simulator/story.ts';
import type { ExitCode } from '../failure.ts';
import { chosenStory } from '../stories.ts';
import { say, type Terminal } from '../terminal.ts';

export interface DemoFlags {
  readonly story: string;
  readonly seed: number;
  readonly lang?: Language;
}

/** Watched from this long before the story's first event. */
const leadMs = 60 * minuteMs;
/** A long story is looked at less often, so that the demo stays under a minute. */
const roundLimit = 240;
const shortestRoundMs = 3 * minuteMs;

export async function demo(terminal: Terminal, flags: DemoFlags): Promise<ExitCode> {
  const story = chosenStory(flags.story);
  const language = flags.lang ?? story.shop.language;
  const settings = loadConfig();
  const folder = join(settings.dataDir, 'demo', story.id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  // The story ends before the present, so that its dates look like yesterday's.
  const startAt = createSystemClock().now() - story.lasts - dayMs;
  const clock = createSteppedClock(startAt);
  const simulator = await startSimulator({ story, clock, seed: flags.seed, startAt });
  clock.moveTo(Math.min(...simulator.timeline.map(({ at }) => at)) - leadMs);
  try {
    const app = await createApp(
      {
        ...settings,
        dataDir: folder,
        databaseUrl: null,
        smtpUrl: null,
        amazonEndpoint: simulator.url,
        logLevel: 'warn',
      },
      { clock },
    );
    try {
      await play(terminal, { app, simulator, story, language, folder, clock });
    } finally {
      await app.close();
    }
  } finally {
    await simulator.close();
    await rm(join(folder, 'postgres'), { recursive: true, force: true });
  }
  return 0;
}

const demoWords = {
  en: {
    learned: (listings: number, orders: number) =>
      `Rusuban has learned what is usual here: ${listings} listings, ${orders} orders in 90 days.`,
    sent: (to: string, outcome: string) => (outcome === 'delivered' ? `mail to ${to}` : `mail to ${to}: ${outcome}`),
    quiet: 'Nothing was worth a mail. What each detector says at the end:',
    mail: 'mail ',
    audit: 'audit',
  },
  ja: {
    learned: (listings: number, orders: number) =>
      `留守番がこのお店の普段を学びました：出品${listings}件、90日間の注文${orders}件。`,
    sent: (to: string, outcome: string) =>
      outcome === 'delivered' ? `${to} へメール` : `${to} へのメール：${outcome}`,
    quiet: 'お知らせするほどのことはありませんでした。各検知器の最後の判断：',
    mail: 'メール',
    audit: '点検　',
  },
} as const;

interface Stage {
  readonly app: App;
  readonly simulator: Simulator;
  readonly story: Story;
  readonly language: Language;
  readonly folder: string;
  readonly clock: ReturnType<typeof createSteppedClock>;
}

async function play(terminal: Terminal, stage: Stage): Promise<void> {
  const { app, simulator, story, language, clock } = stage;
  const account: Account = {
    ...simulator.account,
    id: story.id,
    name: 'Alice',
    language,
    safePhrase: language === 'ja' ? '青い自転車' : 'blue bicycle',
    recipients: ['alice@example.com'],
  };
  await app.store.addAccount(account, simulator.credentials, clock.now());
  const source = app.amazon.open(account, simulator.credentials);

  const words = demoWords[language];
  say(terminal, `${story.title[language]} (${story.id})`);
  for (const line of story.cast.map((line) => line[language])) say(terminal, `  ${line}`);
  say(terminal);
  const learned = await round(app, account, source);
  const { listings, orders } = await app.store.counts(account.id);
  tell(terminal, stage, words.learned(listings, orders));
  report(terminal, stage, learned);

  const end = simulator.endsAt;
  const everyMs = Math.max(shortestRoundMs, Math.ceil((end - clock.now()) / roundLimit / minuteMs) * minuteMs);
  let told = clock.now();
  while (clock.now() < end) {
    clock.moveTo(clock.now() + everyMs);
    for (const { at, says } of simulator.timeline)
      if (at > told && at <= clock.now()) tell(terminal, stage, says[language], at);
    told = clock.now();
    report(terminal, stage, await round(app, account, source));
  }
  await finale(terminal, stage, account, source);
}

async function finale(terminal: Terminal, stage: Stage, account: Account, source: ReturnType<App['amazon']['open']>) {
  const { app, folder, language } = stage;
  const audit = await auditAccount(app, account, source, { onPart: () => {}, onPulled: () => {} });
  const auditFile = join(folder, 'audit.txt');
  await writeFile(auditFile, auditText(audit, language));
  const mailbox = join(folder, 'mailbox');
  const mails = (await readdir(mailbox).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();

  say(terminal);
  const words = demoWords[language];
  for (const incident of audit.incidents) say(terminal, incidentText(incident, account, language));
  if (mails.length === 0) {
    say(terminal, words.quiet);
    for (const verdict of audit.verdicts) say(terminal, `  ${verdictText(verdict, account, language)}`);
  }
  say(terminal);
  for (const name of mails) say(terminal, `${words.mail}: ${join(mailbox, name)}`);
  say(terminal, `${words.audit}: ${auditFile}`);
}

/** Tells what is new to the owner: what was decided to be sent, and what was noted without a mail. */
function report(terminal: Terminal, stage: Stage, { pulls, look, delivered }: Round): void {
  const { language, simulator } = stage;
  for (const { fault } of pulls)
    if (fault && fault.kind !== 'not-available-in-region') tell(terminal, stage, `(Amazon: ${fault.message})`);
  for (const incident of look?.incidents ?? []) {
    const decision = look?.decisions.findLast(({ incidentId }) => incidentId === incident.id);
    if (decision === undefined || decision.reason === 'already-told') continue;
    tell(terminal, stage, `>> ${incidentText(incident, simulator.account, language)} [${decision.reason}]`);
  }
  for (const { row, outcome } of delivered)
    tell(terminal, stage, `>> ${demoWords[language].sent(row.recipient, outcome.outcome)}`);
}

function tell(terminal: Terminal, stage: Stage, words: string, at: Instant = stage.clock.now()): void {
  const local = new Date(at + zoneOffsetMs(at, stage.simulator.account.timeZone)).toISOString();
  say(terminal, `${local.slice(5, 10)} ${local.slice(11, 16)}  ${words}`);
}
