// Asks for a sign-in to Amazon until one is taken: what a person typed wrongly is said while the person is there.
import type { App } from '../app.ts';
import type { Config } from '../config/schema.ts';
import type { Account } from '../domain/shop/account.ts';
import { mustWork, type SignIn, saidOf, trySignIn } from '../owner/try-sign-in.ts';
import { ask, askSecret, required } from './ask.ts';
import { note, type Terminal } from './terminal.ts';
import { adviceAt, wordsAt } from './words/index.ts';

/** Says that it is being tried, since that may take seconds. */
export function noteTrial(terminal: Terminal): void {
  note(terminal, wordsAt(terminal).trying);
}

/** Asks until Amazon takes it; what is given by settings is refused at once. Where Amazon can't be asked it is kept untried. */
export async function askForSignIn(
  terminal: Terminal,
  app: App,
  account: Pick<Account, 'id' | 'region' | 'marketplaceIds'>,
  signal: AbortSignal,
): Promise<SignIn> {
  const w = wordsAt(terminal);
  for (let settings: Partial<Config> = app.config; ; settings = {}) {
    const signIn = await readSignIn(terminal, app, settings);
    noteTrial(terminal);
    const trial = await trySignIn(app, account, signIn, signal);
    if (trial.outcome === 'works') return signIn;
    if (trial.outcome === 'untried') {
      note(terminal, `${adviceAt(terminal, saidOf(trial).advice).what}\n${w.untriedKept(account.id)}`);
      return signIn;
    }
    if (!terminal.stdin.isTTY) mustWork(trial);
    note(terminal, `${adviceAt(terminal, saidOf(trial).advice).what}\n${w.refusedAgain}`);
  }
}

/** The secret of an application that is known isn't asked for. */
async function readSignIn(terminal: Terminal, { store }: App, settings: Partial<Config>): Promise<SignIn> {
  const w = wordsAt(terminal);
  const applications = await store.listApplications();
  const [only] = applications;
  const usual = applications.length === 1 && only ? { default: only.clientId } : {};
  const { lwaClientId = null, lwaClientSecret = null, refreshToken = null } = settings;
  const clientId =
    lwaClientId ??
    (terminal.stdin.isTTY || !only
      ? await ask(terminal, { message: w.ask.clientId, read: required, ...usual })
      : only.clientId);
  const isKnown = applications.some((one) => one.clientId === clientId);
  const clientSecret =
    lwaClientSecret ?? (isKnown ? await store.readSecret(clientId) : await askSecret(terminal, w.ask.clientSecret));
  return { clientId, clientSecret, refreshToken: refreshToken ?? (await askSecret(terminal, w.ask.refreshToken)) };
}
