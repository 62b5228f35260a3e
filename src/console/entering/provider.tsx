// Coming in by an account at the provider of identities: its button on the pages where people come in, and the page on which
// somebody is led to it or comes back from it.
import type { Core } from '../../app.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { type Reader, shell } from '../parts/shell.tsx';
import { siteOf } from '../site.ts';

const words = {
  signIn: { en: 'Sign in with {name}', ja: '{name} でログイン' },
  notOwners: {
    en: 'For people who are no owners: owners use a passkey, so that whoever minds {name} can’t decide what is watched.',
    ja: 'オーナー以外の方が使えます。{name} の管理者が見守りの設定を変えられないよう、オーナーはパスキーを使います。',
  },
  instead: {
    en: 'Or, without a passkey, by your account at {name} (not for owners):',
    ja: 'または、パスキーを作らずに、{name} のアカウントを使えます（オーナーを除く）：',
  },
  go: { en: 'Go on at {name}', ja: '{name} に進む' },
  begun: { en: 'Go on within 10 minutes, in this browser.', ja: '10分以内に、このブラウザーで進んでください。' },
  leads: { en: 'It leads to {host}.', ja: '{host} に移動します。' },
  on: { en: 'Go on', ja: '続ける' },
  again: { en: 'To the sign-in page', ja: 'ログインのページへ' },
  there: { en: 'By {name}', ja: '{name} のアカウント' },
  done: { en: 'Done.', ja: '完了しました。' },
} as const satisfies Readonly<Record<string, Text>>;

/** Why nobody came in, and what to do. */
export const providerTroubles = {
  away: {
    en: 'The provider does not answer just now. Try again in a moment, or use a passkey, an authenticator app or a code on paper.',
    ja: '認証サービスが応答しません。少し待ってからもう一度試すか、パスキー、認証アプリ、紙の復旧コードを使ってください。',
  },
  denied: {
    en: 'The provider let nobody in, or it was cancelled there. Try again; if it goes on, ask whoever minds it whether this application is open to you.',
    ja: '認証サービスで拒否されたか、取り消されました。もう一度お試しください。続く場合は、このアプリを使えるようになっているか、認証サービスの管理者に確かめてください。',
  },
  odd: {
    en: 'What the provider said could not be believed, so nobody came in. Begin anew; if it goes on, the log says why, and “rusuban doctor” looks at the settings.',
    ja: '認証サービスの応答が正しくなかったため、入れませんでした。もう一度最初からお試しください。続く場合は、理由がログに残っています。設定は「rusuban doctor」で確かめられます。',
  },
  none: {
    en: 'Nothing was begun in this browser, its 10 minutes are over, or it was used already. Begin anew, and stay in one browser.',
    ja: 'このブラウザーで始めたログインがないか、10分の期限が切れたか、使用済みです。同じブラウザーで、最初からやり直してください。',
  },
  stranger: {
    en: 'Nobody here has that account. An owner invites you; open the invitation and choose the provider there. Who was an owner’s or was taken out comes in by it no more.',
    ja: 'このアカウントの人は登録されていません。オーナーに招待してもらい、招待のページで認証サービスを選んでください。オーナーになった人や削除された人は、このアカウントでは入れません。',
  },
  notAnew: {
    en: 'The provider did not say that you have just signed in there, so it is no proof that you are at this browser now. Use a passkey, an authenticator app or a code on paper for this.',
    ja: '認証サービスから、たった今ログインしたことを確認できませんでした。この操作には、パスキー、認証アプリ、紙の復旧コードのどれかを使ってください。',
  },
  refusedLink: {
    en: 'This invitation was used before or its time is over, it is an owner’s, who needs a passkey, or somebody has that name or that account already. Nothing was made.',
    ja: '招待が使用済みか期限切れか、オーナー用（パスキーが必要）か、同じ名前やアカウントの人がすでにいます。何も作られていません。',
  },
  notAdded: {
    en: 'Nothing was added: that account is somebody’s already, you are an owner, or you are no longer in.',
    ja: '追加していません。そのアカウントはほかの人が使っているか、オーナーであるか、すでにログアウトしています。',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type ProviderTroubleWord = keyof typeof providerTroubles;

/** What people call it. */
export function providerName({ oidcIssuer, oidcName }: Core['config']): string | null {
  return oidcIssuer === null ? null : cleanText(oidcName ?? new URL(oidcIssuer).host, 60);
}

/** How it is called where it can be used; null: none is set, or the browser is at a name at which nobody comes back. */
export function offeredHere({ config, consoleUrl }: Core, host: string | undefined): string | null {
  return siteOf(host, consoleUrl) === null ? null : providerName(config);
}

interface OfferProps {
  readonly reader: Reader;
  readonly name: string;
}

/** A link and no form: our forms lead nowhere else, and this one leads to the provider. */
export function ProviderSignIn({ reader: { language, base }, name, to }: OfferProps & { readonly to: string }) {
  return (
    <>
      <p>
        <a class="button" href={`${base}/sign-in/provider?to=${encodeURIComponent(to)}`}>
          {filled(words.signIn, { name })[language]}
        </a>
      </p>
      <p class="soft">{filled(words.notOwners, { name })[language]}</p>
    </>
  );
}

/** In the form of an invitation. */
export function ProviderJoin({ reader: { language, base }, name }: OfferProps) {
  return (
    <>
      <p>{filled(words.instead, { name })[language]}</p>
      <p>
        <button type="submit" class="plain" formaction={`${base}/welcome/provider`}>
          {filled(words.signIn, { name })[language]}
        </button>
      </p>
    </>
  );
}

/** Where it leads is said, and the reader's own click goes there. */
export function leadPage(reader: Reader, name: string, url: URL): string {
  const { language } = reader;
  const title = filled(words.signIn, { name })[language];
  const body = (
    <>
      <h1>{title}</h1>
      <p>{words.begun[language]}</p>
      <p>
        <a class="button" href={url.href} rel="noreferrer">
          {filled(words.go, { name })[language]}
        </a>
      </p>
      <p class="soft">{filled(words.leads, { host: url.host })[language]}</p>
    </>
  );
  return shell(reader, { title, body });
}

/**
 * On which somebody comes back. It goes on by itself: a browser that came from elsewhere brings its session only then.
 * @param to on this site
 * @param trouble null: all is well
 */
export function backPage(reader: Reader, name: string, to: string, trouble: Text | null): string {
  const { language, base } = reader;
  const title = filled(words.there, { name })[language];
  const body = (
    <>
      <h1>{title}</h1>
      <p class={trouble ? 'warn' : undefined} role={trouble ? 'alert' : 'status'}>
        {(trouble ?? words.done)[language]}
      </p>
      <p>
        <a class="button" href={trouble ? `${base}/sign-in?to=${encodeURIComponent(to)}` : `${base}${to}`}>
          {(trouble ? words.again : words.on)[language]}
        </a>
      </p>
    </>
  );
  return shell(reader, { title, body, ...(!trouble && { onTo: `${base}${to}` }) });
}
