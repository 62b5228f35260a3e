// listFinancialEventGroups (Finances v0) as facts: the last digits of the account that each payout went to.
import { z } from 'zod';
import { canonicalText, entries, isoInstant, readPages } from './shape.js';
const text = z.string().nullish();
const total = z.object({ CurrencyCode: text, CurrencyAmount: z.number().nullish() }).nullish();
const shape = z.object({
    NextToken: text,
    FinancialEventGroupList: entries(z.object({
        FinancialEventGroupId: text,
        AccountTail: text,
        OriginalTotal: total,
        ConvertedTotal: total,
        FundTransferDate: isoInstant.nullish(),
        FinancialEventGroupStart: isoInstant.nullish(),
        FinancialEventGroupEnd: isoInstant.nullish(),
    })).nullable(),
});
/**
 * One fact per payout that names its account, oldest first: field `payout-account-tail`, scope the payout's currency
 * (a seller in Europe is paid per currency, each to its own account). Tails differ in length: they are text.
 * @param body one whole answer or an array of pages
 * @throws Error naming the place when nothing of it can be read
 */
export function normaliseEventGroups(body) {
    const { value: pages, lost } = readPages(shape, body, 'financialEventGroups');
    const groups = pages.flatMap((page) => page.FinancialEventGroupList ?? []);
    const unclear = [];
    const unnamed = [];
    const facts = groups.flatMap((group, index) => {
        const { AccountTail, OriginalTotal, ConvertedTotal, FundTransferDate } = group;
        const value = canonicalText(AccountTail);
        const at = FundTransferDate ?? group.FinancialEventGroupEnd ?? group.FinancialEventGroupStart;
        const currency = OriginalTotal?.CurrencyCode ?? ConvertedTotal?.CurrencyCode;
        const scope = currency ?? '';
        const place = `financialEventGroups.FinancialEventGroupList[${index}]`;
        // Money that moved went somewhere. Unreadable fields are among the lost already.
        const hasMoved = FundTransferDate != null && OriginalTotal?.CurrencyAmount !== 0;
        if (value === '') {
            if (hasMoved)
                unnamed.push({ scope, at: FundTransferDate });
            return [];
        }
        if (at === undefined)
            unclear.push(`${place}: an account without a date`);
        if (currency === undefined)
            unclear.push(`${place}: an account without its currency`);
        if (at == null)
            return [];
        return [{ field: 'payout-account-tail', marketplaceId: null, scope, value, at }];
    });
    facts.sort((a, b) => a.at - b.at);
    const named = new Map(facts.map(({ scope, at }) => [scope, at]));
    // Older ones don't matter: the newest that is named says where the money goes.
    const last = unnamed.filter(({ scope, at }) => at > (named.get(scope) ?? 0));
    if (last.length > 0)
        unclear.push(`financialEventGroups: the last ${last.length} transfers name no account`);
    return {
        value: {
            facts,
            ids: groups.map((group) => group.FinancialEventGroupId ?? JSON.stringify(group)),
            nextToken: pages.at(-1)?.NextToken || null,
        },
        lost: [...lost, ...unclear],
    };
}
//# sourceMappingURL=event-groups.js.map