import { hash, poisson, random } from '../random.js';
import { day, hour } from '../time.js';
import { letters } from './letters.js';
import { mailBytes } from './mail-bytes.js';
import { buyerMails, depositMails, listingMails, orderMails } from './seller-mails.js';
/** Days of mail that lie there when the story begins; where mails are all there is, as many as tell what is usual. */
const [historyDays, longHistoryDays] = [32, 120];
/** Of an ordinary day's mail: Bob and the rest of the world, Amazon's advertising, a fake now and then. */
const ordinary = [
    [0.9, 'everyday'],
    [0.97, 'news'],
    [1, 'fake-locked'],
];
/** Null where the story has no mailbox that is watched. */
export function createPost(plan, seed, store, deeds, whenOf, lasts, shop) {
    if (plan.mailsPerDay === undefined)
        return null;
    const { orders, listings, payouts } = shop;
    const arrivals = [
        ...(plan.mailsOrders ? orderMails(orders, store) : []),
        ...(plan.mailsRest
            ? [...listingMails(listings, store), ...depositMails(payouts, store), ...buyerMails(orders, store, seed)]
            : []),
    ];
    const days = Math.ceil(lasts / day);
    for (let n = plan.mailsOrders ? -longHistoryDays : -historyDays; n < days; n++) {
        const rng = random(seed, n, 'mail');
        for (let left = poisson(plan.mailsPerDay, rng); left > 0; left--) {
            // People write by day.
            const at = whenOf(n * day + 7 * hour + Math.floor(rng.next() * 16 * hour));
            const drawn = rng.next();
            arrivals.push({ at, letter: ordinary.find(([share]) => drawn < share)?.[1] ?? 'everyday' });
        }
    }
    for (const deed of deeds) {
        if (deed.deed !== 'mail')
            continue;
        const { count = 1, over = 0, letter } = deed;
        const rng = random(seed, deed.at, letter);
        for (let i = 0; i < count; i++)
            arrivals.push({ at: whenOf(deed.at) + Math.floor(rng.next() * over), letter });
    }
    arrivals.sort((a, b) => a.at - b.at);
    const owner = plan.profile.contactName;
    const mails = arrivals.map(({ at, letter, told }, i) => {
        let raw = null;
        return {
            uid: i + 1,
            receivedAt: at,
            raw: () => {
                const n = hash(seed, i, 'letter') % 1_000_000;
                raw ??= mailBytes({
                    letter: letters[letter][plan.language],
                    store: store.name,
                    owner,
                    n,
                    receivedAt: at,
                    ...(told && { told }),
                });
                return raw;
            },
        };
    });
    return {
        arrived(now) {
            const next = mails.findIndex(({ receivedAt }) => receivedAt > now);
            return next === -1 ? mails : mails.slice(0, next);
        },
    };
}
//# sourceMappingURL=post.js.map