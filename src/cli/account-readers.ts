// Reads what people type about an account, from a flag or at a question: the value, or what is wrong with it.

import { isTimeZone } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import { findMarketplace, type Marketplace, marketplaces } from '../domain/marketplace.ts';
import type { Account } from '../domain/shop/account.ts';
import { isMailAddress, isSameAddress } from '../domain/telling/recipient.ts';
import { refusal } from './words/index.ts';

/** How a shop can be seen. An Individual plan can't authorise the API. */
export const accesses = ['api', 'mailbox', 'both'] as const;
export type Access = (typeof accesses)[number];

function name(typed: string): string {
  const text = typed.trim();
  if (text === '' || text.length > 100 || /\p{Cc}/u.test(text)) throw refusal((w) => [w.notAName(text), w.nameHint]);
  return text;
}

function marketplace(word: string): Marketplace {
  const country = word.toUpperCase() === 'UK' ? 'GB' : word.toUpperCase();
  const found = findMarketplace(word) ?? marketplaces.find((place) => place.country === country);
  if (found) return found;
  const known = marketplaces.map((place) => place.country).join(', ');
  throw refusal((w) => [w.unknownMarketplace(word), w.marketplaceHint(known)]);
}

/** At least one, all of one region, home first. */
function readMarketplaces(typed: string): readonly [Marketplace, ...Marketplace[]] {
  const words = typed.split(/[,、，\s]+/).filter((word) => word !== '');
  const [home, ...others] = [...new Set(words.map(marketplace))];
  if (!home) throw refusal((w) => [w.noMarketplace, w.noMarketplaceHint]);
  if (others.some(({ region }) => region !== home.region)) throw refusal((w) => [w.regions, w.regionsHint]);
  return [home, ...others];
}

function address(typed: string): string {
  const plain = typed.trim();
  if (isMailAddress(plain)) return plain;
  throw refusal((w) => [w.notAnAddress(plain), w.addressHint]);
}

function otherAddress(typed: string, than: string): string {
  const plain = address(typed);
  if (isSameAddress(plain, than)) throw refusal((w) => [w.sameAddress(plain), w.sameAddressHint]);
  return plain;
}

/** New listings are asked for under it (searchListingsItems), and no other operation tells it. */
function sellerId(typed: string): string {
  const token = typed.trim();
  if (/^[A-Z0-9]{5,30}$/.test(token)) return token;
  throw refusal((w) => [w.notASellerId(token), w.sellerIdHint]);
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
  if (same) throw refusal((w) => [w.sellerKnown(token, same.id), w.sellerKnownHint(same.id)]);
  return token;
}

/** 1, 2 or 3, as the question numbers them, or the word. */
function access(typed: string): Access {
  const word = typed.trim().toLowerCase().normalize('NFKC');
  const found = accesses.find((one, i) => one === word || `${i + 1}` === word);
  if (found) return found;
  throw new UserError(
    { en: `"${typed}" is no way to see a shop`, ja: `「${typed}」という見守り方はありません` },
    {
      en: 'type 1 (api), 2 (mailbox) or 3 (both)',
      ja: '1（api）、2（mailbox）、3（both）のいずれかを入力してください',
    },
  );
}

function timeZone(typed: string): string {
  if (isTimeZone(typed)) return typed;
  throw refusal((w) => [w.notATimeZone(typed), w.timeZoneHint]);
}

function id(typed: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(typed)) return typed;
  throw refusal((w) => [w.notAnId(typed), w.idHint]);
}

/** Each @throws UserError */
export const accountReaders = {
  name,
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
