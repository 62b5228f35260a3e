// Invitations of a shop's seller, among its settings: made, handed on by whoever made them, and taken back.
import type { ConsentInvitation } from '../../domain/owner/consent.ts';
import type { Application } from '../../domain/shop/application.ts';
import { clientIdEnd, connectable } from '../../domain/shop/application.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { ownReturn } from '../../owner/consent.ts';
import { consentWords } from '../../owner/consent-words.ts';
import { inviteSeller, takeBackInvitation } from '../../owner/seller-invitations.ts';
import { addressOf, tokens } from '../entering/visitor.ts';
import { ButtonForm, type FormProps } from '../settings/form.tsx';
import type { ShopForms } from '../settings/shop-forms.tsx';

const words = {
  title: { en: 'Invite the seller', ja: '出品者を招待する' },
  why: {
    en: 'A link for the seller, who needs no access here: whoever opens it may connect this one shop at Amazon, once, within 7 days, and sees nothing else. Hand it on by a way that you trust.',
    ja: '出品者に渡すリンクです。管理画面に入る必要はなく、開いた人は7日以内に一度だけ、この店舗をAmazonで接続でき、ほかには何も見られません。信頼できる方法で渡してください。',
  },
  invite: { en: 'Make a link', ja: 'リンクを作る' },
  inviteBy: { en: 'Make a link (application …{end})', ja: 'リンクを作る（アプリ …{end}）' },
  made: {
    en: 'This link is shown once. It is good for 7 days, until the shop is connected by it.',
    ja: 'このリンクは一度だけ表示されます。7日間、この店舗が接続されるまで有効です。',
  },
  open: { en: 'made by {who}, good until {until}', ja: '作成：{who}（{until} まで有効）' },
  end: { en: 'Take it back', ja: '取り消す' },
  ended: { en: 'Taken back.', ja: '取り消しました。' },
} as const satisfies Readonly<Record<string, Text>>;

export function addInviteForms({ form }: ShopForms): void {
  form('/settings/consent/invite', { isGrave: true, door: 'inviting' }, async (account, { application }, context) => {
    const { app, visitor } = context.var;
    const chosen = connectable(await app.store.listApplications()).find(({ clientId }) => clientId === application);
    const address = addressOf(app);
    if (!chosen || address === null) return null;
    const { path } = await inviteSeller({ ...app, tokens }, { account, application: chosen }, visitor);
    const lines = ownReturn(app) === null ? [consentWords.onlyHere] : [];
    const more = (
      <p>
        <code>{`${address}${path}`}</code>
      </p>
    );
    return { isGood: true, text: words.made, lines, more };
  });
  form(
    '/settings/consent/invite/end',
    { isGrave: false, door: 'inviting' },
    async (account, { invitation }, context) => {
      const { app, visitor } = context.var;
      if (typeof invitation !== 'string') return null;
      const isEnded = await takeBackInvitation({ ...app, tokens }, account.id, invitation, visitor);
      return isEnded ? { isGood: true, text: words.ended } : null;
    },
  );
}

interface InviteProps extends Pick<FormProps, 'reader' | 'shop'> {
  readonly applications: readonly Application[];
  readonly invitations: readonly ConsentInvitation[];
  readonly format: Format;
}

/** Nothing where no application can be authorised so. */
export function InviteSeller({ applications, invitations, format, ...form }: InviteProps) {
  const { language } = form.reader;
  const open = connectable(applications);
  if (open.length === 0) return null;
  return (
    <details>
      <summary>{words.title[language]}</summary>
      <p>{words.why[language]}</p>
      {open.map(({ clientId }) => (
        <ButtonForm
          {...form}
          path="/settings/consent/invite"
          to={['application', clientId]}
          text={
            open.length === 1
              ? words.invite[language]
              : filled(words.inviteBy, { end: clientIdEnd(clientId) })[language]
          }
        />
      ))}
      {invitations.length > 0 && (
        <ul class="list">
          {invitations.map(({ tokenHash, madeBy, expiresAt }) => (
            <li>
              {format.say(words.open, { who: cleanText(madeBy, 80), until: format.instant(expiresAt) })}
              <ButtonForm
                {...form}
                path="/settings/consent/invite/end"
                to={['invitation', tokenHash]}
                text={words.end[language]}
              />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
