// Sign-ins to Amazon are tried before they are stored: what a person typed wrongly is said while the person is there.
import type { App } from '../app.ts';
import { UserError } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import { note, type Terminal } from './terminal.ts';
import { wordsAt } from './words/index.ts';

export interface SignIn {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** `refused`: not with these; `untried`: Amazon couldn't be asked. */
export type Trial = { readonly outcome: 'works' } | { readonly outcome: 'refused' | 'untried'; readonly why: string };

export async function trySignIn(
  terminal: Terminal,
  app: App,
  account: Pick<Account, 'region' | 'marketplaceIds'>,
  signIn: SignIn,
  signal: AbortSignal,
): Promise<Trial & { readonly isSecretWrong: boolean }> {
  const w = wordsAt(terminal);
  const fault = await app.amazon.signIn(account, signIn, signal);
  // A missing role is a matter of the application's, told by `account test`: the sign-in itself was taken.
  if (fault === null || fault.kind === 'role-missing') return { outcome: 'works', isSecretWrong: false };
  const why = (w.faults[fault.kind] ?? fault.message).replace(/\.$/, '');
  const isAsked = !fault.canRetry && fault.kind !== 'malformed' && fault.kind !== 'refused';
  return {
    outcome: isAsked ? 'refused' : 'untried',
    why,
    isSecretWrong: fault.kind === 'bad-credentials' || fault.kind === 'secret-expired',
  };
}

/** @throws UserError when the trial didn't end well: nothing is replaced by what wasn't seen to work */
export function mustWork(terminal: Terminal, trial: Trial): void {
  const w = wordsAt(terminal);
  if (trial.outcome === 'refused') throw new UserError(w.refused(trial.why), w.refusedHint);
  if (trial.outcome === 'untried') throw new UserError(w.untried(trial.why), w.untriedHint);
}

/** Says that it is being tried, since that may take seconds. */
export function noteTrial(terminal: Terminal): void {
  note(terminal, wordsAt(terminal).trying);
}
