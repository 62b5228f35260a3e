// Watch the mailboxes: keeps a doorbell at every one of every account, so that a notice is read seconds after it came.
// Only ever a saving of time: what a doorbell misses, the pull by the clock reads.
import type { Mailboxes, MailboxFault } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, minuteMs } from '../domain/clock.ts';
import type { Mailbox } from '../domain/mail/mailbox.ts';
import { keepSignIn } from './keep-sign-in.ts';

export interface WatchMailboxesDeps {
  readonly store: Pick<Store, 'listAccounts' | 'listMailboxes' | 'changeMailbox'>;
  readonly mailboxes: Mailboxes;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
}

/** Mailboxes that are added or removed are noticed after this long. */
const reviewMs = minuteMs;
/** Connections kept open by one process; more mailboxes than that are read by the clock alone. */
const doorbellLimit = 500;
/** A flood of mail rings without end: it is asked for a pull no more often than this. */
const restMs = 5_000;

interface Doorbell {
  readonly settings: string;
  readonly end: AbortController;
}

/** Runs until aborted; `onMail` is told each account in whose mailbox mail may have come. */
export async function watchMailboxes(
  deps: WatchMailboxesDeps,
  onMail: (accountId: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { clock, log } = deps;
  const bells = new Map<string, Doorbell>();
  const open: Promise<void>[] = [];
  while (!signal.aborted) {
    try {
      await review(deps, bells, open, onMail, signal);
    } catch (err) {
      log.warn({ err }, 'the mailboxes to watch could not be looked up; it is tried again');
    }
    await clock.sleep(reviewMs, signal).catch(() => {});
  }
  await Promise.all(open);
}

/** Opens what is new, closes what is gone or was changed. */
async function review(
  { store, mailboxes, clock, log }: WatchMailboxesDeps,
  bells: Map<string, Doorbell>,
  open: Promise<void>[],
  onMail: (accountId: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const wanted = new Map<string, { readonly accountId: string; readonly mailbox: Mailbox }>();
  for (const { id: accountId } of await store.listAccounts())
    for (const mailbox of await store.listMailboxes(accountId))
      if (wanted.size < doorbellLimit) wanted.set(`${accountId}/${mailbox.name}`, { accountId, mailbox });
  for (const [name, { settings, end }] of bells) {
    const now = wanted.get(name);
    if (now && JSON.stringify(now.mailbox.settings) === settings) continue;
    end.abort();
    bells.delete(name);
  }
  for (const [name, { accountId, mailbox }] of wanted) {
    if (bells.has(name)) continue;
    const end = new AbortController();
    const ends = AbortSignal.any([signal, end.signal]);
    const onFault = (fault: MailboxFault, waitMs: number) =>
      log.warn({ mailbox: name, fault: fault.message, waitMs: Math.round(waitMs) }, 'a mailbox can’t be listened to');
    const ring = ringer(() => onMail(accountId), clock, ends, log);
    bells.set(name, { settings: JSON.stringify(mailbox.settings), end });
    const listening = mailboxes
      .listen(mailbox, ring, { clock, signal: ends, onFault }, keepSignIn(store, accountId, mailbox))
      .catch((err: unknown) => log.warn({ err, mailbox: name }, 'a mailbox is no longer listened to'))
      .finally(() => bells.delete(name));
    open.push(listening);
    void listening.then(() => open.splice(open.indexOf(listening), 1));
  }
}

/** Rings that come while one is being answered are one more, afterwards. */
function ringer(
  answer: () => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
  log: WatchMailboxesDeps['log'],
): () => void {
  let isBusy = false;
  let isRungAgain = false;
  const run = async () => {
    do {
      isRungAgain = false;
      await answer().catch((err: unknown) =>
        log.warn({ err }, 'mail came and could not be asked for; it is read later'),
      );
      await clock.sleep(restMs, signal).catch(() => {});
    } while (isRungAgain && !signal.aborted);
    isBusy = false;
  };
  return () => {
    isRungAgain = true;
    if (isBusy) return;
    isBusy = true;
    void run();
  };
}
