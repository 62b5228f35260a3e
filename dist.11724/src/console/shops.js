import { severities } from '../domain/watch/severity.js';
import { cleanForeignText } from '../messages/language/foreign-text.js';
import { watchStateOf } from '../watch/freshness.js';
import { folded, pageOf } from './paging.js';
const shopsShown = 50;
export const shown = ['all', 'open', 'unseen', 'quiet'];
export const isClosed = ({ status }) => status === 'resolved' || status === 'dismissed';
const rankOf = ({ severity }) => severities.indexOf(severity);
/** Each shop with its incidents; the one with the worst open incident first, then those not all seen, then by name. */
export function shopsNow(watched, outlines) {
    const byShop = new Map();
    for (const one of outlines) {
        const some = byShop.get(one.accountId);
        if (some)
            some.push(one);
        else
            byShop.set(one.accountId, [one]);
    }
    const weightOf = ({ open, state }) => {
        const [worst] = open;
        return worst ? rankOf(worst) + 1 : state === 'seen' ? 0 : 0.5;
    };
    const collator = new Intl.Collator();
    return watched
        .map((one) => {
        const own = byShop.get(one.account.id) ?? [];
        return {
            ...one,
            state: watchStateOf(one),
            open: own.filter((some) => !isClosed(some)).sort((a, b) => rankOf(b) - rankOf(a) || b.visibleAt - a.visibleAt),
            closed: own.filter(isClosed).sort((a, b) => b.visibleAt - a.visibleAt),
        };
    })
        .sort((a, b) => weightOf(b) - weightOf(a) || collator.compare(a.account.name, b.account.name));
}
const isShown = {
    all: () => true,
    open: ({ open }) => open.length > 0,
    unseen: ({ state }) => state !== 'seen',
    quiet: ({ open, state }) => open.length === 0 && state === 'seen',
};
export function findShops(all, { search, show, page }) {
    const wanted = folded(search.trim());
    const matches = ({ account: { id, name, sellerId } }) => wanted === '' || [id, cleanForeignText(name), sellerId ?? ''].some((text) => folded(text).includes(wanted));
    const counts = Object.fromEntries(shown.map((one) => [one, all.filter(isShown[one]).length]));
    const found = all.filter((shop) => isShown[show](shop) && matches(shop));
    const { shown: shops, ...at } = pageOf(found, page, shopsShown);
    return { shops, counts: counts, found: found.length, ...at };
}
//# sourceMappingURL=shops.js.map