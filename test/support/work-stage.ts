// A shop under attack, watched by the real workers: simulator, database, mailbox and a clock in the test's hand. Who the
// workers are and what befalls them is the test's affair; here is when they have nothing left to do, and what came of it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import pg from 'pg';
import { createMail } from '../../src/adapters/mail/index.ts';
import { type App, createApp, createLogger } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Clock, type Instant, minuteMs } from '../../src/domain/clock.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { createSteppedClock, type SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { oweByTime } from '../../src/telling/owe-by-time.ts';
import { overdueParts } from '../../src/watch/schedule.ts';
import { storyCalled } from './cheap-story.ts';
import { openTestDatabase } from './database.ts';
import { anAccount } from './factories.ts';

/** How fast the workers take the clock to run: a minute of it is a second, so that the sweep comes each second. */
export const speed = 60;
/** For so long a sender has its address (src/telling/notify.ts). */
const leaseMs = 5 * minuteMs;
/** What a busy machine may take over one step. */
const patienceMs = 600_000;

export interface StageOptions {
  readonly redisUrl: string | null;
  /** Default: the forgotten seller. */
  readonly storyId?: string;
  /** Default: one of its own on the server that all tests share. */
  readonly databaseUrl?: string;
  readonly smtpUrl?: string | null;
  /** How long the mail server may say nothing; default: as in the product. A test that is busy is slow to answer its own mail. */
  readonly mailIdleMs?: number;
  /** Amazon answers at once and whole, so that work that is done twice leaves the clock where it was. */
  readonly isAmazonPrompt?: boolean;
}

export interface WorkStage {
  readonly app: App;
  readonly clock: SteppedClock & Clock;
  readonly simulator: Simulator;
  readonly folder: string;
  readonly databaseUrl: string;
  /** Shortly before the story's first event. */
  readonly beginsAt: Instant;
  /** Resolves when the workers have come to rest, or whatever else is waited for. */
  until(isSo: () => Promise<boolean> | boolean, tick?: () => void): Promise<void>;
  /** Nothing is overdue, every change was looked at, and no message is due or on its way. */
  isAtRest(): Promise<boolean>;
  /**
   * The same where senders may die, which have their address until their claim lapses: time goes on to then once claims are
   * all that is left and nobody who lives is at work. Nor is it rest while somebody is.
   */
  comesToRest(isIdle: () => boolean): Promise<boolean>;
  /** What the program has logged, at level warn and above. */
  readonly logged: string[];
  /** What came of it; each mail that is owed was delivered, and each that was delivered lies in the folder once. */
  outcome(): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Outcome {
  readonly incidents: readonly unknown[];
  readonly changes: readonly unknown[];
  /** Who was told, each once. */
  readonly told: readonly string[];
}

export async function setWorkStage(options: StageOptions): Promise<WorkStage> {
  const {
    redisUrl,
    storyId = 'forgotten-seller',
    databaseUrl,
    smtpUrl = null,
    mailIdleMs,
    isAmazonPrompt = false,
  } = options;
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-work-'));
  const database = databaseUrl === undefined ? await openTestDatabase() : { url: databaseUrl, close: async () => {} };
  const startAt = Date.UTC(2026, 9, 20);
  const clock = { ...createSteppedClock(startAt), speed };
  const pace = { isPacingOff: isAmazonPrompt, areReportsPrompt: isAmazonPrompt };
  const simulator = await startSimulator({ story: storyCalled(storyId), clock, startAt, ...pace });
  const beginsAt = Math.min(...simulator.timeline.map(({ at }) => at)) - 9 * minuteMs;
  clock.moveTo(beginsAt);
  const places = { dataDir: folder, databaseUrl: database.url, redisUrl, smtpUrl, amazonEndpoint: simulator.url };
  const settings = { ...loadConfig({}, { directory: folder }), ...places, logLevel: 'silent' as const };
  const logged: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line) => void logged.push(line) } });
  const made = await createApp(settings, { clock, log, isPacingOff: isAmazonPrompt });
  const impatient = mailIdleMs === undefined ? {} : { timeouts: { idleMs: mailIdleMs } };
  const post = { smtpUrl, folder: join(folder, 'mailbox'), from: made.mailFrom, clock, ...impatient };
  const app = smtpUrl === null ? made : { ...made, mail: createMail(post) };
  const { marketplaceIds, region, timeZone, language, sellerId } = simulator.account;
  const recipients = ['alice@example.com', 'bob@example.com'];
  const account = anAccount({ id: 'alice', marketplaceIds, region, timeZone, language, sellerId, recipients });
  await app.store.addAccount(account, simulator.credentials, clock.now());
  let isClosed = false;
  const isAtRest = async () => {
    // what time alone makes due, which else the next sweep would find a moment later
    await oweByTime(app);
    return Object.values(await leftToDo(app)).every((left) => left === 0);
  };
  // Twice in a row: what a process says of itself may come a moment after what it did.
  let wasAbandoned = false;
  const comesToRest = async (isIdle: () => boolean) => {
    if (isIdle() && (await isAtRest()) && isIdle()) return true;
    const { overdue, looks, mails } = await leftToDo(app);
    const isMailLeft = mails > 0 && overdue === 0 && looks === 0;
    const isAbandoned = isMailLeft && (await claimsOf(database.url, clock.now())) === mails && isIdle();
    if (isAbandoned && wasAbandoned) clock.moveTo(clock.now() + leaseMs);
    wasAbandoned = isAbandoned && !wasAbandoned;
    return false;
  };
  return {
    ...{ app, clock, simulator, folder, beginsAt, databaseUrl: database.url, isAtRest, comesToRest, logged },
    async until(isSo, tick = () => {}) {
      const patience = AbortSignal.timeout(patienceMs);
      while (!(await Promise.resolve(isSo()).catch(() => false))) {
        if (patience.aborted) throw new Error(`it does not come to rest: ${JSON.stringify(await leftToDo(app))}`);
        tick();
        await pause(50);
      }
    },
    outcome: () => outcomeOf(database.url, smtpUrl === null ? join(folder, 'mailbox') : null),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await app.close();
      await simulator.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a sweep would find to do now. */
async function leftToDo({ store, clock }: App) {
  const now = clock.now();
  return {
    overdue: overdueParts({}, await store.lastRuns('alice'), now).length,
    looks: (await store.accountsToLookAt(now - 15 * minuteMs)).length,
    mails: (await store.outboxBacklog(now)).due,
  };
}

/** Messages that a sender has in hand, or had when it died. */
async function claimsOf(databaseUrl: string, now: Instant): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const claimed = 'SELECT count(*)::int AS n FROM outbox WHERE settled_at IS NULL AND claimed_until > $1';
    return (await client.query<{ n: number }>(claimed, [new Date(now)])).rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}

async function outcomeOf(databaseUrl: string, mailbox: string | null): Promise<Outcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  try {
    expect(await rows('SELECT key FROM outbox WHERE settled_at IS NULL')).toEqual([]);
    const delivered = await rows<{ id: string }>("SELECT message_id AS id FROM delivery WHERE outcome = 'delivered'");
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(delivered.length);
    if (mailbox) expect(await messageIdsIn(mailbox)).toEqual(delivered.map(({ id }) => id).sort());
    return {
      // what a signal is named after depends on which pull came first
      incidents: await rows(
        `SELECT DISTINCT dense_rank() OVER (ORDER BY visible_at) AS number, status, severity, detector, family
           FROM incident, jsonb_to_recordset(signals) AS signals (detector text, family text)
          ORDER BY number, detector`,
      ),
      // two of Amazon's lists know a listing's time, one to the second and one to the minute: whichever came first counts
      changes: await rows(
        `SELECT kind, regexp_replace(key, '[|][0-9]+$', '') AS key, date_trunc('minute', occurred_at) AS at
           FROM change_log ORDER BY 1, 2, 3`,
      ),
      told: (
        await rows<{ recipient: string }>(
          `SELECT DISTINCT outbox.recipient FROM outbox JOIN delivery ON outbox_key = outbox.key
            WHERE delivery.outcome = 'delivered' ORDER BY recipient`,
        )
      ).map(({ recipient }) => recipient),
    };
  } finally {
    await client.end();
  }
}

/** Of every mail in the folder. One that was cut off while it was written is not there yet. */
async function messageIdsIn(mailbox: string): Promise<string[]> {
  const names = (await readdir(mailbox).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map((name) => readFile(join(mailbox, name), 'utf8')));
  return mails.map((mail) => /^Message-ID:\s*<(.+)>\r?$/im.exec(mail)?.[1] ?? '').sort();
}
