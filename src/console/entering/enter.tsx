// The way in: the page on which a link from the terminal lands, and what is said to whoever has none.
import type { Text } from '../../domain/text/text.ts';
import { type Reader, shell } from '../parts/shell.tsx';

const words = {
  title: { en: 'Come in', ja: '管理画面に入る' },
  signIn: { en: 'Sign in with a passkey', ja: 'パスキーでログイン' },
  or: { en: 'Without a key', ja: 'パスキーを使わない場合' },
  how: {
    en: 'A link made on the computer on which Rusuban runs lets you in. It works once, within 15 minutes. There, type:',
    ja: '留守番が動いているコンピューターで作ったリンクから入れます。リンクは15分以内に一度だけ使えます。そのコンピューターで次のように入力してください。',
  },
  again: {
    en: 'If you are in already and came by a link from elsewhere, go on:',
    ja: 'すでに入っていて、ほかの場所のリンクから開いた場合は、こちらから続けられます。',
  },
  on: { en: 'Go on', ja: '続ける' },
  code: { en: 'The link, or what stands in it behind #', ja: 'リンク、またはその # より後の部分' },
  button: { en: 'Come in', ja: '入る' },
  refused: {
    en: 'This link was used before, its 15 minutes are over, or it is not whole. Make a new one.',
    ja: 'このリンクは使用済みか、15分の期限が切れているか、途中で切れています。新しく作ってください。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export interface EnterProps {
  /** The link that was tried let nobody in. */
  readonly isRefused: boolean;
  /** What was asked for, on this site. */
  readonly to?: string;
  /** Somebody has a key. */
  readonly hasPeople?: boolean;
}

export function enterPage(reader: Reader, { isRefused, to = '/', hasPeople = false }: EnterProps): string {
  const { language, base } = reader;
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      {isRefused && (
        <p class="warn" role="alert">
          {words.refused[language]}
        </p>
      )}
      {hasPeople && (
        <>
          <p>
            <a class="button" href={`${base}/sign-in?to=${encodeURIComponent(to)}`}>
              {words.signIn[language]}
            </a>
          </p>
          <h2>{words.or[language]}</h2>
        </>
      )}
      <p>{words.how[language]}</p>
      <p class="card">
        <code>rusuban console link</code>
      </p>
      <form method="post" action={`${base}/enter`} id="enter">
        <label for="token">{words.code[language]}</label>
        <input id="token" name="token" autocomplete="off" spellcheck={false} required />
        <p>
          <button type="submit">{words.button[language]}</button>
        </p>
      </form>
      <p class="soft">
        {words.again[language]} <a href={`${base}${to}`}>{words.on[language]}</a>
      </p>
    </>
  );
  return shell(reader, { title: words.title[language], body, script: '/enter.js' });
}

/** Takes the token out of the address, so that it stays in no history, and hands it in. */
export const enterScript = `const token = location.hash.slice(1);
if (token !== '') {
  history.replaceState(null, '', location.pathname);
  document.getElementById('token').value = token;
  document.getElementById('enter').submit();
}
`;
