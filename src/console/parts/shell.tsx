// What every page of the console has around it. JSX escapes the words of strangers; texts stand here in both languages.
import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/marketplace.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Visitor } from '../entering/visitor.ts';

export interface Reader {
  readonly language: Language;
  /** In front of every path, where a proxy serves the console below one; else empty. */
  readonly base: string;
  /** Null: nobody is in. */
  readonly visitor: Visitor | null;
}

const words = {
  name: { en: 'Rusuban', ja: '留守番' },
  now: { en: 'Now', ja: '現在の状況' },
  mail: { en: 'A mail', ja: 'メールの確認' },
  ask: { en: 'Ask now', ja: '今すぐ点検' },
  week: { en: 'The week', ja: '週報' },
  plans: { en: 'Plans', ja: '予定' },
  settings: { en: 'Settings', ja: '設定' },
  people: { en: 'People', ja: '入れる人' },
  log: { en: 'Log', ja: '操作の記録' },
  leave: { en: 'Leave', ja: '退出' },
  skip: { en: 'To the content', ja: '本文へ' },
  menu: { en: 'Pages', ja: 'ページ' },
  fresh: { en: 'Up to date at {at}', ja: '{at} に更新しました' },
  news: {
    en: 'Something has changed meanwhile. What you are typing was left alone; load the page again to see all.',
    ja: '内容が変わりました。入力中のため一部を更新していません。すべて見るには再読み込みしてください。',
  },
  stale: {
    en: 'No connection to Rusuban since {at}: what stands here may be old. It is tried again.',
    ja: '{at} から留守番に接続できません。表示は古い可能性があります。再接続を試みています。',
  },
  out: { en: 'You are no longer in: load the page again.', ja: '接続が終了しました。再読み込みしてください。' },
} as const satisfies Readonly<Record<string, Text>>;

const menu: readonly (readonly [path: string, name: Text])[] = [
  ['/', words.now],
  ['/ask', words.ask],
  ['/mail', words.mail],
  ['/week', words.week],
  ['/plans', words.plans],
  ['/settings', words.settings],
  ['/people', words.people],
  ['/log', words.log],
];

export interface Page {
  readonly title: string;
  readonly body: Child;
  /** The path of a script of ours. */
  readonly script?: string;
  /** What was so when it was read (live.ts): it is kept up to date from there on. */
  readonly revision?: string;
  /** How often it is read anew although nothing is said to have changed. */
  readonly everyMs?: number;
  /** Where the browser goes on by itself, at once. */
  readonly onTo?: string;
}

/** What every page's head begins with. Phones make links of what strangers wrote, unless they are told not to. */
export function Meta({ title }: { readonly title: string }) {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <title>{title}</title>
    </>
  );
}

export function shell(
  { language, base, visitor }: Reader,
  { title, body, script, revision, everyMs, onTo }: Page,
): string {
  const html = (
    <html lang={language}>
      <head>
        <Meta title={`${title} · ${words.name[language]}`} />
        <link rel="stylesheet" href={`${base}/console.css`} />
        <link rel="manifest" href={`${base}/console.webmanifest`} />
        <link rel="icon" href={`${base}/icon-192.png`} />
        <link rel="apple-touch-icon" href={`${base}/icon-180.png`} />
        {onTo !== undefined && <meta http-equiv="refresh" content={`0;url=${onTo}`} />}
        {script && <script src={`${base}${script}`} defer />}
        {revision !== undefined && <script src={`${base}/live.js`} defer />}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip[language]}
        </a>
        <header>
          <strong>{words.name[language]}</strong>
          {visitor && (
            <>
              <small>{visitor.name}</small>
              <form method="post" action={`${base}/leave`}>
                <button type="submit" class="plain">
                  {words.leave[language]}
                </button>
              </form>
              <nav aria-label={words.menu[language]}>
                {menu.map(([path, name]) => (
                  <a href={`${base}${path}`}>{name[language]}</a>
                ))}
              </nav>
            </>
          )}
        </header>
        {revision === undefined ? (
          <main id="content">{body}</main>
        ) : (
          <>
            <p
              id="live"
              class="soft"
              role="status"
              data-fresh={words.fresh[language]}
              data-news={words.news[language]}
              data-stale={words.stale[language]}
              data-out={words.out[language]}
            />
            <main id="content" data-live={revision} data-from={`${base}/live`} data-every={everyMs}>
              {body}
            </main>
          </>
        )}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${html}`;
}
