// `rusuban application add` and `remove`: applications that sellers authorise at Amazon, sent there from here.
import { UserError } from '../../domain/errors.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import { clientIdEnd } from '../../domain/shop/application.ts';
import { redirectFault } from '../../domain/shop/seller-central.ts';
import type { Text } from '../../domain/text/text.ts';
import { ownReturn } from '../../owner/consent.ts';
import { ask, askSecret, required } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { languageAt, note, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';
import { chosenApplication } from './application.ts';

const words = {
  added: {
    en: 'Kept. Sellers are sent to Amazon from a shop’s settings in the console, or by: rusuban account authorise',
    ja: '登録しました。管理画面の店舗の設定、または rusuban account authorise で、出品者にAmazonで認証してもらえます。',
  },
  pasted: {
    en: 'The console has no public https address to return to: sellers paste the address to which Amazon leads them.',
    ja: '管理画面に公開の https アドレスがないため、移動した先のアドレスを貼り付けてもらう方法になります。',
  },
  removed: { en: 'Removed.', ja: '削除しました。' },
} as const satisfies Readonly<Record<string, Text>>;

export interface AddFlags {
  readonly solutionId: string;
  readonly returnTo?: string;
  readonly draft?: boolean;
}

export async function applicationAdd(
  terminal: Terminal,
  { solutionId, returnTo, draft = false }: AddFlags,
): Promise<ExitCode> {
  const w = wordsAt(terminal);
  const language = languageAt(terminal);
  return withCore<ExitCode>(async (core) => {
    const { config, store } = core;
    if (!/^amzn1\.sp\.solution\.[\w-]{8,80}$/.test(solutionId)) throw notTheId();
    const redirectUri = returnTo === undefined ? null : checkedReturn(returnTo, config.amazonEndpoint);
    const isPublic = ownReturn(core) !== null;
    if (redirectUri === null && !isPublic) throw noReturn();
    const isAsked = terminal.stdin.isTTY;
    const known = await store.listApplications();
    const missing = () => refusal((w) => [w.notGiven(['RUSUBAN_LWA_CLIENT_ID']), w.notGivenHint]);
    const clientId =
      config.lwaClientId ?? (isAsked ? await ask(terminal, { message: w.ask.clientId, read: required }) : null);
    if (clientId === null) throw missing();
    const isKnown = known.some((one) => one.clientId === clientId);
    const clientSecret =
      config.lwaClientSecret ??
      (isKnown ? await store.readSecret(clientId) : isAsked ? await askSecret(terminal, w.ask.clientSecret) : null);
    if (clientSecret === null) throw refusal((w) => [w.notGiven(['RUSUBAN_LWA_CLIENT_SECRET']), w.notGivenHint]);
    const detail = { client: clientIdEnd(clientId), isDraft: draft };
    const entry = entryOf(core, { what: 'application-added', accountId: null, subject: solutionId, detail });
    await store.addApplication({ clientId, clientSecret, solutionId, isDraft: draft, redirectUri }, entry);
    note(terminal, words.added[language]);
    if (redirectUri !== null && !isPublic) note(terminal, words.pasted[language]);
    return 0;
  });
}

export async function applicationRemove(terminal: Terminal, typed: string | undefined): Promise<ExitCode> {
  return withCore<ExitCode>(async (core) => {
    const { clientId, accountIds } = chosenApplication(await core.store.listApplications(), typed);
    const detail = { client: clientIdEnd(clientId) };
    const entry = entryOf(core, { what: 'application-removed', accountId: null, detail });
    if (!(await core.store.removeApplication(clientId, entry))) throw inUse(accountIds);
    note(terminal, words.removed[languageAt(terminal)]);
    return 0;
  });
}

const inUse = (accountIds: readonly string[]) =>
  new UserError(
    {
      en: `it is in use: ${accountIds.join(', ')} ${accountIds.length === 1 ? 'is' : 'are'} read by it`,
      ja: `使用中です：${accountIds.join('、')} の読み取りに使っています`,
    },
    {
      en: 'give these another one first: rusuban account set-credentials',
      ja: '先に rusuban account set-credentials で別のアプリに変えてください',
    },
  );

const notTheId = () =>
  new UserError(
    { en: 'that is no application id', ja: 'アプリIDではありません' },
    {
      en: 'it begins with amzn1.sp.solution. and stands beside the application in Amazon’s list; the client id is another',
      ja: 'amzn1.sp.solution. で始まり、Amazonのアプリ一覧にあります（クライアントIDとは別です）',
    },
  );

const noReturn = () =>
  new UserError(
    { en: 'Amazon has nowhere to send sellers back to', ja: 'Amazonからの戻り先がありません' },
    {
      en: 'set RUSUBAN_CONSOLE_URL to a public https address, or give the one that is registered: --return-to https://…',
      ja: 'RUSUBAN_CONSOLE_URL に公開の https アドレスを設定するか、登録したアドレスを --return-to https://… で指定してください',
    },
  );

/** What plays Amazon may send browsers back to this computer. */
function checkedReturn(text: string, endpoint: string | null): string {
  const fault = redirectFault(text);
  if (fault === 'no-https' && endpoint !== null && isOwnComputer(new URL(text).hostname)) return text;
  if (fault === null) return text;
  throw new UserError(
    { en: `Amazon takes no such address to return to: ${text}`, ja: `戻り先にできないアドレスです：${text}` },
    {
      en: 'it is a public one with https and without #, to the letter as it is registered',
      ja: '公開の https アドレスで、# を含まず、登録したものと一字一句同じにしてください',
    },
  );
}
