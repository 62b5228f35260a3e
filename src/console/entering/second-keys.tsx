// Ways in for whom no passkey is at hand: an authenticator app and codes on paper. What stands of them on the page on which
// people sign in, and on the page of people.
import type { AuthenticatorApp } from '../../domain/owner/person.ts';
import { count, type Text } from '../../domain/text/text.ts';
import type { Format } from '../../messages/language/format.ts';
import { Act } from '../parts/act.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { type QrCode, QrPicture } from './qr-code.tsx';
import { grouped } from './totp.ts';

const words = {
  without: { en: 'Without a passkey', ja: 'パスキーが手元にない場合' },
  byApp: { en: 'By an authenticator app', ja: '認証アプリのコードで' },
  name: { en: 'Your name in the console', ja: '管理画面でのお名前' },
  code: { en: 'The six digits that the app shows', ja: 'アプリに表示されている6桁の数字' },
  onlyOnce: {
    en: 'Each code works once; wait for the next one where you used it already. After ten wrong codes in a row none is taken until another owner, or the terminal, unlocks the app.',
    ja: '1つのコードは一度だけ使えます。使用済みのときは、次の数字が出るまでお待ちください。続けて10回間違えると、別のオーナーか端末で解除するまで使えなくなります。',
  },
  signIn: { en: 'Sign in with the code', ja: 'コードでログイン' },
  byPaper: { en: 'By a recovery code on paper', ja: '紙に控えた復旧コードで' },
  paperCode: { en: 'A code that was not used yet', ja: 'まだ使っていないコード' },
  told: {
    en: 'It works once. Every recipient is told that it was used.',
    ja: '一度だけ使えます。使ったことは、すべての送り先にお知らせします。',
  },
  usePaper: { en: 'Sign in with the recovery code', ja: '復旧コードでログイン' },
  refused: {
    en: 'That lets nobody in: the name or the code is wrong, the code was used before, or the app is locked. Passkeys work all the same.',
    ja: '入れませんでした。お名前かコードが違うか、コードが使用済みか、アプリがロックされています。パスキーはこれまでどおり使えます。',
  },
  yours: { en: 'When no passkey is at hand', ja: 'パスキーが手元にないときのために' },
  why: {
    en: 'Nothing here can be recovered by mail, since an intruder may read it. An authenticator app and codes on paper get you in without your passkey. Adding or removing them is told to every recipient.',
    ja: 'メールは第三者に読まれているおそれがあるため、メールでの復旧はできません。認証アプリと紙に控えた復旧コードがあれば、パスキーがなくても入れます。追加や削除は、すべての送り先にお知らせします。',
  },
  noApp: { en: 'You have no authenticator app.', ja: '認証アプリは登録されていません。' },
  app: { en: 'Authenticator app, added {at}', ja: '認証アプリ（{at} に登録）' },
  used: { en: 'last used {at}', ja: '最後の使用：{at}' },
  never: { en: 'not used yet', ja: '未使用' },
  locked: {
    en: 'Locked after ten wrong codes. Another owner unlocks it here, or at the computer:',
    ja: 'コードを続けて10回間違えたため、ロックされています。別のオーナーがこのページで、またはコンピューターで解除できます：',
  },
  add: { en: 'Add an authenticator app', ja: '認証アプリを登録' },
  another: { en: 'Put another one in its place', ja: '別のアプリに替える' },
  remove: { en: 'Remove the app', ja: 'アプリを削除' },
  left: {
    en: '{count, plural, =0 {You have no recovery codes.} one {# recovery code is left.} other {# recovery codes are left.}}',
    ja: '{count, plural, =0 {復旧コードはありません。} other {未使用の復旧コード：#個}}',
  },
  make: { en: 'Make ten recovery codes', ja: '復旧コードを10個作る' },
  makeWhy: {
    en: 'They are shown once. Earlier ones are good for nothing then.',
    ja: '表示されるのは一度だけです。以前のコードは使えなくなります。',
  },
  offerTitle: { en: 'Add an authenticator app', ja: '認証アプリの登録' },
  scan: {
    en: 'Scan this with the app on your telephone, or type the key. Both are secret, and shown only now.',
    ja: 'スマートフォンの認証アプリで読み取るか、キーを入力してください。どちらも人に見せないでください。表示されるのは今だけです。',
  },
  picture: { en: 'QR code with the key', ja: 'キーのQRコード' },
  key: { en: 'The key', ja: 'キー' },
  confirm: { en: 'The app is mine: add it', ja: '登録する' },
  wrongFirst: {
    en: 'That is not the code that the app shows now. Nothing was added. See that the clocks of telephone and computer are right, and try again.',
    ja: 'アプリの現在のコードと一致しません。まだ登録されていません。スマートフォンとコンピューターの時計を確かめて、もう一度お試しください。',
  },
  paperTitle: { en: 'Your recovery codes', ja: '復旧コード' },
  paper: {
    en: 'Print this page or write the codes down, and keep the paper where only you find it, not in the computer and not in a mailbox. Each lets you in once. They are shown only now.',
    ja: 'このページを印刷するか書き写して、自分だけが分かる場所に保管してください。コンピューターやメールの中には置かないでください。1個につき一度だけ入れます。表示されるのは今だけです。',
  },
  whose: { en: 'Of {name}, for Rusuban’s console; made {at}', ja: '{name} さんの留守番の管理画面用（作成：{at}）' },
  back: { en: 'To the page of people', ja: '「入れる人」へ戻る' },
} as const satisfies Readonly<Record<string, Text>>;

export const refusedWay: Text = words.refused;
export const wrongFirstCode: Text = words.wrongFirst;

interface WaysProps {
  readonly reader: Reader;
  /** Where on this site it goes on. */
  readonly to: string;
  readonly isOpen: boolean;
}

/** Two forms that need no script. */
export function OtherWays({ reader: { language, base }, to, isOpen }: WaysProps) {
  return (
    <details open={isOpen}>
      <summary>{words.without[language]}</summary>
      <h2>{words.byApp[language]}</h2>
      <form method="post" action={`${base}/sign-in/code`}>
        <input type="hidden" name="to" value={to} />
        <label for="who">{words.name[language]}</label>
        <input id="who" name="name" autocomplete="username" maxlength={60} required />
        <label for="code">{words.code[language]}</label>
        <CodeInput describedBy="once" />
        <p class="soft" id="once">
          {words.onlyOnce[language]}
        </p>
        <p>
          <button type="submit">{words.signIn[language]}</button>
        </p>
      </form>
      <h2>{words.byPaper[language]}</h2>
      <form method="post" action={`${base}/sign-in/paper`}>
        <input type="hidden" name="to" value={to} />
        <label for="paper">{words.paperCode[language]}</label>
        <input
          {...{ id: 'paper', name: 'code', autocomplete: 'off', autocapitalize: 'characters', maxlength: 40 }}
          {...{ spellcheck: false, required: true, 'aria-describedby': 'paper-told' }}
        />
        <p class="soft" id="paper-told">
          {words.told[language]}
        </p>
        <p>
          <button type="submit">{words.usePaper[language]}</button>
        </p>
      </form>
    </details>
  );
}

/** May be pasted into, and filled by the telephone. */
function CodeInput({ describedBy }: { readonly describedBy?: string }) {
  return (
    <input
      {...{ id: 'code', name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 10 }}
      required
      aria-describedby={describedBy}
    />
  );
}

interface OwnProps {
  readonly reader: Reader;
  readonly app: AuthenticatorApp | null;
  readonly codesLeft: number;
  readonly name: string;
  readonly format: Format;
}

/** What a person has of them, and can change. */
export function SecondKeys({ reader, app, codesLeft, name, format }: OwnProps) {
  const { language } = reader;
  return (
    <section>
      <h2>{words.yours[language]}</h2>
      <p class="soft">{words.why[language]}</p>
      {app === null ? (
        <>
          <p>{words.noApp[language]}</p>
          <Act reader={reader} path="/people/app" text={words.add[language]} />
        </>
      ) : (
        <div class={app.isLocked ? 'card grave' : 'card'}>
          <p>
            {format.say(words.app, { at: format.instant(app.createdAt) })}
            <br />
            <small>
              {app.usedAt === null ? words.never[language] : format.say(words.used, { at: format.instant(app.usedAt) })}
            </small>
          </p>
          {app.isLocked ? (
            <p>
              {words.locked[language]} <code>{unlockCommand(name)}</code>
            </p>
          ) : (
            <>
              <Act reader={reader} path="/people/app" text={words.another[language]} />
              <Act reader={reader} path="/people/app/remove" text={words.remove[language]} />
            </>
          )}
        </div>
      )}
      <p>{format.say(words.left, { count: count(codesLeft) })}</p>
      <Act reader={reader} path="/people/paper" text={words.make[language]} />
      <p class="soft">{words.makeWhy[language]}</p>
    </section>
  );
}

/** In a shell's quotes, whatever the name. */
export const unlockCommand = (name: string): string =>
  `rusuban console unlock ${/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`}`;

export interface OfferProps {
  readonly secret: string;
  readonly token: string;
  readonly code: QrCode;
  readonly trouble: string | null;
}

export function offerPage(reader: Reader, { secret, token, code, trouble }: OfferProps): string {
  const { language, base } = reader;
  const body = (
    <>
      <h1>{words.offerTitle[language]}</h1>
      <Trouble text={trouble} />
      <p>{words.scan[language]}</p>
      <QrPicture code={code} label={words.picture[language]} />
      <p>
        {words.key[language]}
        <br />
        <code>{grouped(secret)}</code>
      </p>
      <form method="post" action={`${base}/people/app/confirm`}>
        <input type="hidden" name="offer" value={token} />
        <label for="code">{words.code[language]}</label>
        <CodeInput />
        <p>
          <button type="submit">{words.confirm[language]}</button>
        </p>
      </form>
      <Back reader={reader} />
    </>
  );
  return shell(reader, { title: words.offerTitle[language], body });
}

export function paperPage(reader: Reader, codes: readonly string[], name: string, at: string, format: Format): string {
  const { language } = reader;
  const body = (
    <>
      <h1>{words.paperTitle[language]}</h1>
      <p>{words.paper[language]}</p>
      <p>{format.say(words.whose, { name, at })}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Back reader={reader} />
    </>
  );
  return shell(reader, { title: words.paperTitle[language], body });
}

function Back({ reader: { language, base } }: { readonly reader: Reader }) {
  return (
    <p class="noprint">
      <a href={`${base}/people`}>{words.back[language]}</a>
    </p>
  );
}
