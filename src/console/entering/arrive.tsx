// The pages on which people come in by a key: the welcome of who was invited, and signing in.
import type { Text } from '../../domain/text/text.ts';
import { type Reader, shell } from '../parts/shell.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { ProviderJoin, ProviderSignIn } from './provider.tsx';
import { OtherWays } from './second-keys.tsx';

const words = {
  welcome: { en: 'Welcome', ja: '管理画面へようこそ' },
  how: {
    en: 'You were invited into Rusuban’s console. Say what you are called, and make a passkey: your device keeps it, and asks for your finger, face or code each time. There is no password, and nothing that a mail could give away.',
    ja: '留守番の管理画面に招待されています。お名前を入力し、パスキーを作ってください。パスキーは端末に保存され、使うたびに指紋・顔・暗証番号で本人確認をします。パスワードはなく、メールから漏れるものもありません。',
  },
  whole: {
    en: 'The link works once. If it doesn’t, whoever invited you makes a new one.',
    ja: 'リンクは一度だけ使えます。使えない場合は、招待した人に作り直してもらってください。',
  },
  name: { en: 'Your name, as the others and the log see it', ja: 'お名前（ほかの人と操作の記録に表示されます）' },
  known: {
    en: 'If the link is for another key of yours, the name stays what it is.',
    ja: '追加のパスキー用のリンクの場合、名前は変わりません。',
  },
  make: { en: 'Make a passkey', ja: 'パスキーを作る' },
  signIn: { en: 'Sign in', ja: 'ログイン' },
  by: {
    en: 'With the passkey that you made for this console.',
    ja: 'この管理画面のために作ったパスキーを使います。',
  },
  again: {
    en: 'What silences or changes what is told is taken from somebody who has signed in within the last 5 minutes.',
    ja: '通知に影響する操作は、5分以内にログインした人だけができます。',
  },
  use: { en: 'Use my passkey', ja: 'パスキーでログイン' },
  lost: {
    en: 'No key at hand? An owner can make you a link for a new one; the owner makes one on the computer on which Rusuban runs:',
    ja: 'パスキーが手元にない場合は、オーナーに新しいパスキー用のリンクを作ってもらってください。オーナーは、留守番が動いているコンピューターで作れます。',
  },
  noScript: {
    en: 'A passkey needs JavaScript. Without it, a link lets you in: rusuban console link',
    ja: 'パスキーには JavaScript が必要です。使えない場合は、リンクから入れます：rusuban console link',
  },
  noSite: {
    en: 'Passkeys work only at a name: on this computer at localhost, elsewhere at the https address in RUSUBAN_CONSOLE_URL. Open the console there.',
    ja: 'パスキーは名前のあるアドレスでだけ使えます。このコンピューターでは localhost、それ以外では RUSUBAN_CONSOLE_URL の https のアドレスで開いてください。',
  },
  unable: { en: 'This browser knows no passkeys.', ja: 'このブラウザーはパスキーに対応していません。' },
  failed: {
    en: 'Your device gave no key: it was cancelled, took too long, or has none for this console. Try again.',
    ja: '端末からパスキーを受け取れませんでした。取り消されたか、時間切れか、この管理画面のパスキーがありません。もう一度お試しください。',
  },
  isKnown: { en: 'This device has a key for this console already.', ja: 'この端末には、すでにパスキーがあります。' },
  refusedKey: {
    en: 'That key lets nobody in here, or its time was over. Try again.',
    ja: 'このパスキーでは入れないか、時間切れです。もう一度お試しください。',
  },
  refusedLink: {
    en: 'This link was used before, its time is over, it is not whole, or somebody has that name already. Nothing was made.',
    ja: 'リンクが使用済みか、期限切れか、途中で切れているか、同じ名前の人がすでにいます。何も作られていません。',
  },
  noName: { en: 'Say your name, in at most 60 letters.', ja: 'お名前を60文字までで入力してください。' },
} as const satisfies Readonly<Record<string, Text>>;

export type Refusal = 'refusedKey' | 'refusedLink' | 'noName' | 'noSite';
export const refusalText = (refusal: Refusal): Text => words[refusal];

interface FormProps {
  readonly reader: Reader;
  readonly path: string;
  readonly makes?: boolean;
  readonly children: unknown;
}

/** A form that the script completes by what the device says. */
export function PasskeyForm({ reader: { language, base }, path, makes, children }: FormProps) {
  return (
    <form
      id="passkey"
      method="post"
      action={`${base}${path}`}
      data-options={`${base}${path}/options`}
      data-makes={makes ? 'yes' : undefined}
      data-unable={words.unable[language]}
      data-failed={words.failed[language]}
      data-known={words.isKnown[language]}
    >
      <input type="hidden" name="response" />
      {children}
    </form>
  );
}

export interface WelcomeProps {
  readonly refusal: Refusal | null;
  readonly name?: string;
  /** Of a link that was handed in and still works. */
  readonly token?: string;
  /** What people call the provider of identities; null: there is none here. */
  readonly provider: string | null;
}

export function welcomePage(reader: Reader, { refusal, name, token, provider }: WelcomeProps): string {
  const { language } = reader;
  const body = (
    <>
      <h1>{words.welcome[language]}</h1>
      <Trouble text={refusal && words[refusal][language]} />
      <p>{words.how[language]}</p>
      <PasskeyForm reader={reader} path="/welcome" makes>
        <input type="hidden" name="token" value={token ?? ''} />
        <label for="name">{words.name[language]}</label>
        <input id="name" name="name" autocomplete="name" maxlength={60} value={name} aria-describedby="known" />
        <p class="soft" id="known">
          {words.known[language]}
        </p>
        <p>
          <button type="submit">{words.make[language]}</button>
        </p>
        {provider !== null && <ProviderJoin reader={reader} name={provider} />}
      </PasskeyForm>
      <noscript>
        <p class="warn">{words.noScript[language]}</p>
      </noscript>
      <p class="soft">{words.whole[language]}</p>
    </>
  );
  return shell(reader, { title: words.welcome[language], body, script: '/passkey.js' });
}

export interface SignInProps {
  readonly refusal: Refusal | null;
  /** Why another way than a passkey let nobody in. */
  readonly trouble?: Text;
  /** Where on this site it goes on. */
  readonly to: string;
  /** What people call the provider of identities; null: there is none here. */
  readonly provider: string | null;
}

export function signInPage(reader: Reader, { refusal, trouble, to, provider }: SignInProps): string {
  const { language, visitor } = reader;
  const body = (
    <>
      <h1>{words.signIn[language]}</h1>
      <Trouble text={(trouble ?? (refusal && words[refusal]))?.[language] ?? null} />
      <p>{words.by[language]}</p>
      {visitor && <p>{words.again[language]}</p>}
      <PasskeyForm reader={reader} path="/sign-in">
        <input type="hidden" name="to" value={to} />
        <p>
          <button type="submit">{words.use[language]}</button>
        </p>
      </PasskeyForm>
      <noscript>
        <p class="warn">{words.noScript[language]}</p>
      </noscript>
      {provider !== null && <ProviderSignIn reader={reader} name={provider} to={to} />}
      <OtherWays reader={reader} to={to} isOpen={trouble !== undefined || refusal === 'noSite'} />
      <p class="soft">
        {words.lost[language]}
        <br />
        <code>rusuban console invite --owner</code>
      </p>
    </>
  );
  return shell(reader, { title: words.signIn[language], body, script: '/passkey.js' });
}
