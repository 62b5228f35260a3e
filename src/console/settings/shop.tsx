// The shop itself among its settings: its sign-in to Amazon, and its end.
import type { Account } from '../../domain/shop/account.ts';
import type { Application } from '../../domain/shop/application.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { removeAccount } from '../../telling/remove-account.ts';
import { ConnectAtAmazon } from '../consent/connect.tsx';
import { Form, type FormProps } from './form.tsx';
import type { ShopForms } from './shop-forms.tsx';
import { SignInForm, signInKept } from './sign-in.tsx';

const words = {
  title: { en: 'The shop', ja: '店舗' },
  connect: { en: 'Connect Amazon’s API', ja: 'AmazonのAPIに接続する' },
  renew: { en: 'Another sign-in to Amazon', ja: 'Amazonへの接続情報を更新する' },
  renewWhy: {
    en: 'A new refresh token (an authorisation is good for a year), another secret or application. The old sign-in stays until the new one was seen to work. Every recipient is told.',
    ja: '新しいリフレッシュトークン（認証は1年間有効）、シークレット、アプリに入れ替えます。新しい接続を確かめるまで、今の接続をそのまま使います。すべての送り先にお知らせします。',
  },
  remove: { en: 'Remove this shop', ja: 'この店舗を削除する' },
  removeWhy: {
    en: 'All that is known of it goes with it: incidents, evidence, reports, recipients, mailboxes, sign-ins. Nothing of it can be brought back. Every recipient is told first. If it is only for a while, pause the watch instead.',
    ja: 'この店舗の記録（異変、根拠、週報、送り先、メールボックス、接続情報）がすべて消え、元に戻せません。先に、すべての送り先にお知らせします。しばらく止めるだけなら、休止を使ってください。',
  },
  removeName: { en: 'To be sure, type its name: {name}', ja: '確認のため、店舗の名前を入力してください：{name}' },
  notThatName: {
    en: 'Nothing was removed: that is not the shop’s name.',
    ja: '削除していません。店舗の名前と違います。',
  },
  removed: { en: 'Removed: {name}. Its recipients were told.', ja: '「{name}」を削除し、送り先にお知らせしました。' },
} as const satisfies Readonly<Record<string, Text>>;

/** As it stands on the page: what isn't seen is not asked for. */
const shownName = ({ name }: Pick<Account, 'name'>) => cleanForeignText(name);

export function addShopForms({ form }: ShopForms): void {
  form('/settings/sign-in', { isGrave: true }, (account, given, { var: { app, visitor } }) =>
    signInKept(app, account, given, visitor),
  );
  form('/settings/remove', { isGrave: true }, async (account, { name }, { var: { app, visitor } }) => {
    if (typeof name !== 'string') return null;
    const isMeant = name.normalize('NFKC').trim() === shownName(account).normalize('NFKC').trim();
    if (!isMeant) return { isGood: false, text: words.notThatName };
    await removeAccount(app, account, visitor);
    return { isGood: true, text: filled(words.removed, { name: shownName(account) }) };
  });
}

interface SectionProps extends Pick<FormProps, 'reader' | 'shop'> {
  readonly account: Account;
  readonly applications: readonly Application[];
}

export function ShopSection({ account, applications, ...form }: SectionProps) {
  const { language } = form.reader;
  return (
    <>
      <h2>{words.title[language]}</h2>
      <details>
        <summary>{(account.isMailOnly ? words.connect : words.renew)[language]}</summary>
        {!account.isMailOnly && <p>{words.renewWhy[language]}</p>}
        <ConnectAtAmazon {...form} applications={applications} />
        <SignInForm {...form} account={account} clientIds={applications.map(({ clientId }) => clientId)} />
      </details>
      <details>
        <summary>{words.remove[language]}</summary>
        <p class="warn">{words.removeWhy[language]}</p>
        <Form {...form} path="/settings/remove">
          <label>
            {filled(words.removeName, { name: shownName(account) })[language]}
            <input name="name" autocomplete="off" maxlength={200} required />
          </label>
          <p>
            <button type="submit" class="plain">
              {words.remove[language]}
            </button>
          </p>
        </Form>
      </details>
    </>
  );
}
