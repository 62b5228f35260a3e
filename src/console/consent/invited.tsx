// What an invitation opens, for a seller who is nobody here: which shop it is for, one button, and the way to Amazon. Opening it
// does nothing, since mail scanners follow links; nothing else of the house is shown.
import type { Hono } from 'hono';
import type { App } from '../../app.ts';
import type { Arrival } from '../../domain/owner/appstore.ts';
import { type ConsentInvitation, readPastedReturn } from '../../domain/owner/consent.ts';
import type { Account } from '../../domain/shop/account.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { beginConsent, ownReturn } from '../../owner/consent.ts';
import { returnRefusals } from '../../owner/consent-words.ts';
import { invitedPath, speakerOf } from '../../owner/seller-invitations.ts';
import type { Doors } from '../doors.ts';
import { tokens } from '../entering/visitor.ts';
import type { Ask, Env } from '../env.tsx';
import { shell } from '../parts/shell.tsx';
import { type Outcome, OutcomeNote } from '../settings/shop-forms.tsx';
import { GoOn } from './connect.tsx';
import { finishHere, giveConsentCookie } from './return-pages.tsx';

const words = {
  title: { en: 'Let your shop be watched', ja: '店舗の見守りを許可する' },
  asks: {
    en: '{shop} is to be watched, so that a stranger who takes it over is noticed. For this you are asked to authorise an application at Amazon. It reads; it changes nothing, and asks for no buyer’s name or address.',
    ja: '第三者による乗っ取りに気づけるよう、「{shop}」を見守ります。そのために、Amazonでアプリの認証をお願いします。読み取るだけで、何も変更せず、購入者の氏名や住所も取得しません。',
  },
  primary: {
    en: 'You sign in at Amazon, on Amazon’s own page, as the primary user of your seller’s account; no password is asked for here. You can take it back there at any time (Manage Your Apps).',
    ja: 'Amazonのページに、出品用アカウントのメインユーザーとしてログインします。ここではパスワードをお尋ねしません。認証は、いつでもAmazonの「アプリの管理」で取り消せます。',
  },
  doubt: {
    en: 'If you didn’t expect this link, don’t go on: ask whoever sent it, by a way that you know.',
    ja: '心当たりのないリンクなら進まず、送り主に、ご存じの連絡先で確かめてください。',
  },
  begin: { en: 'Begin', ja: '始める' },
  begun: {
    en: 'Go on at Amazon within 10 minutes, in this browser.',
    ja: '10分以内に、このブラウザーでAmazonに進んでください。',
  },
  gone: {
    en: 'This invitation was used, taken back, or its 7 days are over. Ask whoever sent it for a new one.',
    ja: 'この招待は、使われたか、取り消されたか、7日の期限が切れています。送り主に新しい招待を頼んでください。',
  },
  notPasted: {
    en: 'That is no address to which Amazon leads back. Open the invitation anew.',
    ja: 'Amazonからの戻り先のアドレスではありません。招待のリンクからやり直してください。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export function addInvited(routes: Hono<Env>, app: App, { anyone }: Doors): void {
  const path = `${invitedPath}/:token` as const;
  const invited = async (token: string) => {
    const invitation = await app.store.findSellerInvitation(tokens.hash(token), app.clock.now());
    const account = invitation && (await app.store.findAccount(invitation.accountId));
    return invitation && account ? { invitation, account } : null;
  };
  const gone = (context: Ask) => said(context, { isGood: false, text: words.gone }, 410);

  routes.get(path, anyone, async (context) => {
    const found = await invited(context.req.param('token'));
    return found ? context.html(invitedPage(context, found.account)) : gone(context);
  });
  routes.post(path, anyone, async (context) => {
    const found = await invited(context.req.param('token'));
    const begun = found && (await beginInvited(app, context, found));
    return begun ? said(context, begun, 200) : gone(context);
  });
  routes.post('/consent/pasted', anyone, async (context) => {
    const { address } = await context.req.parseBody();
    const returned = typeof address === 'string' ? readPastedReturn(address) : null;
    if (returned === null) return said(context, { isGood: false, text: words.notPasted }, 409);
    const outcome = await finishHere(app, context, returned);
    const shown = typeof outcome === 'string' ? { isGood: false, text: returnRefusals[outcome] } : outcome;
    return said(context, shown, shown.isGood ? 200 : 409);
  });
}

export interface Found {
  readonly invitation: ConsentInvitation;
  readonly account: Account;
}

/** @param arrival where Amazon sent them here first @returns null where the application is gone */
export async function beginInvited(
  app: App,
  context: Ask,
  { invitation, account, arrival }: Found & { readonly arrival?: Arrival },
): Promise<Outcome | null> {
  const application = (await app.store.listApplications()).find(({ clientId }) => clientId === invitation.clientId);
  if (!application) return null;
  const own = ownReturn(app);
  const { url, browser } = await beginConsent(
    { ...app, tokens },
    {
      ...{ account, application, ownReturn: own, by: speakerOf(invitation), endpoint: app.config.amazonEndpoint },
      invitationHash: invitation.tokenHash,
      ...(arrival && { arrival }),
    },
  );
  giveConsentCookie(app, context, browser);
  const pastedAt =
    application.redirectUri === null || isOurs(application.redirectUri, context) ? null : application.redirectUri;
  const more = <GoOn reader={context.var.reader} shop={null} url={url} pastedAt={pastedAt} />;
  return { isGood: true, text: words.begun, more };
}

/** Where Amazon leads back to the page that is open. */
const isOurs = (redirectUri: string, context: Ask) => new URL(redirectUri).host === context.req.header('host');

function said(context: Ask, outcome: Outcome, status: 200 | 409 | 410) {
  const { reader } = context.var;
  const title = words.title[reader.language];
  const body = (
    <>
      <h1>{title}</h1>
      <OutcomeNote reader={reader} outcome={outcome} />
    </>
  );
  return context.html(shell(reader, { title, body }), status);
}

function invitedPage(context: Ask, account: Account): string {
  const { reader } = context.var;
  const { language } = reader;
  const title = words.title[language];
  const body = (
    <>
      <h1>{title}</h1>
      <p>{filled(words.asks, { shop: cleanForeignText(account.name) })[language]}</p>
      <p>{words.primary[language]}</p>
      <p class="soft">{words.doubt[language]}</p>
      <form method="post">
        <p>
          <button type="submit">{words.begin[language]}</button>
        </p>
      </form>
    </>
  );
  return shell(reader, { title, body });
}
