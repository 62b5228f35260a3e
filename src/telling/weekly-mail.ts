// The weekly report by mail: owed once for each account, week and recipient when the week is over, and put together when
// it is sent.

import type { SendResult } from '../adapters/mail/port.ts';
import type { OwedRow, Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import { type Clock, hourMs, type Instant, toIso } from '../domain/clock.ts';
import { spanOfWeek, type WeekName } from '../domain/reports/week.ts';
import type { WeeklyReport } from '../domain/reports/weekly.ts';
import type { Account, AccountAsRead } from '../domain/shop/account.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import { messageTopics } from '../domain/telling/message.ts';
import { isSameAddress, quietUntil, type Recipient } from '../domain/telling/recipient.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import { messageMail } from '../messages/layout/envelope.ts';
import { weekly } from '../messages/reports/weekly.ts';
import { lastWeek, type WeeklyDeps, weeklyReport } from '../reports/weekly.ts';
import type { ChannelDeps } from './channel.ts';

/** Monday at seven, in the account's zone. */
const sentAtMs = 7 * hourMs;

export interface WeeklyOweDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** Owes what is due of all accounts; returns how many mails are newly owed. Calling it again changes nothing. */
export async function oweWeekly({ store, clock }: WeeklyOweDeps): Promise<number> {
  const now = clock.now();
  let owed = 0;
  for (const { accountId, timeZone, addedAt, weeks } of await store.weekliesOwed()) {
    const week = lastWeek(now, timeZone);
    const { to } = spanOfWeek(week, timeZone);
    // Of the week before its account was added a report would only say that nothing was seen.
    if (now < to + sentAtMs || addedAt >= to || weeks.includes(week)) continue;
    const recipients = await store.listRecipients(accountId);
    owed += await store.owe(recipients.flatMap((one) => owedTo(one, accountId, timeZone, week, now)));
  }
  return owed;
}

function owedTo(
  { address, gets, quietHours, timeZone }: Recipient,
  accountId: string,
  accountZone: string,
  week: WeekName,
  now: Instant,
): OwedRow[] {
  if (!gets.includes(messageTopics.weekly)) return [];
  const quiet = quietHours && quietUntil(quietHours, timeZone ?? accountZone, now);
  const message = { key: `weekly/${accountId}/${week}`, kind: 'weekly', reason: 'weekly', props: { week } } as const;
  const waits = quiet ? { dueAt: quiet, timing: 'quiet-hours' as const } : {};
  return owedToEach([address], accountId, message, now).map((row) => ({ ...row, ...waits }));
}

export interface WeeklyRenderDeps extends WeeklyDeps {
  readonly store: Store;
  readonly consoleUrl: string | null;
}

/**
 * The mail to one recipient: this account in full, and an overview of all that the recipient is told about.
 * @param account with the reader's language and time zone
 */
export async function renderWeeklyFor(
  deps: WeeklyRenderDeps,
  account: AccountAsRead,
  week: WeekName,
  recipient: string,
): Promise<Rendered | null> {
  const all = await deps.store.listAccounts();
  const overview = await reportsOf(
    deps,
    all.filter(({ id, recipients }) => id === account.id || recipients.includes(recipient)),
    week,
  );
  const report = overview.find((one) => one.account.id === account.id);
  return report ? renderWeekly(deps, account, [report], overview) : null;
}

/** Sends the report now, because someone asked. Who isn't told of the account otherwise has no safe phrase. */
export async function sendWeeklyNow(
  deps: WeeklyRenderDeps & Pick<ChannelDeps, 'mail' | 'mailFrom'>,
  account: Account,
  week: WeekName,
  address: string,
): Promise<SendResult> {
  const known = account.recipients.find((one) => isSameAddress(one, address));
  const safePhrase = known === undefined ? null : await deps.store.phraseOf(account.id, known);
  const reader = { ...account, safePhrase };
  const rendered = await renderWeeklyFor(deps, reader, week, address);
  if (rendered === null) return { outcome: 'refused', isPermanent: true, detail: `the account ${account.id} is gone` };
  const message = `weekly.${week}.${toIso(deps.clock.now())}`;
  const thread = `account.${account.id}`;
  return deps.mail.send(
    messageMail(rendered, { thread, message, recipient: address, from: deps.mail.from ?? deps.mailFrom }),
  );
}

export async function reportsOf(
  deps: WeeklyDeps,
  accounts: readonly Account[],
  week: WeekName,
): Promise<WeeklyReport[]> {
  const reports: WeeklyReport[] = [];
  for (const account of accounts) {
    const report = await weeklyReport(deps, account, week);
    if (report) reports.push(report);
  }
  return reports;
}

/** Several reports as one message, the overview first. */
export function renderWeekly(
  { clock, consoleUrl }: Pick<WeeklyRenderDeps, 'clock' | 'consoleUrl'>,
  account: AccountAsRead,
  reports: readonly [WeeklyReport, ...WeeklyReport[]],
  overview: readonly WeeklyReport[] = reports,
): Promise<Rendered> {
  const shop = overview.length > 1 ? account.name : null;
  return weekly.render({ account, now: clock.now(), consoleUrl, shop, reports, overview, detectors });
}
