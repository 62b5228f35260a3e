// The store: one PostgreSQL database behind the port. One pool serves Prisma (plain reading and writing) and raw SQL
// (bulk, locks and transactions).
import { PrismaPg } from '@prisma/adapter-pg';
import xxhash from 'xxhash-wasm';
import type { Verdict } from '../../domain/watch/detector.ts';
import { explained } from './faults.ts';
import { PrismaClient } from './generated/client.ts';
import { createPool } from './pool.ts';
import type { Store } from './port.ts';
import { addAccount, rotateSecrets, toAccount, withRecipients } from './prisma/accounts.ts';
import { answer } from './prisma/answer.ts';
import { addAnswer, readAnswers } from './prisma/answers.ts';
import { adoptApplications, applicationStore, forgetUnused, rotateApplications } from './prisma/applications.ts';
import { auditStore } from './prisma/audit-runs.ts';
import { noteBounce } from './prisma/bounces.ts';
import { readLog, toLogRow } from './prisma/log.ts';
import { addMailbox, changeMailbox, listMailboxes, rotateMailboxes } from './prisma/mailboxes.ts';
import { changePhrase } from './prisma/phrase.ts';
import { changeRecipients, readRecipients } from './prisma/recipients.ts';
import { addStatement, endStatement, listStatements } from './prisma/statements.ts';
import { addTick, listTicks, removeTick } from './prisma/ticks.ts';
import { addWebhook, listWebhooks, rotateWebhooks } from './prisma/webhooks.ts';
import { toIncident } from './rows/incident.ts';
import { migrate } from './schema/migrate.ts';
import type { Sealer } from './sealer.ts';
import { readCurrent } from './sql/current.ts';
import { accountsToFollowUp, followUp, readMessages } from './sql/follow-up.ts';
import { forget } from './sql/forget.ts';
import { readFreshness } from './sql/freshness.ts';
import { look } from './sql/look.ts';
import { observe, readLastRuns, recordRun } from './sql/observe.ts';
import { owe } from './sql/outbox.ts';
import { claimOutbox, exhaustedOutbox, settleOutbox } from './sql/outbox-claims.ts';
import { readPeriod, readWeekliesOwed } from './sql/period.ts';
import { readServerInfo } from './sql/server-info.ts';
import { readUnseenAsins } from './sql/unseen-asins.ts';
import { createWatchStore } from './sql/watch.ts';

export { type Database, openDatabase } from './database.ts';
export { migrate } from './schema/migrate.ts';

export interface StoreOptions {
  /** `postgresql://user:password@host:port/database` (openDatabase gives one). */
  readonly url: string;
  readonly sealer: Sealer;
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
export async function openStore({ url, sealer, connections = 24 }: StoreOptions): Promise<Store> {
  await migrate(url);
  const pool = createPool(url, connections);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const hasher = await xxhash();
  await adoptApplications(pool, sealer).catch((error: unknown) => {
    throw explained(error, url);
  });
  const newestFirst = [{ noticedAt: 'desc' as const }, { visibleAt: 'desc' as const }, { id: 'asc' as const }];
  const { watch, close } = createWatchStore(pool, prisma);
  const store = explaining<Omit<Store, 'observe'>>(url, {
    ...watch,
    ...applicationStore(pool, prisma, sealer),
    addAccount: (account, credentials, now) => addAccount(prisma, sealer, account, credentials, now),
    removeAccount: (id) =>
      prisma.$transaction(async (transaction) => {
        const { count } = await transaction.account.deleteMany({ where: { id } });
        await forgetUnused(transaction);
        return count === 1;
      }),
    listAccounts: async () =>
      (await prisma.account.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: withRecipients })).map(
        toAccount,
      ),
    findAccount: async (id) => {
      const row = await prisma.account.findUnique({ where: { id }, include: withRecipients });
      return row === null ? null : toAccount(row);
    },
    addMailbox: (accountId, mailbox, now) => addMailbox(prisma, sealer, accountId, mailbox, now),
    changeMailbox: (accountId, mailbox) => changeMailbox(prisma, sealer, accountId, mailbox),
    listMailboxes: (accountId) => listMailboxes(prisma, sealer, accountId),
    removeMailbox: async (accountId, name) =>
      (await prisma.mailbox.deleteMany({ where: { accountId, name } })).count === 1,
    listRecipients: (accountId) => readRecipients(pool, accountId),
    changeRecipients: (accountId, change) => changeRecipients(pool, accountId, change),
    changePhrase: (accountId, change) => changePhrase(pool, accountId, change),
    addWebhook: (accountId, webhook, now) => addWebhook(prisma, sealer, accountId, webhook, now),
    listWebhooks: (accountId) => listWebhooks(prisma, sealer, accountId),
    removeWebhook: async (accountId, name) =>
      (await prisma.webhook.deleteMany({ where: { accountId, name } })).count === 1,
    rotateSecrets: async () =>
      (await rotateSecrets(prisma, sealer)) +
      (await rotateApplications(prisma, sealer)) +
      (await rotateMailboxes(prisma, sealer)) +
      (await rotateWebhooks(prisma, sealer)),

    recordRun: (accountId, run) => recordRun(pool, accountId, run),
    lastRuns: (accountId, which) => readLastRuns(pool, accountId, which),
    freshness: () => readFreshness(pool),
    unseenAsins: (accountId, what, since, olderThan, limit) =>
      readUnseenAsins(pool, accountId, what, since, olderThan, limit),

    look: (accountId, recentMs, decide) => look(pool, accountId, recentMs, decide),
    accountsToFollowUp: (now) => accountsToFollowUp(pool, now),
    followUp: (accountId, now, decide) => followUp(pool, accountId, now, decide),
    incidentMessages: async (incidentId) => (await readMessages(pool, [incidentId])).get(incidentId) ?? [],
    lastVerdicts: async (accountId) => {
      const rows = await prisma.verdict.findMany({ where: { accountId }, orderBy: { detector: 'asc' } });
      return rows.map(({ body }) => body as Verdict);
    },
    listIncidents: async (accountId) => {
      const where = accountId === undefined ? {} : { accountId };
      return (await prisma.incident.findMany({ where, orderBy: newestFirst })).map(toIncident);
    },
    findIncident: async (id) => {
      const row = await prisma.incident.findUnique({ where: { id } });
      return row === null ? null : toIncident(row);
    },
    incidentIds: async (beginning) =>
      (await prisma.incident.findMany({ where: { id: { startsWith: beginning } }, select: { id: true } })).map(
        ({ id }) => id,
      ),
    answer: (incidentId, decide) => answer(pool, incidentId, decide),
    currentState: (accountId, skus) => readCurrent(pool, accountId, skus),

    addStatement: (statement, entry) => addStatement(prisma, statement, entry),
    listStatements: (accountId) => listStatements(prisma, accountId),
    endStatement: (id, ended, entry) => endStatement(prisma, id, ended, entry),
    listTicks: (incidentId) => listTicks(prisma, incidentId),
    addTick: (incidentId, tick, entry) => addTick(prisma, incidentId, tick, entry),
    removeTick: (incidentId, step, entry) => removeTick(prisma, incidentId, step, entry),
    appendLog: async (entry) => {
      await prisma.logEntry.create({ data: toLogRow(entry) });
    },
    readLog: (query) => readLog(prisma, query),

    readPeriod: (accountId, span, week, allowed) => readPeriod(pool, accountId, span, week, allowed),
    weekliesOwed: () => readWeekliesOwed(pool),
    listAnswers: (accountId) => readAnswers(pool, accountId),
    addAnswer: (accountId, answer) => addAnswer(pool, accountId, answer),
    counts: async (accountId) => {
      const current = { accountId, removedAt: null };
      const [listings, activeListings, orders, changes] = await Promise.all([
        prisma.listing.count({ where: current }),
        prisma.listing.count({ where: { ...current, status: 'active' } }),
        prisma.orderFact.count({ where: { accountId } }),
        prisma.change.count({ where: { accountId } }),
      ]);
      return { listings, activeListings, orders, changes };
    },

    ...auditStore(pool),
    noteBounce: (bounce, now, follow) => noteBounce(pool, bounce, now, follow),
    owe: (rows) => owe(pool, rows),
    claimOutbox: (now, leaseMs, options) => claimOutbox(pool, now, leaseMs, options),
    exhaustedOutbox: (now) => exhaustedOutbox(pool, now),
    settleOutbox: (key, outcome, now) => settleOutbox(pool, key, outcome, now),
    pendingOutbox: (to) => prisma.outboxMail.count({ where: { settledAt: null, ...to } }),

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
