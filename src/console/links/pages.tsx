// The pages behind the links in mails: plain HTML without scripts, in both languages. JSX escapes the words of strangers.
import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/marketplace.ts';
import { answerByLink } from '../../messages/language/owner-words.ts';
import { Meta } from '../parts/shell.tsx';

type Words = Readonly<Record<Language, string>>;
export type Says = 'seen' | 'was-me' | 'false-alarm';

const css = `body{font:16px/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color:#1d2329;background:#fff}
h1{font-size:1.25rem}button{font:inherit;padding:.6rem 1.2rem;border:1px solid #8a3b00;border-radius:6px;background:#8a3b00;color:#fff;cursor:pointer}
p.what{border-left:4px solid #8a3b00;padding-left:.8rem}small{color:#57606a}
@media(prefers-color-scheme:dark){body{background:#16191d;color:#e6e9ec}small{color:#a8b1ba}}`;

/** Nothing is loaded from anywhere, nothing runs, nobody may frame it, and a form goes only where it came from. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

function page(language: Language, title: string, body: Child): string {
  const html = (
    <html lang={language}>
      <head>
        <Meta title={title} />
        <style>{raw(css)}</style>
      </head>
      <body>
        <h1>{title}</h1>
        {body}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${html}`;
}

const questions: Readonly<Record<Says, Words>> = {
  seen: { en: 'Say that you have seen this', ja: '確認したことを伝える' },
  'was-me': { en: 'Say that this was you', ja: '自分の操作だったと伝える' },
  'false-alarm': { en: 'Say that this was a false alarm', ja: '問題のない通知だったと伝える' },
};

const meanings: Readonly<Record<Says, Words>> = {
  seen: {
    en: 'You are not reminded of it again. The other recipients are told of your answer, and are called in all the same: anyone who reads this mailbox could have pressed this.',
    ja: 'ご自身への繰り返しのお知らせが止まります。ほかの送り先には、この回答があったことをお知らせし、これまでどおり連絡します。このメールを読める人なら誰でも押せるためです。',
  },
  'was-me': {
    en: 'The incident is closed as your own doing, and the other recipients are told that you said so. Do this only if you know it was you or your people.',
    ja: 'ご自身の操作として、この件を閉じ、ほかの送り先にもその旨をお知らせします。ご自身または関係者の操作だと確かな場合に限り、押してください。',
  },
  'false-alarm': {
    en: 'The incident is closed as harmless, and the other recipients are told that you said so. Do this only if you have looked and found nothing wrong.',
    ja: '問題のない通知として、この件を閉じ、ほかの送り先にもその旨をお知らせします。確認して問題がなかった場合に限り、押してください。',
  },
};

const buttons: Readonly<Record<Says, Words>> = {
  seen: { en: 'I have seen it', ja: '確認しました' },
  'was-me': { en: 'It was me', ja: '自分の操作です' },
  'false-alarm': { en: 'It is harmless', ja: '問題ありません' },
};

const logged: Words = {
  en: 'It is written into the log that the answer came through the link in the mail to {recipient}.',
  ja: '{recipient} 宛のメールのリンクから回答があったことが、記録に残ります。',
};

const earlier: Words = {
  en: 'Since your mail was sent, more has come to this incident: this is how it stands now. Your answer is noted for what the mail told, and closes nothing.',
  ja: 'このメールの送信後に、この件には変化がありました。上は現在の状態です。回答はメールの時点に対するものとして記録され、件は閉じられません。',
};

export interface Question {
  readonly language: Language;
  readonly says: Says;
  /** The incident in one line. */
  readonly what: string;
  /** The mail told an earlier state of it. */
  readonly isEarlier: boolean;
  readonly accountName: string;
  readonly recipient: string;
}

/** Asks; nothing happens until the button is pressed: mail scanners follow links, but press no buttons. */
export function questionPage({ language, says, what, isEarlier, accountName, recipient }: Question): string {
  const body = (
    <>
      <p>{accountName}</p>
      <p class="what">{what}</p>
      <p>{(isEarlier ? earlier : meanings[says])[language]}</p>
      <form method="post">
        <button type="submit">{buttons[says][language]}</button>
      </form>
      <p>
        <small>{logged[language].replace('{recipient}', () => recipient)}</small>
      </p>
    </>
  );
  return page(language, questions[says][language], body);
}

const outcomes = {
  done: {
    title: { en: 'Noted', ja: '受け付けました' },
    text: { en: 'Thank you. You may close this page.', ja: 'ありがとうございます。このページは閉じてかまいません。' },
  },
  seen: {
    title: { en: 'Noted', ja: '受け付けました' },
    text: answerByLink.seen,
  },
  earlier: {
    title: { en: 'Noted for an earlier state', ja: '以前の状態への回答として受け付けました' },
    text: answerByLink.earlier,
  },
  already: {
    title: { en: 'Noted before', ja: 'すでに受け付けています' },
    text: {
      en: 'It had been answered so already. Nothing was changed.',
      ja: '同じ回答がすでにあります。変更はありません。',
    },
  },
  refused: {
    title: { en: 'Not possible any more', ja: '受け付けられません' },
    text: {
      en: 'The incident stands otherwise by now. See “rusuban incidents” on the computer on which Rusuban runs.',
      ja: 'この件の状態はすでに変わっています。留守番が動いているコンピュータで「rusuban incidents」を確認してください。',
    },
  },
} as const satisfies Readonly<Record<string, { title: Words; text: Words }>>;

export function outcomePage(language: Language, outcome: keyof typeof outcomes): string {
  const { title, text } = outcomes[outcome];
  return page(language, title[language], <p>{text[language]}</p>);
}

const endings = {
  expired: {
    en: 'This link has run out. The newest mail about the incident has one that works.',
    ja: 'このリンクの期限は切れています。この件の最新のメールにあるリンクをお使いください。',
  },
  invalid: {
    en: 'This link is not one of Rusuban’s, or it is not whole. Copy all of it from the mail.',
    ja: 'このリンクは留守番のものではないか、途中で切れています。メールからすべてをコピーしてください。',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** For whoever comes with a link that says nothing: nobody knows their language. */
export function endPage(why: keyof typeof endings): string {
  const body = (
    <>
      <p>{endings[why].en}</p>
      <p lang="ja">{endings[why].ja}</p>
    </>
  );
  return page('en', 'Rusuban (留守番)', body);
}
