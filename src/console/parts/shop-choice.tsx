// Pages about one shop: which one, and how another is chosen. With one shop there is nothing to choose.
import { mayDo } from '../../domain/owner/role.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import type { Ask } from '../env.tsx';
import type { Reader } from './shell.tsx';

const words = {
  shop: { en: 'Shop', ja: '店舗' },
  choose: { en: 'Choose', ja: '選ぶ' },
  none: { en: 'No shop is watched yet.', ja: '見守っている店舗がありません。' },
  setUp: { en: 'Set up a shop', ja: '店舗を設定する' },
} as const satisfies Readonly<Record<string, Text>>;

export interface ShopChosen {
  readonly account: Account;
  /** All that may be chosen, by name. */
  readonly accounts: readonly Account[];
}

/** The one that the address or the form names, else the first; null where there is none, or none of that id. */
export async function chosenShop(context: Ask, named?: string): Promise<ShopChosen | null> {
  const all = await context.var.app.store.listAccounts();
  const accounts = [...all].sort((a, b) => a.name.localeCompare(b.name));
  const id = named ?? context.req.query('shop');
  const account = id === undefined ? accounts[0] : accounts.find((one) => one.id === id);
  return account ? { account, accounts } : null;
}

export function ShopChoice({
  reader,
  account,
  accounts,
  path,
}: ShopChosen & { readonly reader: Reader; readonly path: string }) {
  const { base, language } = reader;
  if (accounts.length === 1) return <p class="soft">{cleanForeignText(account.name)}</p>;
  return (
    <form method="get" action={`${base}${path}`} class="row">
      <label>
        {words.shop[language]}
        <select name="shop">
          {accounts.map(({ id, name }) => (
            <option value={id} selected={id === account.id}>
              {cleanForeignText(name)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="plain">
        {words.choose[language]}
      </button>
    </form>
  );
}

/** In place of a page that needs a shop. */
export function NoShop({ reader: { language, base, visitor } }: { readonly reader: Reader }) {
  return (
    <div class="card">
      <p>{words.none[language]}</p>
      {visitor && mayDo(visitor.role, 'close') && (
        <p>
          <a class="button" href={`${base}/setup`}>
            {words.setUp[language]}
          </a>
        </p>
      )}
    </div>
  );
}
