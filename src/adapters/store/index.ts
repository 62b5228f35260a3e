// The store: one PostgreSQL database behind the port. One pool serves the typed client (prisma/: ordinary rows) and SQL
// (sql/: bulk, locks, claims); this file only says which of them answers.
import { totalmem } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import xxhash from 'xxhash-wasm';
import { explained } from './faults.ts';
import { PrismaClient } from './generated/client.ts';
import { connectTimeoutMs, createPool, statementTimeoutMs } from './pool.ts';
import type { Store } from './port.ts';
import * as accounts from './prisma/accounts.ts';
import { addAnswer, readAnswers } from './prisma/answers.ts';
import { apiStore } from './prisma/api.ts';
import { applicationStore, rotateApplications } from './prisma/applications.ts';
import { createReportShelf } from './prisma/asked-reports.ts';
import { createAuditRuns } from './prisma/audit-runs.ts';
import { noteBounce } from './prisma/bounces.ts';
import { clientStore } from './prisma/clients.ts';
import { consentStore } from './prisma/consents.ts';
import { consoleStore } from './prisma/console.ts';
import { identityStore } from './prisma/identities.ts';
import { answer } from './prisma/incident-answer.ts';
import * as incidents from './prisma/incidents.ts';
import { keptStore, rotateKept } from './prisma/kept-secrets.ts';
import { appendLog, readLog } from './prisma/log.ts';
import * as mailboxes from './prisma/mailboxes.ts';
import { countPending, owe } from './prisma/outbox.ts';
import { peopleStore } from './prisma/people.ts';
import { phraseStore, rotatePhrases } from './prisma/phrase.ts';
import { pushStore } from './prisma/push.ts';
import { changeRecipients, readRecipients } from './prisma/recipients.ts';
import { rotateApps, secondKeyStore } from './prisma/second-keys.ts';
import { sendAgain } from './prisma/send-again.ts';
import { addStatement, endStatement, listStatements } from './prisma/statements.ts';
import { addTick, listTicks, removeTick } from './prisma/ticks.ts';
import * as webhooks from './prisma/webhooks.ts';
import { migrate } from './schema/migrate.ts';
import type { Sealer } from './sealer.ts';
import { sealerFor } from './sealer-for.ts';
import { listAccounts } from './sql/accounts.ts';
import { adoptApplications } from './sql/adopt-applications.ts';
import { adoptPhrases } from './sql/adopt-phrases.ts';
import { createAuditClaims } from './sql/audit-claims.ts';
import { consoleLists } from './sql/console-lists.ts';
import { readCurrent } from './sql/current.ts';
import { accountsToFollowUp, followUp, readMessages } from './sql/follow-up.ts';
import { forget } from './sql/forget.ts';
import { readFreshness } from './sql/freshness.ts';
import { pageIncidents } from './sql/incident-pages.ts';
import { look } from './sql/look.ts';
import { changesFor, LookMemory } from './sql/look-memory.ts';
import { observe, readLastRuns, recordRun } from './sql/observe.ts';
import { claimOutbox, exhaustedOutbox, settleOutbox } from './sql/outbox-claims.ts';
import { readPeriod, readUnclear, readWeekliesOwed } from './sql/period.ts';
import { readServerInfo } from './sql/server-info.ts';
import { readUnannounced } from './sql/unannounced.ts';
import { readUnseenAsins } from './sql/unseen-asins.ts';
import { createWatch } from './sql/watch.ts';

export { type Database, openDatabase } from './database.ts';
export { migrate } from './schema/migrate.ts';

export interface StoreOptions {
  /** `postgresql://user:password@host:port/database` (openDatabase gives one). */
  readonly url: string;
  readonly sealer: Sealer;
  /** Where sign-ins to Amazon go, and are given for; null, or unsaid: Amazon itself. */
  readonly amazonEndpoint?: string | null;
  /**
   * Connections at the most, opened when needed; 24 where it isn't said: one for each of 16 pulls and 4 looks at once, one
   * that holds locks, and some for what is asked within a pull's transaction (Amazon's pace), or all would wait for all.
   */
  readonly connections?: number;
}

/**
 * Brings the schema up to date and opens the store.
 * @throws UserError when the database can't be reached, is newer than the program or isn't Rusuban's
 */
export async function openStore({
  url,
  sealer,
  amazonEndpoint = null,
  connections = 24,
}: StoreOptions): Promise<Store> {
  await migrate(url);
  const pool = createPool(url, connections);
  // as patient as the pool: Prisma's own 2 and 5 seconds are too short where a computer is busy, and fail for no reason
  const transactionOptions = { maxWait: connectTimeoutMs, timeout: statementTimeoutMs };
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  const hasher = await xxhash();
  const signIns = sealerFor(amazonEndpoint, sealer);
  const adopt = () => adoptApplications(pool, sealer);
  await Promise.all([adopt(), adoptPhrases(pool, sealer)]).catch((error: unknown) => {
    throw explained(error, url);
  });
  const { watch, close } = createWatch(pool);
  const memory = new LookMemory(changesFor(memoryHere()));
  const store = explaining<Omit<Store, 'observe'>>(url, {
    ...watch,
    ...createReportShelf(prisma),
    ...applicationStore(prisma, signIns, adopt),
    ...phraseStore(prisma, sealer),
    ...clientStore(prisma),
    ...consentStore(prisma, signIns),
    ...consoleStore(prisma),
    ...consoleLists(pool),
    ...apiStore(prisma),
    pageIncidents: (query) => pageIncidents(pool, query),
    ...peopleStore(prisma),
    ...identityStore(prisma),
    ...secondKeyStore(prisma, sealer),
    ...keptStore(prisma, sealer),
    ...pushStore(prisma),
    listUnannounced: (toldBy, graceMs, now) => readUnannounced(pool, toldBy, graceMs, now),
    addAccount: (account, credentials, now) =>
      accounts.addAccount(prisma, { sealer, signIns }, account, credentials, now),
    removeAccount: (id) => accounts.removeAccount(prisma, id),
    listAccounts: (ids) => listAccounts(pool, ids),
    findAccount: (id) => accounts.findAccount(prisma, id),
    setPaused: (accountId, at, entry) => accounts.setPaused(prisma, accountId, at, entry),
    lastLooks: (ids) => accounts.lastLooks(prisma, ids),
    counts: (accountId) => accounts.countKept(prisma, accountId),
    addMailbox: (accountId, mailbox, now) => mailboxes.addMailbox(prisma, sealer, accountId, mailbox, now),
    changeMailbox: (accountId, mailbox) => mailboxes.changeMailbox(prisma, sealer, accountId, mailbox),
    listMailboxes: (accountId) => mailboxes.listMailboxes(prisma, sealer, accountId),
    readServers: (accountId, name) => mailboxes.readServers(prisma, accountId, name),
    changeServers: (accountId, name, change) => mailboxes.changeServers(prisma, accountId, name, change),
    removeMailbox: (accountId, name, entry) => mailboxes.removeMailbox(prisma, accountId, name, entry),
    listRecipients: (accountId) => readRecipients(prisma, accountId),
    changeRecipients: (accountId, change) => changeRecipients(prisma, accountId, change),
    addWebhook: (accountId, webhook, now) => webhooks.addWebhook(prisma, sealer, accountId, webhook, now),
    listWebhooks: (accountId) => webhooks.listWebhooks(prisma, sealer, accountId),
    removeWebhook: (accountId, name) => webhooks.removeWebhook(prisma, accountId, name),
    rotateSecrets: async () =>
      (await accounts.rotateSecrets(prisma, sealer)) +
      (await rotateApplications(prisma, sealer)) +
      (await mailboxes.rotateMailboxes(prisma, sealer)) +
      (await webhooks.rotateWebhooks(prisma, sealer)) +
      (await rotatePhrases(prisma, sealer)) +
      (await rotateKept(prisma, sealer)) +
      (await rotateApps(prisma, sealer)),

    recordRun: (accountId, run) => recordRun(pool, accountId, run),
    lastRuns: (accountId, which) => readLastRuns(pool, accountId, which),
    freshness: () => readFreshness(pool),
    unseenAsins: (accountId, what, since, olderThan, limit) =>
      readUnseenAsins(pool, accountId, what, since, olderThan, limit),

    look: (accountId, recentMs, decide) => look(pool, memory, accountId, recentMs, decide),
    accountsToFollowUp: (now) => accountsToFollowUp(pool, now),
    followUp: (accountId, now, decide) => followUp(pool, accountId, now, decide),
    incidentMessages: async (incidentId) => (await readMessages(pool, [incidentId])).get(incidentId) ?? [],
    lastVerdicts: (accountId) => incidents.lastVerdicts(prisma, accountId),
    listIncidents: (accountId) => incidents.listIncidents(prisma, accountId),
    findIncident: (id) => incidents.findIncident(prisma, id),
    listDecisions: (incidentId) => incidents.listDecisions(prisma, incidentId),
    incidentIds: (beginning) => incidents.incidentIds(prisma, beginning),
    openIncidents: () => incidents.countOpenIncidents(prisma),
    answer: (incidentId, decide) => answer(prisma, incidentId, decide),
    currentState: (accountId, skus) => readCurrent(pool, accountId, skus),

    addStatement: (statement, entry) => addStatement(prisma, statement, entry),
    listStatements: (accountId) => listStatements(prisma, accountId),
    endStatement: (id, ended, entry) => endStatement(prisma, id, ended, entry),
    listTicks: (incidentId) => listTicks(prisma, incidentId),
    addTick: (incidentId, tick, entry) => addTick(prisma, incidentId, tick, entry),
    removeTick: (incidentId, step, entry) => removeTick(prisma, incidentId, step, entry),
    appendLog: (entry) => prisma.$transaction((transaction) => appendLog(transaction, [entry])),
    readLog: (query) => readLog(prisma, query),

    listUnclear: (accountId, of) => readUnclear(pool, accountId, of),
    readPeriod: async (accountId, span, week, allowed) => {
      const facts = await readPeriod(pool, accountId, span, week, allowed);
      return facts && { ...facts, answers: await readAnswers(prisma, accountId) };
    },
    weekliesOwed: () => readWeekliesOwed(pool),
    listAnswers: (accountId) => readAnswers(prisma, accountId),
    addAnswer: (accountId, answer) => addAnswer(prisma, accountId, answer),

    ...createAuditClaims(pool),
    ...createAuditRuns(prisma),
    noteBounce: (bounce, now, follow) => noteBounce(prisma, bounce, now, follow),
    owe: (rows) => owe(prisma, rows),
    claimOutbox: (now, leaseMs, options) => claimOutbox(pool, now, leaseMs, options),
    exhaustedOutbox: (now) => exhaustedOutbox(pool, now),
    settleOutbox: (key, outcome, now) => settleOutbox(pool, key, outcome, now),
    sendAgain: (key, now, entry) => sendAgain(prisma, key, now, entry),
    pendingOutbox: (which) => countPending(prisma, which),

    serverInfo: () => readServerInfo(pool),
    forget: (accountId, before) => forget(pool, accountId, before),

    close: async () => {
      close();
      await prisma.$disconnect();
      await pool.end();
    },
  });
  // What the pull's own work throws (Amazon's network, say) is not the database's: its transaction explains itself.
  return { ...store, observe: (accountId, work) => observe(pool, hasher, accountId, work) };
}

/** A container may have less than its computer; what isn't limited is said as nothing, or as more than there is. */
const memoryHere = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/** The same store, whose database errors say what a person must do where one must act. */
function explaining<Part extends object>(url: string, store: Part): Part {
  const explain = (error: unknown): never => {
    throw explained(error, url);
  };
  const wrapped = Object.entries(store).map(([name, method]) => [
    name,
    (...args: unknown[]) => (method as (...args: unknown[]) => Promise<unknown>)(...args).catch(explain),
  ]);
  return Object.fromEntries(wrapped) as Part;
}
