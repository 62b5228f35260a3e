// Checks of one account: can each part be read, is it watched, who is told.
import type { App } from '../../app.ts';
import { hourMs, minuteMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Account } from '../../domain/shop/account.ts';
import { webhookNameOf } from '../../domain/telling/recipient.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { skewFinding } from './backing.ts';
import { advise, bad, type Finding, good } from './finding.ts';

/** The slowest part is pulled every 15 minutes. */
const staleMs = 2 * hourMs;

export async function* checkAccount(
  app: App,
  account: Account,
  isTrial: boolean,
  onWait: (what: string) => void,
): AsyncGenerator<Finding> {
  const name = `account ${account.id}`;
  yield* await checkAmazon(app, account, name, (operation) => onWait(`${name}: ${operation}`));
  yield await checkWatched(app, account, name);
  if (isTrial) onWait(`${name}: sending test messages`);
  yield* await checkRecipients(app, account, name, isTrial);
}

async function checkAmazon(
  app: App,
  account: Account,
  name: string,
  onCall: (operation: string) => void,
): Promise<Finding[]> {
  try {
    const { checks, clockSkewMs } = await app.amazon.test(account, await app.store.readCredentials(account.id), {
      onCall,
    });
    const broken = checks.filter(({ fault }) => fault !== null && fault.kind !== 'not-available-in-region');
    const parts = broken.map(({ part }) => part).join(', ');
    return [
      broken.length === 0
        ? good(name, 'every part can be read')
        : bad(name, `can't be read: ${parts}`, `rusuban account test ${account.id}`),
      ...(clockSkewMs === null ? [] : [skewFinding('clock, against Amazon', clockSkewMs)]),
    ];
  } catch (error) {
    return [bad(name, (error as Error).message, error instanceof UserError ? error.hint : 'see the log')];
  }
}

async function checkWatched({ store, clock }: App, account: Account, name: string): Promise<Finding> {
  const check = `${name}, watched`;
  if (account.pausedAt !== undefined) return good(check, 'paused by you; rusuban account resume goes on');
  const runs = Object.values(await store.lastRuns(account.id));
  const last = Math.max(...runs.map(({ finishedAt }) => finishedAt));
  if (runs.length === 0) return advise(check, 'nothing was pulled yet', 'rusuban start');
  const minutes = Math.round((clock.now() - last) / minuteMs);
  return clock.now() - last > staleMs
    ? bad(check, `nothing was pulled for ${minutes} minutes`, 'nobody watches: rusuban start')
    : good(check, `last pulled ${minutes} minutes ago`);
}

async function checkRecipients(app: App, account: Account, name: string, isTrial: boolean): Promise<Finding[]> {
  const check = `${name}, recipients`;
  const recipients = await app.store.listRecipients(account.id);
  // Without a mail server only webhooks reach anyone.
  const reached = recipients.filter(({ address }) => app.config.smtpUrl !== null || webhookNameOf(address) !== null);
  const told = reachFinding(check, reached.length);
  if (!isTrial) return [told];
  const tried = await tryRecipients(app, account);
  return [
    told,
    ...tried.map(({ address, problem, detail }) =>
      problem === null
        ? good(`test message to ${address}`, detail)
        : bad(`test message to ${address}`, problem, 'check SMTP_URL, or the address'),
    ),
  ];
}

function reachFinding(check: string, reached: number): Finding {
  if (reached === 0) return bad(check, 'nobody is told', 'set SMTP_URL, or add a webhook: rusuban webhook add');
  if (reached > 1) return good(check, `${reached} are told`);
  const detail = 'only one is told; an intruder may hold that mailbox';
  return advise(check, detail, 'rusuban recipient add, with an address outside the watched mailbox');
}
