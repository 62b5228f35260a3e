// Opens the program for one command and closes it again, also when the command fails or is interrupted.
import { type App, type Core, createApp, createCore } from '../app.ts';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import type { Instant } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { refusal } from './words/index.ts';

type Work<Opened, T> = (opened: Opened, signal: AbortSignal) => Promise<T>;

/**
 * Runs `work` with what is kept opened, and nothing of the outside: no Amazon, mail or mailbox is even loaded.
 * Ctrl-C aborts `signal`, so that work can stop where nothing is lost; a second one ends the process at once.
 */
export function withCore<T>(work: Work<Core, T>): Promise<T> {
  return withOpened(createCore, async (core, signal) => {
    const begunAt = core.clock.now();
    const done = await work(core, signal);
    await tellNews(core, begunAt, signal);
    return done;
  });
}

/**
 * What the work said or did that every recipient is to hear of goes out with it: the service may not be running, and
 * whoever silences the watch would see to that.
 */
async function tellNews(core: Core, begunAt: Instant, signal: AbortSignal): Promise<void> {
  if ((await core.store.pendingOutbox({ kind: 'watch-changed', since: begunAt })) === 0) return;
  const { notifyDue } = await import('../telling/notify.ts');
  const app = await core.withOutside();
  await notifyDue(app, { signal });
  await app.mail.close();
}

/** The same with the whole program. */
export function withApp<T>(work: Work<App, T>): Promise<T> {
  return withOpened(createApp, work);
}

async function withOpened<Opened extends Core, T>(
  open: (config: Config) => Promise<Opened>,
  work: Work<Opened, T>,
): Promise<T> {
  const abort = new AbortController();
  const onSignal = () => abort.abort(refusal((w) => [w.interrupted, w.interruptedHint]));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const opened = await open(loadConfig());
    try {
      return await work(opened, abort.signal);
    } finally {
      await opened.close();
    }
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** The account that a command means: the one named, or the only one. */
export async function chosenAccount(app: Pick<App, 'store'>, id: string | undefined): Promise<Account> {
  const accounts = await app.store.listAccounts();
  const names = accounts.map((account) => account.id).join(', ');
  if (id === undefined) {
    const [only] = accounts;
    if (only && accounts.length === 1) return only;
    if (!only) throw refusal((w) => [w.noAccount, w.addAccount]);
    throw refusal((w) => [w.severalAccounts, w.nameOne(names)]);
  }
  const found = accounts.find((account) => account.id === id);
  if (found) return found;
  throw refusal((w) => [w.unknownAccount(id), names ? w.theseAre(names) : w.addAccount]);
}
