// Composition root: the one place where the adapters are made. Used by workers, cli and tests; importing it opens nothing.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type ExportFolder, readExportFolder as readReports } from './adapters/amazon/export/index.ts';
import { createAmazon } from './adapters/amazon/index.ts';
import type { Amazon } from './adapters/amazon/port.ts';
import { createSharedLedger } from './adapters/amazon/wire/pace-ledger.ts';
import { createClockOf, createSystemClock } from './adapters/clock.ts';
import { createHeartbeat, type Heartbeat } from './adapters/heartbeat.ts';
import { createLinks, type Links } from './adapters/links.ts';
import { createLogger, type Logger } from './adapters/logger.ts';
import { createMail } from './adapters/mail/index.ts';
import type { Mail } from './adapters/mail/port.ts';
import type { Resolve } from './adapters/mailbox/authenticate.ts';
import { examineMail } from './adapters/mailbox/examine.ts';
import { exportedMails } from './adapters/mailbox/exported.ts';
import { createMailboxes, rememberingDns } from './adapters/mailbox/index.ts';
import { readOwnMail } from './adapters/mailbox/own-mail.ts';
import type { Mailboxes } from './adapters/mailbox/port.ts';
import { makeFolder } from './adapters/make-folder.ts';
import { createMetrics, type Metrics } from './adapters/metrics.ts';
import { findBrowser, printPdf } from './adapters/pdf/index.ts';
import { createQueues, type QueueBackend, type WorkerSettings } from './adapters/queue/index.ts';
import { openSecrets } from './adapters/secrets.ts';
import { digest, openSigning, signatureChecker } from './adapters/signing.ts';
import { type Database, openDatabase, openStore } from './adapters/store/index.ts';
import type { Store } from './adapters/store/port.ts';
import { createTags } from './adapters/tags.ts';
import { createWebhooks } from './adapters/webhook/index.ts';
import type { Webhooks } from './adapters/webhook/port.ts';
import type { Config } from './config/schema.ts';
import { version } from './config/version.ts';
import type { Clock, Instant } from './domain/clock.ts';
import { UserError } from './domain/errors.ts';
import type { ExaminedMail } from './domain/mail.ts';
import { amazonZones } from './notices/amazon-domains.ts';
import { mailSnapshots } from './pipeline/exported-mails.ts';
import type { DeskTimes } from './pipeline/mail-desk.ts';
import type { JudgedMails } from './pipeline/notice-source.ts';
import { everyMs, type Intervals } from './pipeline/schedule.ts';
import type { VerifyMeans } from './pipeline/verify-mail.ts';

export { createScaledClock, createSystemClock } from './adapters/clock.ts';
export { createLogger, type Logger } from './adapters/logger.ts';
// What commands need of the adapters without the rest of the program.
export { readPasted } from './adapters/mailbox/read-mail.ts';
export { makeFolder } from './adapters/make-folder.ts';
export type { LiveGauge } from './adapters/metrics.ts';
export {
  type Again,
  addAll,
  type JobQueue,
  type JobWorker,
  keepRepeated,
  lookNow,
  type QueueBackend,
  type QueuedJob,
  type Repeated,
  repeat,
  unlessPending,
} from './adapters/queue/index.ts';
export { addSecretKey } from './adapters/secrets.ts';
export { addSigningKey, readPublicKeys } from './adapters/signing.ts';
export { openDatabase } from './adapters/store/database.ts';
export { dumpDatabase } from './adapters/store/dump.ts';
export { restoreDatabase } from './adapters/store/restore.ts';

/** Everything that touches the outside, made once and handed to whoever needs it. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly store: Store;
  readonly amazon: Amazon;
  readonly mail: Mail;
  /** By which anyone can check that a mail comes from this installation. */
  readonly publicKey: string;
  readonly webhooks: Webhooks;
  readonly mailboxes: Mailboxes;
  readonly trustedAuthservIds: readonly string[];
  /** Mails judged in this process, so that none is judged twice. */
  readonly judged: JudgedMails;
  readonly checkTag: string | null;
  /** When the desk answered whom, in this process. */
  readonly deskTimes: DeskTimes;
  readonly newId: () => string;
  readonly mailFrom: string;
  /** The same for the same text, and for others not to be guessed. */
  readonly tagOf: (text: string) => string;
  readonly consoleUrl: string | null;
  /** Signs links into the console and reads them; null where none is set. */
  readonly links: Links | null;
  /** When the program began. */
  readonly startedAt: Instant;
  /** When this process last looked after the watch itself (pipeline/upkeep.ts). */
  readonly upkeepDone: { at: Instant | null };
  readonly heartbeat: Heartbeat | null;
  /** How often the service pulls each part. */
  readonly intervals: Intervals;
  /** Lets go of everything; what was begun is finished or rolled back. */
  close(): Promise<void>;
}

export interface AppOverrides {
  readonly clock?: Clock;
  readonly newId?: () => string;
  readonly log?: Logger;
  /** DNS for checking signatures, in place of the system's. */
  readonly resolve?: Resolve;
  /** For benchmarks against the simulator only: Amazon would answer with 429. */
  readonly isPacingOff?: boolean;
}

/** Opens the database (starting the embedded one when none is set) and makes the rest. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const clock = overrides.clock ?? (await createClockOf(config.amazonEndpoint));
  const isSystemClock = overrides.clock === undefined && clock.speed === undefined;
  const log = overrides.log ?? createLogger({ level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);

  await makeDataFolder(config.dataDir);
  const sealer = await openSecrets({ secretKeys: config.secretKeys, dataDir: config.dataDir });
  const signing = await openSigning(config.dataDir);
  const database = await openDatabase(config);
  const store = await openStore({ url: database.url, sealer }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const mail = createMail({
    smtpUrl: config.smtpUrl,
    folder: join(config.dataDir, 'mailbox'),
    from: config.mailFrom,
    clock,
    signer: signing,
    ...(config.dkim && { dkim: config.dkim }),
  });
  const userAgent = `Rusuban/${version}`;
  const amazon = createAmazon({
    userAgent,
    endpoint: config.amazonEndpoint,
    clock,
    log: (fields, message) => log.debug(fields, message),
    // a clock of a story's own can't be held against the database's
    ledger: isSystemClock ? createSharedLedger(store, clock, store.databaseNow) : store,
    reports: store,
    ...(overrides.isPacingOff && { isPacingOff: true }),
  });
  return {
    config,
    clock,
    log,
    metrics: createMetrics((err, gauge) => log.warn({ err, gauge }, 'a metric could not be read')),
    database,
    store,
    amazon,
    mail,
    publicKey: signing.publicKey,
    webhooks: createWebhooks({ isAnywhereAllowed: config.webhookAnywhere, userAgent }),
    mailboxes: createMailboxes({
      inbox: join(config.dataDir, 'inbox'),
      zones: amazonZones,
      resolve: overrides.resolve ?? rememberingDns(clock.now),
      now: clock.now,
    }),
    trustedAuthservIds: config.trustedAuthservIds ?? [],
    judged: new Map(),
    checkTag: config.checkTag,
    deskTimes: new Map(),
    newId: overrides.newId ?? randomUUID,
    mailFrom: config.mailFrom,
    tagOf: createTags(sealer.derive('message-ids')),
    consoleUrl: config.consoleUrl,
    links: config.consoleUrl === null ? null : createLinks(sealer.derive('links'), clock.now),
    startedAt: clock.now(),
    upkeepDone: { at: null },
    heartbeat: createHeartbeat(config.heartbeatUrl, log),
    intervals: { ...everyMs, ...config.intervals },
    async close() {
      amazon.close();
      await mail.close();
      await store.close();
      await database.close();
    },
  };
}

async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir, 0o700);
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(
      `The data folder ${dataDir} can't be made: ${message}`,
      'Set RUSUBAN_DATA_DIR to one that can.',
      {
        cause: error,
      },
    );
  }
}

/** The job queues: on Redis where the settings name one, else in the program's database. Close them before the app. */
export function openQueues({ config, database, log }: App, workerSettings: WorkerSettings = {}): Promise<QueueBackend> {
  const { redisUrl, redisOptions, queuePrefix } = config;
  const { now } = createSystemClock();
  return createQueues({
    ...{ redisUrl, databaseUrl: database.url, prefix: queuePrefix, log, now, workerSettings },
    ...(redisOptions && { redisOptions }),
  });
}

/** Reads a folder of exports, mails and all. No network: what the receiving servers wrote of the mails is believed. */
export function readExportFolder(path: string, trustedAuthservIds: readonly string[] = []): Promise<ExportFolder> {
  const offline = { zones: amazonZones, resolve: null, now: createSystemClock().now };
  return readReports(path, (folder, leftOut) =>
    mailSnapshots(exportedMails(join(folder, 'mail'), offline), leftOut, { trustedAuthservIds }),
  );
}

/** Reads a mail and checks its signature. `isOffline`: without DNS, on the receiving server's word alone. */
export function mailExaminer(isOffline: boolean): (raw: Buffer, signal?: AbortSignal) => Promise<ExaminedMail> {
  const { now } = createSystemClock();
  const resolve = isOffline ? null : rememberingDns(now);
  return (raw, signal) => examineMail(raw, { zones: amazonZones, resolve, now }, signal);
}

/** By what a mail of ours is checked: any of these. Throws a UserError when one is no public key. */
export function ownMailMeans(publicKeys: readonly string[]): VerifyMeans {
  const checkers = publicKeys.map(signatureChecker);
  const isSigned = (form: string, signature: string) => checkers.some((check) => check(form, signature));
  return { read: readOwnMail, digest, isSigned };
}

/** Prints a page as PDF. @throws UserError when there is no browser that can */
export async function pdfOf(html: string, { chromium }: Pick<Config, 'chromium'>): Promise<Uint8Array> {
  return printPdf(html, await findBrowser(chromium));
}
