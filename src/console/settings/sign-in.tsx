// The sign-in to Amazon's API among a shop's settings: pasted, tried step by step, and kept only where Amazon takes it.
import { z } from 'zod';
import type { App } from '../../app.ts';
import { minuteMs } from '../../domain/clock.ts';
import type { Speaker } from '../../domain/owner/log-entry.ts';
import { patience } from '../../domain/patience.ts';
import type { Account } from '../../domain/shop/account.ts';
import { clientIdEnd } from '../../domain/shop/application.ts';
import type { Text } from '../../domain/text/text.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { connectAccount, renewSignIn } from '../../owner/accounts.ts';
import { mustWork, type SignIn, trySignIn } from '../../owner/try-sign-in.ts';
import { partText } from '../../watch/part-words.ts';
import { type TriedPart, triedParts } from '../../watch/tried-parts.ts';
import { Form, type FormProps } from './form.tsx';
import type { Outcome } from './shop-forms.tsx';

const words = {
  sellerId: {
    en: 'Merchant token (Settings > Account Info > Your Merchant Token)',
    ja: '出品者トークン（設定 > 出品用アカウント情報 > 出品者トークン）',
  },
  clientId: { en: 'LWA client id', ja: 'LWAクライアントID' },
  clientSecret: { en: 'LWA client secret', ja: 'LWAクライアントシークレット（クライアント機密情報）' },
  isKnown: {
    en: 'empty: the one that is kept for this client id',
    ja: '空欄：このクライアントIDで保存済みのものを使います',
  },
  refreshToken: { en: 'Refresh token', ja: 'リフレッシュトークン（更新トークン）' },
  where: {
    en: 'All three stand in Seller Central under Apps & Services > Develop Apps, at your own app: its LWA credentials, and the token that “Authorize” shows once. They are only used to read, tried before anything is kept, and kept sealed.',
    ja: '3つとも、セラーセントラルの「アプリとサービス > アプリの開発」の、ご自分のアプリにあります（LWA認証情報と、「アプリを認証」で一度だけ表示される更新トークン）。読み取りだけに使い、試してから、暗号化して保存します。',
  },
  save: { en: 'Try and keep', ja: '接続を試して保存' },
  incomplete: {
    en: 'Client id and refresh token are both needed; the secret, too, unless it is kept already.',
    ja: 'クライアントIDとリフレッシュトークンは必須です。シークレットも、保存済みでなければ必要です。',
  },
  untested: {
    en: 'Amazon takes this sign-in, and it is kept. What may be read could not be tried just now; the watch will say.',
    ja: 'Amazonに接続でき、保存しました。読み取れる項目は今は試せませんでした。見守りを始めるとわかります。',
  },
  works: {
    en: 'Amazon takes this sign-in, and everything can be read. It is kept.',
    ja: 'Amazonに接続でき、すべての項目を読み取れます。保存しました。',
  },
  partly: {
    en: 'Amazon takes this sign-in, and it is kept. Not everything can be read:',
    ja: 'Amazonに接続でき、保存しました。読み取れない項目があります：',
  },
  blind: { en: 'without it nothing is seen of:', ja: 'このため見張れないもの：' },
} as const satisfies Readonly<Record<string, Text>>;

const field = (max: number) => z.string().trim().max(max).default('');
const signInForm = z.object({
  clientId: field(200),
  clientSecret: field(500),
  refreshToken: field(2000),
  sellerId: field(60),
});

/** Somebody waits at the browser. */
const patienceMs = minuteMs;

/** Null: the form is none of ours. @throws UserError when Amazon doesn't take it */
export async function signInKept(
  app: App,
  account: Account,
  given: Record<string, unknown>,
  by: Speaker,
): Promise<Outcome | null> {
  const read = signInForm.safeParse(given);
  if (!read.success) return null;
  const { clientId, refreshToken, clientSecret: typed } = read.data;
  const isKnown = (await app.store.listApplications()).some((one) => one.clientId === clientId);
  const clientSecret = typed === '' && isKnown ? await app.store.readSecret(clientId) : typed;
  if ([clientId, clientSecret, refreshToken].includes('')) return { isGood: false, text: words.incomplete };
  const signIn: SignIn = { clientId, clientSecret, refreshToken };
  const others = (await app.store.listAccounts()).filter(({ id }) => id !== account.id);
  const sellerId = account.isMailOnly ? accountReaders.newSellerId(read.data.sellerId, account, others) : null;
  const signal = patience(patienceMs);
  mustWork(await trySignIn(app, account, signIn, signal));
  const found = await whatCanBeRead(app, account, signIn, signal);
  if (sellerId !== null) await connectAccount(app, account, { ...signIn, sellerId }, by);
  else await renewSignIn(app, account, await app.store.readCredentials(account.id), signIn, by);
  return found;
}

/** One cheap call of each operation; where that takes too long, the sign-in is good all the same. */
export async function whatCanBeRead(app: App, account: Account, signIn: SignIn, signal: AbortSignal): Promise<Outcome> {
  let tried: TriedPart[];
  try {
    const { checks } = await app.amazon.test({ ...account, isMailOnly: false }, signIn, { signal });
    tried = triedParts(checks);
  } catch (err) {
    if (!signal.aborted) throw err;
    return { isGood: true, text: words.untested };
  }
  const unseen = tried.filter(({ mark }) => mark !== 'works' && mark !== 'not here' && mark !== 'later');
  if (unseen.length === 0) return { isGood: true, text: words.works };
  return { isGood: true, text: words.partly, lines: unseen.map(lineOf) };
}

function lineOf({ part, operation, why, blind }: TriedPart): Text {
  const name = partText(part);
  const say = (language: 'en' | 'ja') => {
    const [colon, comma] = language === 'ja' ? ['：', '、'] : [': ', ', '];
    const reason = why === null || why === 'same' ? '' : `${colon}${why[language]}`;
    const titles = blind.map(({ title }) => title[language]).join(comma);
    const without = titles === '' ? '' : ` (${words.blind[language]} ${titles})`;
    return `${name[language]} (${operation})${reason}${without}`;
  };
  return { en: say('en'), ja: say('ja') };
}

interface SignInProps extends Pick<FormProps, 'reader' | 'shop' | 'at'> {
  readonly account: Account;
  /** Applications by which shops are read already. */
  readonly clientIds: readonly string[];
}

export function SignInForm({ account, clientIds, ...form }: SignInProps) {
  const { language } = form.reader;
  const [only] = clientIds;
  const isKnown = clientIds.length > 0;
  return (
    <Form {...form} path="/settings/sign-in">
      <p class="soft">{words.where[language]}</p>
      {account.isMailOnly && (
        <label>
          {words.sellerId[language]}
          <input name="sellerId" autocomplete="off" spellcheck={false} maxlength={60} required />
        </label>
      )}
      <label>
        {words.clientId[language]}
        <input
          name="clientId"
          autocomplete="off"
          spellcheck={false}
          maxlength={200}
          value={clientIds.length === 1 ? only : ''}
          required
        />
      </label>
      <label>
        {`${words.clientSecret[language]}${isKnown ? ` (${words.isKnown[language]} ${clientIds.map(clientIdEnd).join(', ')})` : ''}`}
        <input type="password" name="clientSecret" autocomplete="off" maxlength={500} required={!isKnown} />
      </label>
      <label>
        {words.refreshToken[language]}
        <input type="password" name="refreshToken" autocomplete="off" maxlength={2000} required />
      </label>
      <p>
        <button type="submit">{words.save[language]}</button>
      </p>
    </Form>
  );
}
