// Sign-ins to Amazon are tried before they are stored: what a person typed wrongly is said while the person is there.
import type { Amazon } from '../adapters/amazon/port.ts';
import { type FaultKind, UserError } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Text } from '../domain/text/text.ts';

export interface SignIn {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** `refused`: not with these; `untried`: Amazon couldn't be asked. */
export type Trial = { readonly outcome: 'works' } | { readonly outcome: 'refused' | 'untried'; readonly why: Text };

export async function trySignIn(
  { amazon }: { readonly amazon: Pick<Amazon, 'signIn'> },
  account: Pick<Account, 'region' | 'marketplaceIds'>,
  signIn: SignIn,
  signal: AbortSignal,
): Promise<Trial & { readonly isSecretWrong: boolean }> {
  const fault = await amazon.signIn(account, signIn, signal);
  // A missing role is a matter of the application's, told by `account test`: the sign-in itself was taken.
  if (fault === null || fault.kind === 'role-missing') return { outcome: 'works', isSecretWrong: false };
  const why = { en: fault.message, ja: inJapanese[fault.kind] ?? fault.message };
  const isAsked = !fault.canRetry && fault.kind !== 'malformed' && fault.kind !== 'refused';
  return {
    outcome: isAsked ? 'refused' : 'untried',
    why: { en: why.en.replace(/\.$/, ''), ja: why.ja.replace(/\.$/, '') },
    isSecretWrong: fault.kind === 'bad-credentials' || fault.kind === 'secret-expired',
  };
}

/** What a trial that didn't end well says, and what to do. @param hint in place of the usual */
export function saidOf({ outcome, why }: Exclude<Trial, { outcome: 'works' }>, hint?: Text): UserError {
  return outcome === 'refused'
    ? new UserError(
        {
          en: `Amazon refuses this sign-in: ${why.en}`,
          ja: `Amazonに接続を拒否されました：${why.ja}`,
        },
        hint ?? {
          en: 'nothing was stored; see that client id, secret and refresh token are of the same application',
          ja: '何も保存していません。クライアントID・シークレット・リフレッシュトークンが同じアプリのものか確かめてください',
        },
      )
    : new UserError(
        { en: `The sign-in could not be tried: ${why.en}`, ja: `接続を試せませんでした：${why.ja}` },
        {
          en: 'nothing was changed; try again when Amazon can be reached',
          ja: '何も変更していません。Amazonに接続できるときに、もう一度お試しください',
        },
      );
}

/** @throws UserError when the trial didn't end well: nothing is replaced by what wasn't seen to work */
export function mustWork(trial: Trial): void {
  if (trial.outcome !== 'works') throw saidOf(trial);
}

/** In place of the fault's own words, which are English. */
const inJapanese: Partial<Record<FaultKind, string>> = {
  throttled: 'Amazonが混み合っています',
  'secret-expired': 'クライアントシークレットの有効期間（180日）が切れています',
  refused: 'Amazonに拒否されましたが、理由ははっきりしません',
  revoked: 'このリフレッシュトークンは無効です（認証が取り消されたか、入力違い）',
  'bad-credentials': 'クライアントIDとシークレットの組み合わせが正しくありません（シークレットの期限切れ、入力違い）',
  'role-missing': '必要なロールがありません',
  'provider-fault': 'Amazon側で問題が起きています',
  network: 'Amazonに接続できません',
  malformed: 'Amazonの返答を読み取れません',
  'invalid-request': 'このマーケットプレイスは、この認証の対象ではありません',
};
