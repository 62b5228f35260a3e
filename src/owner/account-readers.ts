// Reads what people type about an account, wherever they type it: the value, or what is wrong with it.

import { isTimeZone } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import { findMarketplace, type Marketplace, marketplaces } from '../domain/marketplace.ts';
import type { Account } from '../domain/shop/account.ts';
import { isMailAddress, isSameAddress } from '../domain/telling/recipient.ts';
import type { Text } from '../domain/text/text.ts';

/** How a shop can be seen. An Individual plan can't authorise the API. */
export const accesses = ['api', 'mailbox', 'both'] as const;
export type Access = (typeof accesses)[number];

/** What was typed stands between the quotes of each language. */
const refuse = (en: string, ja: string, hint: Text): never => {
  throw new UserError({ en, ja }, hint);
};

function name(typed: string): string {
  const text = typed.trim();
  if (text !== '' && text.length <= 100 && !/\p{Cc}/u.test(text)) return text;
  return refuse(`"${text}" is no name`, `「${text}」は名前にできません`, {
    en: 'say it in at most 100 characters, on one line',
    ja: '1行、100文字までで入力してください',
  });
}

/** What a mailbox or a channel is called in commands. */
function shortName(typed: string): string {
  const text = typed.trim();
  if (/^[\w-]{1,40}$/.test(text)) return text;
  return refuse(`"${text}" can't be a name`, `「${text}」は名前にできません`, {
    en: 'use letters, digits and dashes, at most 40',
    ja: '英数字とハイフン、下線だけで40文字までにしてください',
  });
}

function marketplace(word: string): Marketplace {
  const country = word.toUpperCase() === 'UK' ? 'GB' : word.toUpperCase();
  const found = findMarketplace(word) ?? marketplaces.find((place) => place.country === country);
  if (found) return found;
  const known = marketplaces.map((place) => place.country).join(', ');
  return refuse(
    `"${word}" is no marketplace that Rusuban knows`,
    `「${word}」は留守番の知らないマーケットプレイスです`,
    {
      en: `use a marketplace id or one of: ${known}`,
      ja: `マーケットプレイスID、または次のどれかを入力してください：${known}`,
    },
  );
}

/** At least one, all of one region, home first. */
function readMarketplaces(typed: string): readonly [Marketplace, ...Marketplace[]] {
  const words = typed.split(/[,、，\s]+/).filter((word) => word !== '');
  const [home, ...others] = [...new Set(words.map(marketplace))];
  if (!home)
    return refuse('no marketplace was given', 'マーケットプレイスが指定されていません', {
      en: 'give at least one: JP',
      ja: '一つ以上入力してください：JP',
    });
  if (others.every(({ region }) => region === home.region)) return [home, ...others];
  return refuse(
    'these marketplaces lie in different regions of Amazon',
    'Amazonの地域が異なるマーケットプレイスが混ざっています',
    {
      en: 'each region has its own authorisation: add one account for each region',
      ja: '認証は地域ごとです。地域ごとに別のアカウントとして追加してください',
    },
  );
}

function address(typed: string): string {
  const plain = typed.trim();
  if (isMailAddress(plain)) return plain;
  return refuse(`"${plain}" is not an e-mail address`, `「${plain}」はメールアドレスではありません`, {
    en: 'write it like alice@example.com',
    ja: 'alice@example.com のように入力してください',
  });
}

function otherAddress(typed: string, than: string): string {
  const plain = address(typed);
  if (!isSameAddress(plain, than)) return plain;
  return refuse(`${plain} is told already`, `${plain} はすでに送り先です`, {
    en: 'name someone else, or leave it empty',
    ja: '別の方を指定するか、空欄にしてください',
  });
}

/** New listings are asked for under it (searchListingsItems), and no other operation tells it. */
function sellerId(typed: string): string {
  const token = typed.trim();
  if (/^[A-Z0-9]{5,30}$/.test(token)) return token;
  return refuse(`"${token}" is not a merchant token`, `「${token}」は出品者トークンではありません`, {
    en: 'it is capital letters and digits, like A2EXAMPLE12345',
    ja: 'A2EXAMPLE12345 のような、英大文字と数字です',
  });
}

type Shop = Pick<Account, 'sellerId' | 'region' | 'marketplaceIds'>;

/** The same seller, on one of the same marketplaces. */
export function isSameShop(one: Shop, other: Shop): boolean {
  const isThere = one.marketplaceIds.some((place) => other.marketplaceIds.includes(place));
  return one.sellerId === other.sellerId && one.region === other.region && isThere;
}

/** One that isn't watched on any of these marketplaces: each alert would come twice. */
function newSellerId(
  typed: string,
  { region, marketplaceIds }: Pick<Account, 'region' | 'marketplaceIds'>,
  known: readonly Account[],
): string {
  const token = sellerId(typed);
  const same = known.find((one) => isSameShop(one, { sellerId: token, region, marketplaceIds }));
  if (!same) return token;
  return refuse(
    `the shop ${token} is watched there already, as ${same.id}`,
    `出品者 ${token} は、すでに ${same.id} として見守っています`,
    {
      en: `to change it: rusuban account edit ${same.id}; another marketplace of the same seller can be an account of its own`,
      ja: `変更するには rusuban account edit ${same.id}。同じ出品者の別のマーケットプレイスなら、別のアカウントとして追加できます`,
    },
  );
}

/** 1, 2 or 3, as the question numbers them, or the word. */
function access(typed: string): Access {
  const word = typed.trim().toLowerCase().normalize('NFKC');
  const found = accesses.find((one, i) => one === word || `${i + 1}` === word);
  if (found) return found;
  return refuse(`"${typed}" is no way to see a shop`, `「${typed}」という見守り方はありません`, {
    en: 'type 1 (api), 2 (mailbox) or 3 (both)',
    ja: '1（api）、2（mailbox）、3（both）のいずれかを入力してください',
  });
}

function timeZone(typed: string): string {
  if (isTimeZone(typed)) return typed;
  return refuse(`"${typed}" is not a time zone`, `「${typed}」はタイムゾーンではありません`, {
    en: 'write it like Asia/Tokyo or Europe/Berlin',
    ja: 'Asia/Tokyo や Europe/Berlin のように入力してください',
  });
}

function id(typed: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(typed)) return typed;
  return refuse(`"${typed}" can't be an account's id`, `「${typed}」はアカウントのIDにできません`, {
    en: 'use small letters, digits and hyphens, 40 at the most',
    ja: '英小文字・数字・ハイフンで40文字まで',
  });
}

/** Each @throws UserError */
export const accountReaders = {
  name,
  shortName,
  marketplaces: readMarketplaces,
  address,
  otherAddress,
  sellerId,
  newSellerId,
  access,
  timeZone,
  id,
};

/** A short name made from the owner's where that has two Latin letters, or `shop`; numbered when it is taken. */
export function freeId(name: string, taken: readonly string[]): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  // "1号店" would be `1`: a number names no shop.
  const base = /[a-z]{2}/.test(latin) ? latin.replace(/-+$/, '') : 'shop';
  if (!taken.includes(base)) return base;
  for (let n = 2; ; n++) if (!taken.includes(`${base}-${n}`)) return `${base}-${n}`;
}
