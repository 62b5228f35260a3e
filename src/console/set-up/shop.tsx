// A shop is added: how it can be seen, what it is called, where it sells, who is told first. Nothing of it needs a sign-in yet;
// that comes in the next steps, each tried by itself.
import { z } from 'zod';
import type { App } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import { type Language, type Marketplace, marketplaces } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { type Access, accesses, accountReaders } from '../../owner/account-readers.ts';
import { addAccount, newAccount } from '../../owner/accounts.ts';
import { leaveOut } from '../../telling/set-up.ts';
import type { Visitor } from '../entering/visitor.ts';
import type { Reader } from '../parts/shell.tsx';

const words = {
  access: { en: 'How can this shop be seen?', ja: 'この店舗をどのように見守りますか' },
  name: { en: 'What you call the shop', ja: '店舗の名前（お好きな呼び方）' },
  home: { en: 'Marketplace', ja: 'マーケットプレイス' },
  others: { en: 'It sells on other marketplaces, too', ja: 'ほかのマーケットプレイスにも出品している' },
  othersWhy: {
    en: 'Only those of the same region: each region has its own authorisation, and is a shop of its own here.',
    ja: '同じ地域のものだけ選べます。地域ごとに認証が別なので、ほかの地域は別の店舗として追加してください。',
  },
  mail: { en: 'To which mail address shall alerts go?', ja: 'お知らせを送るメールアドレス' },
  mailWhy: {
    en: 'Best one that Amazon doesn’t write to: who takes that mailbox over reads and deletes the warnings, too.',
    ja: 'Amazonからのメールが届くものとは別のアドレスをお勧めします。そのメールボックスを奪われると、お知らせも読まれ、消されてしまうためです。',
  },
  save: { en: 'Add the shop', ja: '店舗を追加する' },
} as const satisfies Readonly<Record<string, Text>>;

const accessWords: Readonly<Record<Access, readonly [what: Text, means: Text]>> = {
  both: [
    { en: 'By Amazon’s API and by its mails', ja: 'AmazonのAPIと、届くメールの両方' },
    {
      en: 'It sees most: listings, prices, orders and payouts, and in the mailbox what no API shows, such as a changed sign-in address. Needs the Professional plan.',
      ja: 'いちばん多くのことがわかります。出品・価格・注文・入金に加え、ログイン用メールアドレスの変更など、メールでしかわからないことも確かめます。大口出品が必要です。',
    },
  ],
  api: [
    { en: 'By Amazon’s API alone', ja: 'AmazonのAPIだけ' },
    {
      en: 'Listings, prices, orders and payouts. Needs the Professional plan.',
      ja: '出品・価格・注文・入金を確かめます。大口出品が必要です。',
    },
  ],
  mailbox: [
    { en: 'By its mailbox alone', ja: 'メールボックスだけ' },
    {
      en: 'On the Individual plan, or to begin at once: only what Amazon’s mails to you tell. The API can be added later.',
      ja: '小口出品の場合や、すぐに始めたい場合に。Amazonから届くメールの内容だけがわかります。APIはあとから追加できます。',
    },
  ],
};
const shownFirst = ['both', 'api', 'mailbox'] as const satisfies typeof accesses | readonly Access[];

const shopForm = z.object({
  access: z.enum(accesses),
  name: z.string().max(200),
  home: z.string().max(20),
  other: z.union([z.string().max(20), z.array(z.string().max(20))]).default([]),
  mail: z.string().max(320),
});

/** Null: the form is none of ours. @throws UserError that says what is wrong */
export async function shopAdded(
  app: App,
  given: Record<string, unknown>,
  by: Visitor,
  language: Language,
): Promise<Account | null> {
  const read = shopForm.safeParse(given);
  if (!read.success) return null;
  const { access, name, home, other, mail } = read.data;
  const known = await app.store.listAccounts();
  const account = newAccount(
    {
      ...{ id: null, timeZone: null, language, safePhrase: null, sellerId: null },
      name: accountReaders.name(name),
      places: accountReaders.marketplaces([home, ...[other].flat()].join(' ')),
      recipients: [accountReaders.address(mail)],
    },
    known,
    app.clock,
  );
  // the form was sent a second time: that shop is there
  const same = ({ name, marketplaceIds }: Account) =>
    name === account.name && `${marketplaceIds}` === `${account.marketplaceIds}`;
  const before = known.find(same);
  if (before) return before;
  try {
    await addAccount(app, account, null, by);
  } catch (error) {
    // at the very same moment: under its name there is one, and the database took one of them
    const meanwhile = error instanceof UserError ? await app.store.findAccount(account.id) : null;
    if (meanwhile && same(meanwhile)) return meanwhile;
    throw error;
  }
  if (access !== 'both') await leaveOut(app, account.id, access === 'api' ? 'mailbox' : 'api', by);
  return account;
}

interface ShopFormProps {
  readonly reader: Reader;
  /** What was typed before, where that was refused. */
  readonly typed?: Readonly<Record<string, unknown>> | undefined;
}

export function ShopForm({ reader: { language, base }, typed = {} }: ShopFormProps) {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 320) : '');
  const access = accesses.find((one) => one === typed.access) ?? 'both';
  const home = text(typed.home) || (language === 'ja' ? 'JP' : 'US');
  const isOther = (country: string) => [typed.other].flat().includes(country);
  return (
    <form method="post" action={`${base}/setup/shop`}>
      <fieldset>
        <legend>{words.access[language]}</legend>
        {shownFirst.map((one) => (
          <div>
            <label class="choice">
              <input
                type="radio"
                name="access"
                value={one}
                checked={one === access}
                aria-describedby={`means-${one}`}
              />
              {accessWords[one][0][language]}
            </label>
            <p class="soft" id={`means-${one}`}>
              {accessWords[one][1][language]}
            </p>
          </div>
        ))}
      </fieldset>
      <label>
        {words.name[language]}
        <input name="name" autocomplete="organization" maxlength={100} value={text(typed.name)} required />
      </label>
      <label>
        {words.home[language]}
        <select name="home">
          {byName(language).map(([name, { country, domain }]) => (
            <option value={country} selected={country === home}>{`${name} (${domain})`}</option>
          ))}
        </select>
      </label>
      <details open={[typed.other].flat().some((one) => one !== undefined)}>
        <summary>{words.others[language]}</summary>
        <p class="soft">{words.othersWhy[language]}</p>
        {byName(language).map(([name, { country }]) => (
          <label class="choice">
            <input type="checkbox" name="other" value={country} checked={isOther(country)} />
            {name}
          </label>
        ))}
      </details>
      <label>
        {words.mail[language]}
        <input
          type="email"
          name="mail"
          autocomplete="email"
          maxlength={320}
          value={text(typed.mail)}
          aria-describedby="mail-why"
          required
        />
      </label>
      <p class="soft" id="mail-why">
        {words.mailWhy[language]}
      </p>
      <p>
        <button type="submit">{words.save[language]}</button>
      </p>
    </form>
  );
}

/** By what the reader calls the country. */
function byName(language: Language): (readonly [string, Marketplace])[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return marketplaces
    .map((place) => [names.of(place.country) ?? place.country, place] as const)
    .sort(([a], [b]) => a.localeCompare(b, language));
}
