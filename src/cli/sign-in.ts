// Sign-ins to Amazon are tried before they are stored: what a person typed wrongly is said while the person is there.
import type { App } from '../app.ts';
import type { Config } from '../config/schema.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Text } from '../domain/text/text.ts';
import { ask, askSecret, required } from './ask.ts';
import { languageAt, note, type Terminal } from './terminal.ts';
import { everyway, refusal, wordsAt } from './words/index.ts';

export interface SignIn {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** `refused`: not with these; `untried`: Amazon couldn't be asked. */
export type Trial = { readonly outcome: 'works' } | { readonly outcome: 'refused' | 'untried'; readonly why: Text };

export async function trySignIn(
  app: App,
  account: Pick<Account, 'region' | 'marketplaceIds'>,
  signIn: SignIn,
  signal: AbortSignal,
): Promise<Trial & { readonly isSecretWrong: boolean }> {
  const fault = await app.amazon.signIn(account, signIn, signal);
  // A missing role is a matter of the application's, told by `account test`: the sign-in itself was taken.
  if (fault === null || fault.kind === 'role-missing') return { outcome: 'works', isSecretWrong: false };
  const why = everyway((w) => (w.faults[fault.kind] ?? fault.message).replace(/\.$/, ''));
  const isAsked = !fault.canRetry && fault.kind !== 'malformed' && fault.kind !== 'refused';
  return {
    outcome: isAsked ? 'refused' : 'untried',
    why,
    isSecretWrong: fault.kind === 'bad-credentials' || fault.kind === 'secret-expired',
  };
}

/** @throws UserError when the trial didn't end well: nothing is replaced by what wasn't seen to work */
export function mustWork(trial: Trial): void {
  if (trial.outcome === 'refused') throw refusal((w, language) => [w.refused(trial.why[language]), w.refusedHint]);
  if (trial.outcome === 'untried') throw refusal((w, language) => [w.untried(trial.why[language]), w.untriedHint]);
}

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
      note(terminal, `${w.untried(trial.why[languageAt(terminal)])}\n${w.untriedKept(account.id)}`);
      return signIn;
    }
    if (!terminal.stdin.isTTY) mustWork(trial);
    note(terminal, `${w.refused(trial.why[languageAt(terminal)])}\n${w.refusedAgain}`);
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
