// What every page of the console is given, and the pages that only say one thing.
import type { Context, MiddlewareHandler } from 'hono';
import type { App, ScopedStore } from '../app.ts';
import { filled } from '../domain/text/filled.ts';
import type { Text } from '../domain/text/text.ts';
import type { Visitor } from './entering/visitor.ts';
import { type Reader, shell } from './parts/shell.tsx';

/** The program as whoever is in has it: the shops that they may see. */
export interface ScopedApp extends App {
  readonly store: ScopedStore;
}

/** `visitor` and `app` are there behind a door that lets in only who is in; `app` shows that one's shops and no others. */
export type Env = { Variables: { reader: Reader; visitor: Visitor; app: ScopedApp } };
export type Ask = Context<Env>;
/** Lets only those pass who are in. */
export type Only = MiddlewareHandler<Env>;

const words = {
  missing: { en: 'There is no such page, or no longer.', ja: 'このページはないか、なくなりました。' },
  elsewhere: {
    en: 'There is no such page. By the settings the console is at {url}: where a proxy leads to it by another path, RUSUBAN_CONSOLE_URL has to say that one.',
    ja: 'このページはありません。設定では、管理画面のアドレスは {url} です。プロキシが別のパスで公開している場合は、RUSUBAN_CONSOLE_URL をそのアドレスに変更してください。',
  },
  now: { en: 'To what is so now', ja: '現在の状況へ' },
} as const satisfies Readonly<Record<string, Text>>;

export const missing = (context: Ask) => context.html(plainPage(context.var.reader, words.missing), 404);

/** For a path that none of ours is like. @param consoleUrl as the settings have it, under which a proxy may not serve it */
export function lost(context: Ask, consoleUrl: string | null) {
  const outside = consoleUrl !== null && URL.canParse(consoleUrl) ? new URL(consoleUrl) : null;
  const { hostname } = new URL(`http://${context.req.header('host')}`);
  const { base } = context.var.reader;
  const isBelow = base !== '' && context.req.path.startsWith(`${base}/`);
  if (outside === null || hostname !== outside.hostname || isBelow) return missing(context);
  const url = `${outside.origin}${base}/`;
  return context.html(plainPage(context.var.reader, filled(words.elsewhere, { url })), 404);
}

/** Says one thing, and leads on. */
export function plainPage(reader: Reader, text: Text): string {
  const title = text[reader.language];
  const body = (
    <>
      <h1>{title}</h1>
      <p>
        <a href={`${reader.base}/`}>{words.now[reader.language]}</a>
      </p>
    </>
  );
  return shell(reader, { title, body });
}
