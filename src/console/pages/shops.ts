// Which shops the first page shows: the worst first, those that were searched for, so many at a time. Pure.
import type { IncidentOutline } from '../../domain/watch/incident.ts';
import { severities } from '../../domain/watch/severity.ts';
import { type ShopOutline, stateOf, type WatchState } from '../../domain/watch/shop-outline.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { folded, pageOf } from '../parts/paging.tsx';

const shopsShown = 50;
export const shown = ['all', 'open', 'unseen', 'quiet'] as const;
export type Shown = (typeof shown)[number];

export interface ShopNow extends ShopOutline {
  readonly state: WatchState;
  /** The worst first. */
  readonly open: readonly IncidentOutline[];
}

export interface ShopQuery {
  readonly search: string;
  readonly show: Shown;
  /** From 1. */
  readonly page: number;
}

export interface ShopsFound {
  readonly shops: readonly ShopNow[];
  /** Of all shops, whatever was searched for. */
  readonly counts: Readonly<Record<Shown, number>>;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
}

const rankOf = ({ severity }: IncidentOutline): number => severities.indexOf(severity);

/** Each shop with its open incidents; the one with the worst open incident first, then those not all seen, then by name. */
export function shopsNow(shops: readonly ShopOutline[], open: readonly IncidentOutline[]): ShopNow[] {
  const byShop = new Map<string, IncidentOutline[]>();
  for (const one of open) {
    const some = byShop.get(one.accountId);
    if (some) some.push(one);
    else byShop.set(one.accountId, [one]);
  }
  const weightOf = ({ open, state }: ShopNow) => {
    const [worst] = open;
    return worst ? rankOf(worst) + 1 : state === 'seen' ? 0 : 0.5;
  };
  const collator = new Intl.Collator();
  return shops
    .map((one): ShopNow => {
      const own = byShop.get(one.id) ?? [];
      const worstFirst = [...own].sort((a, b) => rankOf(b) - rankOf(a) || b.visibleAt - a.visibleAt);
      return { ...one, state: stateOf(one), open: worstFirst };
    })
    .sort((a, b) => weightOf(b) - weightOf(a) || collator.compare(a.name, b.name));
}

const isShown: Readonly<Record<Shown, (shop: ShopNow) => boolean>> = {
  all: () => true,
  open: ({ open }) => open.length > 0,
  unseen: ({ state }) => state !== 'seen',
  quiet: ({ open, state }) => open.length === 0 && state === 'seen',
};

export function findShops(all: readonly ShopNow[], { search, show, page }: ShopQuery): ShopsFound {
  const wanted = folded(search.trim());
  const matches = ({ id, name, sellerId }: ShopNow) =>
    wanted === '' || [id, cleanForeignText(name), sellerId ?? ''].some((text) => folded(text).includes(wanted));
  const counts = Object.fromEntries(shown.map((one) => [one, all.filter(isShown[one]).length]));
  const found = all.filter((shop) => isShown[show](shop) && matches(shop));
  const { shown: shops, ...at } = pageOf(found, page, shopsShown);
  return { shops, counts: counts as ShopsFound['counts'], found: found.length, ...at };
}
