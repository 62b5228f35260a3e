// “Connect at Amazon”: sends whoever minds a shop, or its seller beside them, to Amazon's page; and takes the address that they
// were sent back to, where Amazon can't reach this console.
import { readPastedReturn } from '../../domain/owner/consent.ts';
import { type Application, clientIdEnd, connectable } from '../../domain/shop/application.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { beginConsent, ownReturn } from '../../owner/consent.ts';
import { amazonsCodes, returnRefusals } from '../../owner/consent-words.ts';
import { tokens } from '../entering/visitor.ts';
import type { Reader } from '../parts/shell.tsx';
import { Form, type FormProps } from '../settings/form.tsx';
import type { ShopForms } from '../settings/shop-forms.tsx';
import { finishHere, giveConsentCookie } from './return-pages.tsx';

const words = {
  begin: { en: 'Connect at Amazon', ja: 'Amazonで接続する' },
  beginBy: { en: 'Connect at Amazon (application …{end})', ja: 'Amazonで接続する（アプリ …{end}）' },
  beginWhy: {
    en: 'The seller’s primary user signs in at Amazon and authorises the application; no token has to be copied. What there was stays until the new sign-in was seen to work and to be of this seller. Every recipient is told.',
    ja: '出品用アカウントのメインユーザーがAmazonにログインし、アプリを認証します。トークンを写す必要はありません。新しい接続が使えること、この出品者のものであることを確かめるまで、今の接続をそのまま使います。すべての送り先にお知らせします。',
  },
  begun: {
    en: 'Go on at Amazon within 10 minutes, in this browser, as the primary user of the seller’s account.',
    ja: '10分以内に、このブラウザーで、出品用アカウントのメインユーザーとしてAmazonで続けてください。',
  },
  go: { en: 'Go on at Amazon', ja: 'Amazonに進む' },
  leads: { en: 'It leads to {host}.', ja: '{host} に移動します。' },
  pasteWhy: {
    en: 'Amazon then leads to {to}. Whatever is shown there: copy the whole address out of the browser’s address bar and paste it here, within 5 minutes.',
    ja: '認証のあと、{to} に移動します。画面に何が出ても、ブラウザーのアドレス欄のアドレスをすべてコピーし、5分以内にここに貼り付けてください。',
  },
  pasted: { en: 'The address to which Amazon led', ja: 'Amazonから移動した先のアドレス' },
  paste: { en: 'Connect', ja: '接続する' },
  notPasted: {
    en: 'That is no address to which Amazon leads back. It has spapi_oauth_code in it.',
    ja: 'Amazonからの戻り先のアドレスではありません。spapi_oauth_code を含むアドレスを貼り付けてください。',
  },
  codes: { en: 'If Amazon shows a code instead', ja: 'Amazonにコードが表示されたとき' },
} as const satisfies Readonly<Record<string, Text>>;

export const begunText: Text = words.begun;

export function addConsentForms({ form }: ShopForms): void {
  form('/settings/consent', { isGrave: true }, async (account, { application, at }, context) => {
    const { app, visitor, reader } = context.var;
    const chosen = connectable(await app.store.listApplications()).find(({ clientId }) => clientId === application);
    if (!chosen) return null;
    const own = ownReturn(app);
    const endpoint = app.config.amazonEndpoint;
    const begun = await beginConsent(
      { ...app, tokens },
      { account, application: chosen, ownReturn: own, by: visitor, endpoint },
    );
    giveConsentCookie(app, context, begun.browser);
    const to = chosen.redirectUri ?? own;
    const more = <GoOn reader={reader} shop={account.id} at={at} url={begun.url} pastedAt={to === own ? null : to} />;
    return { isGood: true, text: words.begun, more };
  });
  form('/settings/consent/pasted', { isGrave: false }, async (_account, { address }, context) => {
    const returned = typeof address === 'string' ? readPastedReturn(address) : null;
    if (returned === null) return { isGood: false, text: words.notPasted };
    const outcome = await finishHere(context.var.app, context, returned);
    return typeof outcome === 'string' ? { isGood: false, text: returnRefusals[outcome] } : outcome;
  });
}

interface GoOnProps {
  readonly reader: Reader;
  /** Null: they are nobody here, and paste on a page of their own. */
  readonly shop: string | null;
  readonly at?: unknown;
  readonly url: string;
  /** Where Amazon leads, where that isn't here; null: it comes back by itself. */
  readonly pastedAt: string | null;
}

export function GoOn({ reader, shop, at, url, pastedAt }: GoOnProps) {
  const { language } = reader;
  return (
    <>
      <p>
        <a class="button" href={url} rel="noreferrer">
          {words.go[language]}
        </a>
      </p>
      <p class="soft">{filled(words.leads, { host: new URL(url).host })[language]}</p>
      {pastedAt !== null && (
        <Form
          reader={reader}
          shop={shop ?? ''}
          path={shop === null ? '/consent/pasted' : '/settings/consent/pasted'}
          at={at === 'setup' ? 'setup' : undefined}
        >
          <p>{filled(words.pasteWhy, { to: pastedAt })[language]}</p>
          <label>
            {words.pasted[language]}
            <input name="address" autocomplete="off" spellcheck={false} maxlength={4_000} required />
          </label>
          <p>
            <button type="submit">{words.paste[language]}</button>
          </p>
        </Form>
      )}
      <details>
        <summary>{words.codes[language]}</summary>
        <dl>
          {amazonsCodes.map(({ codes, means }) => (
            <>
              <dt>{codes}</dt>
              <dd>{means[language]}</dd>
            </>
          ))}
        </dl>
      </details>
    </>
  );
}

interface ConnectProps extends Pick<FormProps, 'reader' | 'shop' | 'at'> {
  readonly applications: readonly Application[];
}

/** Nothing where no application can be authorised so. */
export function ConnectAtAmazon({ applications, ...form }: ConnectProps) {
  const { language } = form.reader;
  const open = connectable(applications);
  if (open.length === 0) return null;
  return (
    <>
      <p>{words.beginWhy[language]}</p>
      {open.map(({ clientId }) => (
        <Form {...form} path="/settings/consent" to={['application', clientId]}>
          <p>
            <button type="submit">
              {open.length === 1
                ? words.begin[language]
                : filled(words.beginBy, { end: clientIdEnd(clientId) })[language]}
            </button>
          </p>
        </Form>
      ))}
    </>
  );
}
