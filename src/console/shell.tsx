// What every page of the console has around it. JSX escapes the words of strangers; texts stand here in both languages.
import type { Child } from 'hono/jsx';
import type { Language } from '../domain/marketplace.ts';
import type { Text } from '../domain/text/text.ts';
import type { Visitor } from './visitor.ts';

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
  log: { en: 'Log', ja: '操作の記録' },
  leave: { en: 'Leave', ja: '退出' },
  skip: { en: 'To the content', ja: '本文へ' },
  menu: { en: 'Pages', ja: 'ページ' },
} as const satisfies Readonly<Record<string, Text>>;

export interface Page {
  readonly title: string;
  readonly body: Child;
  /** The path of a script of ours. */
  readonly script?: string;
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

export function shell({ language, base, visitor }: Reader, { title, body, script }: Page): string {
  const html = (
    <html lang={language}>
      <head>
        <Meta title={`${title} · ${words.name[language]}`} />
        <link rel="stylesheet" href={`${base}/console.css`} />
        {script && <script src={`${base}${script}`} defer />}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip[language]}
        </a>
        <header>
          <strong>{words.name[language]}</strong>
          {visitor && (
            <>
              <nav aria-label={words.menu[language]}>
                <a href={`${base}/`}>{words.now[language]}</a> <a href={`${base}/log`}>{words.log[language]}</a>
              </nav>
              <small>{visitor.name}</small>
              <form method="post" action={`${base}/leave`}>
                <button type="submit" class="plain">
                  {words.leave[language]}
                </button>
              </form>
            </>
          )}
        </header>
        <main id="content">{body}</main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${html}`;
}
