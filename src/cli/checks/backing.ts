// Checks of what the program works with: database, queue, mail, and what waits in them.
import { type App, openQueues } from '../../app.ts';
import { secondMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { advise, bad, type Finding, good } from './finding.ts';

/** Further apart, and times in alerts and pulls mislead. */
const skewLimitMs = 30 * secondMs;
/** The oldest PostgreSQL that we try, and that its makers still mend (14 until November 2026). */
const oldestPostgres = 15;

export async function checkDatabase({ config, store, clock }: App): Promise<Finding[]> {
  const asked = clock.now();
  const { version, now, sizeBytes } = await store.serverInfo();
  const took = clock.now() - asked;
  const where = config.databaseUrl ? 'reached' : 'embedded, running';
  const detail = `${where}, schema up to date, PostgreSQL ${version}, ${(sizeBytes / 1e6).toFixed(0)} MB`;
  const isOld = Number.parseInt(version, 10) < oldestPostgres;
  const database = isOld
    ? bad('database', detail, `PostgreSQL ${oldestPostgres} is the oldest that is tried and still mended: update it`)
    : good('database', detail);
  return [database, skewFinding('clock, against the database', now - (asked + took / 2))];
}

/** @param skewMs how far the other's clock is ahead of ours */
export function skewFinding(check: string, skewMs: number): Finding {
  const seconds = Math.round(Math.abs(skewMs) / secondMs);
  if (Math.abs(skewMs) <= skewLimitMs) return good(check, seconds === 0 ? 'the same' : `${seconds} s apart`);
  return bad(
    check,
    `this computer's clock is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead'}`,
    'set the clock by the network (NTP)',
  );
}

/** A folder takes every mail and tells nobody. */
async function checkWayOut({ mail, config }: App, isNeeded: boolean): Promise<Finding> {
  const problem = await mail.check();
  const mend = 'set SMTP_URL to a mail server';
  if (problem !== null)
    return bad('mail', `${mail.destination}: ${problem}`, 'check SMTP_URL; until then alerts wait in the outbox');
  if (config.smtpUrl !== null) return good('mail', mail.destination);
  const detail = `no SMTP_URL is set: mails are only put into ${mail.destination}, nobody gets them`;
  return isNeeded ? bad('mail', detail, mend) : advise('mail', detail, mend);
}

/** Names that no mail server on the internet knows (RFC 2606, RFC 6762, and what routers call their own). */
const privateName = /^[^.]+$|\.(?:localhost|local|localdomain|internal|lan|home|test|invalid|example)$/i;

function checkSender(mailFrom: string): Finding {
  const [, domain = ''] = /@([^\s<>@]+)>?\s*$/.exec(mailFrom) ?? [];
  return privateName.test(domain)
    ? bad(
        'sender',
        `MAIL_FROM is ${mailFrom}: mail servers refuse that, or file it as spam`,
        'set MAIL_FROM to an address of yours',
      )
    : good('sender', mailFrom);
}

export async function checkQueue(app: App, queueNames: readonly string[]): Promise<Finding> {
  try {
    const queues = await openQueues(app);
    try {
      const counts = await Promise.all(queueNames.map((name) => queues.queue(name).getJobCounts('wait', 'failed')));
      const sum = (state: string) => counts.reduce((all, one) => all + (one[state] ?? 0), 0);
      const kind = queues.kind === 'redis' ? 'Redis' : 'PostgreSQL';
      return good('queue', `on ${kind}; ${sum('wait')} jobs wait, ${sum('failed')} were given up (kept 30 days)`);
    } finally {
      await queues.close();
    }
  } catch (error) {
    if (error instanceof UserError) return bad('queue', error.message, error.hint);
    return bad('queue', (error as Error).message, 'see the log');
  }
}

/** @param isNeeded there is someone to be told */
export async function checkMail(app: App, isNeeded: boolean): Promise<Finding[]> {
  const { store, publicKey } = app;
  const pending = await store.pendingOutbox();
  return [
    await checkWayOut(app, isNeeded),
    ...(app.config.smtpUrl === null ? [] : [checkSender(app.mailFrom)]),
    good('signature', `mails can be checked by ${publicKey} (rusuban verify-mail --key)`),
    good('outbox', pending === 0 ? 'nothing waits' : `${pending} waiting to be sent`),
  ];
}
