// Sign-ins to Amazon are tried before they are stored: what a person typed wrongly is said while the person is there.
import type { App } from '../app.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Text } from '../domain/text/text.ts';
import { note, type Terminal } from './terminal.ts';
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
