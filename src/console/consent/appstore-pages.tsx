// What is said to who comes from Amazon's Appstore: where they are, which shop it is for, or why it doesn't go on.
import type { Arrival, ArrivalRefusal } from '../../domain/owner/appstore.ts';
import type { Account } from '../../domain/shop/account.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { type Reader, shell } from '../parts/shell.tsx';
import { type Outcome, OutcomeNote } from '../settings/shop-forms.tsx';

const words = {
  title: { en: 'From Amazon’s Appstore', ja: 'Amazonのアプリストアから' },
  who: {
    en: 'Amazon ({host}) says that the seller {seller} wants to authorise the application. Whether that is so is seen before anything is kept.',
    ja: 'Amazon（{host}）によると、出品者 {seller} がアプリを認証しようとしています。事実かどうかは、保存する前に確かめます。',
  },
  doubt: {
    en: 'If you didn’t begin this at Amazon just now, close this page.',
    ja: 'たった今Amazonで始めた覚えがなければ、このページを閉じてください。',
  },
  signIn: {
    en: 'An owner of this console goes on: signs in, and chooses the shop.',
    ja: '続けるには、この管理画面のオーナーがログインし、店舗を選びます。',
  },
  choose: { en: 'Choose the shop', ja: '店舗を選ぶ' },
  invited: { en: 'It goes on for {shop}, to which you were invited.', ja: '招待された「{shop}」の接続を続けます。' },
  on: { en: 'Go on', ja: '続ける' },
  which: { en: 'Which shop is this seller’s?', ja: 'この出品者の店舗' },
  stays: {
    en: 'What there was stays until the new sign-in was seen to work and to be of this seller. Every recipient is told.',
    ja: '新しい接続が使えること、この出品者のものであることを確かめるまで、今の接続をそのまま使います。すべての送り先にお知らせします。',
  },
  noShop: {
    en: 'No shop here can be this seller’s: none of this region has this seller or none yet. Add the shop first, then begin anew in the Appstore.',
    ja: 'この出品者のものにできる店舗がありません（この地域に、この出品者の店舗も、出品者が未登録の店舗もありません）。先に店舗を追加し、アプリストアからやり直してください。',
  },
  add: { en: 'Add a shop', ja: '店舗を追加' },
} as const satisfies Readonly<Record<string, Text>>;

/** `no-application`: it is none of ours. `gone`: it isn't there any more. `other`: another came meanwhile. */
export type ArrivalTrouble = ArrivalRefusal | 'no-application' | 'gone' | 'other';

export const arrivalTroubles: Readonly<Record<ArrivalTrouble, Text>> = {
  'no-arrival': {
    en: 'This address doesn’t come from Amazon’s Appstore, or isn’t whole. Nothing was begun. Open the application in the Appstore and authorise it from there.',
    ja: 'Amazonのアプリストアからのアドレスではないか、途中で切れています。何も始めていません。アプリストアでアプリを開き、そこから認証してください。',
  },
  'no-page': {
    en: 'This address says to go on somewhere that is not Amazon’s page for it. Nobody is sent there, and nothing was begun. Whoever led you here may want to harm you; if it was Amazon, begin anew in the Appstore.',
    ja: '続きの行き先が、Amazonの認証ページではありません。移動はせず、何も始めていません。だれかにこのアドレスを開かされたのなら、悪意があるかもしれません。Amazonから来た場合は、アプリストアからやり直してください。',
  },
  'no-application': {
    en: 'The application that was chosen in the Appstore is not kept here. Nothing was begun. It is added by: rusuban application add',
    ja: 'アプリストアで選ばれたアプリは、ここに登録されていません。何も始めていません。登録：rusuban application add',
  },
  gone: {
    en: 'What came from the Appstore is not there any more: it was used, or its 10 minutes are over. Begin anew in the Appstore.',
    ja: 'アプリストアからの情報がありません。使用済みか、10分を過ぎています。アプリストアからやり直してください。',
  },
  other: {
    en: 'Something else came from the Appstore meanwhile, in another tab. Nothing was begun. Look again at which seller it is.',
    ja: 'その間に、別のタブで、アプリストアから別のものが届きました。何も始めていません。どの出品者か、もう一度確かめてください。',
  },
};

interface PageProps {
  readonly outcome?: Outcome | null;
  readonly body?: unknown;
}

/** @param body null where only what came of it is said */
export function appstorePage(reader: Reader, { outcome = null, body }: PageProps): string {
  const title = words.title[reader.language];
  const all = (
    <>
      <h1>{title}</h1>
      <OutcomeNote reader={reader} outcome={outcome} />
      {body}
    </>
  );
  return shell(reader, { title, body: all });
}

interface ArrivedProps {
  readonly reader: Reader;
  readonly arrival: Arrival;
}

function WhoCame({ reader: { language }, arrival: { page, sellerId } }: ArrivedProps) {
  return (
    <>
      <p>{filled(words.who, { host: page.host, seller: sellerId })[language]}</p>
      <p class="soft">{words.doubt[language]}</p>
    </>
  );
}

/** @param invited the shop to which this browser was invited; null: none, so that somebody has to come in */
export function Arrived({ reader, arrival, path, invited }: ArrivedProps & { path: string; invited: Account | null }) {
  const { language, base } = reader;
  return (
    <>
      <WhoCame reader={reader} arrival={arrival} />
      {invited === null ? (
        <>
          <p>{words.signIn[language]}</p>
          <p>
            <a class="button" href={`${base}${path}`}>
              {words.choose[language]}
            </a>
          </p>
        </>
      ) : (
        <form method="post">
          <p>{filled(words.invited, { shop: cleanForeignText(invited.name) })[language]}</p>
          <p>
            <button type="submit">{words.on[language]}</button>
          </p>
        </form>
      )}
    </>
  );
}

interface ChoiceProps extends ArrivedProps {
  readonly path: string;
  /** Those that can be this seller's, by name. */
  readonly shops: readonly Account[];
  /** Of what came, so that nothing else is begun than what was read here. */
  readonly seen: string;
}

export function ShopOfSeller({ reader, arrival, path, shops, seen }: ChoiceProps) {
  const { language, base } = reader;
  return (
    <>
      <WhoCame reader={reader} arrival={arrival} />
      {shops.length === 0 ? (
        <>
          <p>{words.noShop[language]}</p>
          <p>
            <a class="button" href={`${base}/setup`}>
              {words.add[language]}
            </a>
          </p>
        </>
      ) : (
        <form method="post" action={`${base}${path}`}>
          <input type="hidden" name="seen" value={seen} />
          <label>
            {words.which[language]}
            <select name="shop">
              {shops.map(({ id, name }) => (
                <option value={id}>{cleanForeignText(name)}</option>
              ))}
            </select>
          </label>
          <p>{words.stays[language]}</p>
          <p>
            <button type="submit">{words.on[language]}</button>
          </p>
        </form>
      )}
    </>
  );
}
