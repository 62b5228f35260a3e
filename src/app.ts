// Composition root: the one place where the adapters are made. Used by workers, cli and tests; importing it opens nothing.
// An adapter's file is loaded when it is made, and what only some commands need only with them: loading all of them
// takes longer than most commands.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ExportFolder } from './adapters/amazon/export/index.ts';
import type { Amazon } from './adapters/amazon/port.ts';
import { createClockOf, createSystemClock } from './adapters/clock.ts';
import type { Heartbeat } from './adapters/heartbeat.ts';
import type { Links } from './adapters/links.ts';
import { createLogger, type Logger } from './adapters/logger.ts';
import type { Mail } from './adapters/mail/port.ts';
import type { Resolve } from './adapters/mailbox/authenticate.ts';
import type { Mailboxes } from './adapters/mailbox/port.ts';
import type { Metrics } from './adapters/metrics.ts';
import type { PushQueue } from './adapters/push/port.ts';
import type { QueueBackend, WorkerSettings } from './adapters/queue/index.ts';
import type { Secrets } from './adapters/secrets.ts';
import type { Signing } from './adapters/signing.ts';
import type { Database } from './adapters/store/index.ts';
import type { Store } from './adapters/store/port.ts';
import { makeDataFolder } from './adapters/system/make-folder.ts';
import { createTags } from './adapters/tags.ts';
import type { Webhooks } from './adapters/webhook/port.ts';
import type { Config } from './config/schema.ts';
import { version } from './config/version.ts';
import type { Clock, Instant } from './domain/clock.ts';
import type { ExaminedMail } from './domain/mail/mail.ts';
import type { DeskTimes } from './mailboxes/mail-desk.ts';
import type { JudgedMails } from './mailboxes/notice-source.ts';
import type { VerifyMeans } from './mailboxes/verify-mail.ts';
import type { TrustedServers } from './notices/receiver-results.ts';
import { noteBounce } from './telling/bounces.ts';
import { everyMs, type Intervals } from './watch/schedule.ts';
import type { SourceDeps } from './watch/sources.ts';

export { createScaledClock, createSystemClock } from './adapters/clock.ts';
export { createLogger, type Logger } from './adapters/logger.ts';
export type { LiveGauge } from './adapters/metrics.ts';
export { addAll } from './adapters/queue/add-all.ts';
export type { QueueBackend } from './adapters/queue/index.ts';
export { keepRepeated, type Repeated, repeat } from './adapters/queue/repeat.ts';
export { lookNow, unlessPending } from './adapters/queue/settings.ts';
export type { Again, JobQueue, JobWorker, QueuedJob } from './adapters/queue/types.ts';
export { OutsideScope, type ScopedStore, scopeStore } from './adapters/store/scoped.ts';
export { checkDataFolder, makeDataFolder, makeFolder } from './adapters/system/make-folder.ts';

/** The same function, whose file is loaded when it is first called. */
const loaded =
  <Given extends unknown[], Result>(load: () => Promise<(...given: Given) => Result>) =>
  async (...given: Given): Promise<Awaited<Result>> =>
    await (await load())(...given);

/** Runs another program to its end, without our environment. @throws when it fails, with its `code` and `stderr` */
export const runProgram = loaded(async () => (await import('./adapters/system/child.ts')).run);
/** Is a mail server reached, and does it take the sign-in of its URL? Null, or what is wrong. */
export const trySmtp = loaded(async () => (await import('./adapters/mail/smtp.ts')).trySmtp);
/** The provider of identities that the settings name; what it is asked takes their names. */
export const openProvider = loaded(async () => (await import('./adapters/oidc/index.ts')).createProvider);
export const openWiring = loaded(async () => (await import('./adapters/amazon/wiring.ts')).createWiring);
export const readPasted = loaded(async () => (await import('./adapters/mailbox/read-mail.ts')).readPasted);
export const readCsvTable = loaded(async () => (await import('./adapters/system/csv-table.ts')).readCsvTable);
export const addSecretKey = loaded(async () => (await import('./adapters/secrets.ts')).addSecretKey);
export const addSigningKey = loaded(async () => (await import('./adapters/signing.ts')).addSigningKey);
export const readPublicKeys = loaded(async () => (await import('./adapters/signing.ts')).readPublicKeys);
export const openDatabase = loaded(async () => (await import('./adapters/store/database.ts')).openDatabase);
export const dumpDatabase = loaded(async () => (await import('./adapters/store/dump/dump.ts')).dumpDatabase);
export const restoreDatabase = loaded(async () => (await import('./adapters/store/dump/restore.ts')).restoreDatabase);

/** Loads once, and for all who ask meanwhile. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return () => (loading ??= load());
}

const loadCore = once(async () => ({
  ...(await import('./adapters/secrets.ts')),
  ...(await import('./adapters/signing.ts')),
  ...(await import('./adapters/store/index.ts')),
}));

const loadOutside = once(async () => ({
  ...(await import('./adapters/amazon/index.ts')),
  ...(await import('./adapters/amazon/wire/pace-ledger.ts')),
  ...(await import('./adapters/heartbeat.ts')),
  ...(await import('./adapters/links.ts')),
  ...(await import('./adapters/mail/index.ts')),
  ...(await import('./adapters/mailbox/index.ts')),
  ...(await import('./adapters/metrics.ts')),
  ...(await import('./adapters/push/sqs.ts')),
  ...(await import('./adapters/webhook/index.ts')),
  ...(await import('./notices/amazon-domains.ts')),
}));

/** What is known and kept, and nothing of the outside: all that most commands need. */
export interface Core {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly database: Database;
  readonly store: Store;
  /** By which anyone can check that a mail comes from this installation. */
  readonly publicKey: string;
  readonly checkTag: string | null;
  readonly newId: () => string;
  readonly mailFrom: string;
  /** The same for the same text, and for others not to be guessed. */
  readonly tagOf: (text: string) => string;
  readonly consoleUrl: string | null;
  readonly intervals: Intervals;
  /** Makes everything that touches the outside over the same database. */
  withOutside(): Promise<App>;
  /** Lets go of everything; what was begun is finished or rolled back. */
  close(): Promise<void>;
}

/** Everything that touches the outside, made once and handed to whoever needs it. */
export interface App extends Core {
  readonly metrics: Metrics;
  readonly amazon: Amazon;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
  readonly mailboxes: Mailboxes;
  readonly pushQueue: PushQueue | null;
  readonly namedServers: readonly string[] | null;
  /** Mails judged in this process, so that none is judged twice. */
  readonly judged: JudgedMails;
  readonly deskTimes: DeskTimes;
  readonly bounced: SourceDeps['bounced'];
  /** Signs links into the console and reads them; null where none is set. */
  readonly links: Links | null;
  readonly startedAt: Instant;
  /** When this process last looked after the watch itself (watch/upkeep.ts). */
  readonly upkeepDone: { at: Instant | null; awakeSince?: Instant };
  readonly heartbeat: Heartbeat | null;
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

/** Opens the database, starting the embedded one when none is set. */
export async function createCore(config: Config, overrides: AppOverrides = {}): Promise<Core> {
  const { openSecrets, openSigning, openDatabase, openStore } = await loadCore();
  const clock = overrides.clock ?? (await createClockOf(config.amazonEndpoint));
  const log = overrides.log ?? createLogger({ level: config.logLevel });
  await makeDataFolder(config.dataDir);
  const sealer = await openSecrets({ secretKeys: config.secretKeys, dataDir: config.dataDir });
  const signing = await openSigning(config.dataDir);
  const database = await openDatabase(config);
  const store = await openStore({ url: database.url, sealer, amazonEndpoint: config.amazonEndpoint }).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const core: Core = {
    config,
    clock,
    log,
    database,
    store,
    publicKey: signing.publicKey,
    checkTag: config.checkTag,
    newId: overrides.newId ?? randomUUID,
    mailFrom: config.mailFrom,
    tagOf: createTags(sealer.derive('message-ids')),
    consoleUrl: config.consoleUrl,
    intervals: { ...everyMs, ...config.intervals },
    withOutside: async () => withOutside({ core, sealer, signing }, await loadOutside(), config, overrides),
    async close() {
      await store.close();
      await database.close();
    },
  };
  return core;
}

/** Opens the database and makes everything that touches the outside; that itself opens nothing yet. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  await loadOutside();
  const core = await createCore(config, overrides);
  try {
    return await core.withOutside();
  } catch (error) {
    await core.close();
    throw error;
  }
}

async function withOutside(
  { core, sealer, signing }: { core: Core; sealer: Secrets; signing: Signing },
  outside: Awaited<ReturnType<typeof loadOutside>>,
  config: Config,
  overrides: AppOverrides,
): Promise<App> {
  const { clock, log, store } = core;
  const isSystemClock = overrides.clock === undefined && clock.speed === undefined;
  const mail = outside.createMail({
    ...{ smtpUrl: config.smtpUrl, from: config.mailFrom, clock, signer: signing },
    ...{ folder: join(config.dataDir, 'mailbox'), kept: () => store.keptSecret('sender') },
    ...(config.dkim && { dkim: config.dkim }),
  });
  await mail.follow?.();
  const postedBy = { isAnywhereAllowed: config.webhookAnywhere, userAgent: `Rusuban/${version}` };
  const amazon = outside.createAmazon({
    userAgent: postedBy.userAgent,
    endpoint: config.amazonEndpoint,
    clock,
    log: (fields, message) => log.debug(fields, message),
    // a clock of a story's own can't be held against the database's
    ledger: isSystemClock ? outside.createSharedLedger(store, clock, store.databaseNow) : store,
    reports: store,
    ...(overrides.isPacingOff && { isPacingOff: true }),
  });
  const inbox = join(config.dataDir, 'inbox');
  const resolve = overrides.resolve ?? outside.rememberingDns(clock.now);
  const mailboxes = outside.createMailboxes({ inbox, zones: outside.amazonZones, resolve, now: clock.now });
  return {
    ...core,
    metrics: outside.createMetrics((err, gauge) => log.warn({ err, gauge }, 'a metric could not be read')),
    amazon,
    mail,
    webhooks: outside.createWebhooks({ ...postedBy, push: outside.createPush(core) }),
    mailboxes,
    pushQueue: config.pushQueue && outside.createSqs(config.pushQueue),
    namedServers: config.trustedAuthservIds,
    judged: new Map(),
    deskTimes: new Map(),
    bounced: (bounce) => noteBounce({ store, clock }, bounce),
    links: config.consoleUrl === null ? null : outside.createLinks(sealer.derive('links'), clock.now),
    startedAt: clock.now(),
    upkeepDone: { at: null },
    heartbeat: outside.createHeartbeat(config.heartbeatUrl, log),
    async close() {
      amazon.close();
      await mailboxes.close();
      await mail.close();
      await core.close();
    },
  };
}

/** The job queues: on Redis where the settings name one, else in the program's database. Close them before the app. */
export async function openQueues(app: Core, workerSettings: WorkerSettings = {}): Promise<QueueBackend> {
  const { createQueues } = await import('./adapters/queue/index.ts');
  const [{ redisUrl, redisOptions, queuePrefix }, { now }] = [app.config, createSystemClock()];
  return createQueues({
    ...{ redisUrl, databaseUrl: app.database.url, prefix: queuePrefix, log: app.log, now, workerSettings },
    ...(redisOptions && { redisOptions }),
  });
}

/** Reads a folder of exports, mails and all. No network: what the receiving servers wrote of the mails is believed. */
export async function readExportFolder(path: string, trustedServers: TrustedServers = null): Promise<ExportFolder> {
  const { readExportFolder: readReports } = await import('./adapters/amazon/export/index.ts');
  const { exportedMails } = await import('./adapters/mailbox/exported.ts');
  const { mailSnapshots } = await import('./replay/exported-mails.ts');
  const { amazonZones } = await import('./notices/amazon-domains.ts');
  const offline = { zones: amazonZones, resolve: null, now: createSystemClock().now };
  return readReports(path, (folder, leftOut) =>
    mailSnapshots(exportedMails(join(folder, 'mail'), offline), leftOut, { trustedServers }),
  );
}

/** Reads a mail and checks its signature. `isOffline`: without DNS, on the receiving server's word alone. */
export async function mailExaminer({
  isOffline,
}: {
  readonly isOffline: boolean;
}): Promise<(raw: Buffer, signal?: AbortSignal) => Promise<ExaminedMail>> {
  const { examineOnce } = await import('./adapters/mailbox/examiner.ts');
  const { rememberingDns } = await import('./adapters/mailbox/index.ts');
  const { amazonZones } = await import('./notices/amazon-domains.ts');
  const { now } = createSystemClock();
  const resolve = isOffline ? null : rememberingDns(now);
  return (raw, signal) => examineOnce(raw, { zones: amazonZones, resolve, now }, signal);
}

/** By what a mail of ours is checked: any of these. @throws UserError when one is no public key */
export async function ownMailMeans(publicKeys: readonly string[]): Promise<VerifyMeans> {
  const { digest, signatureChecker } = await import('./adapters/signing.ts');
  const { readOwnMail } = await import('./adapters/mailbox/own-mail.ts');
  const checkers = publicKeys.map(signatureChecker);
  const isSigned = (form: string, signature: string) => checkers.some((check) => check(form, signature));
  return { read: readOwnMail, digest, isSigned };
}

/** Prints a page as PDF. @throws UserError when there is no browser that can */
export async function pdfOf(html: string, { chromium }: Pick<Config, 'chromium'>): Promise<Uint8Array> {
  const { findBrowser, printPdf } = await import('./adapters/pdf/index.ts');
  return printPdf(html, await findBrowser(chromium));
}
