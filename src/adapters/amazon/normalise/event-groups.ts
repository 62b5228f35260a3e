// listFinancialEventGroups (Finances v0) as facts: the last digits of the account that each payout went to.
import { z } from 'zod';
import type { ProfileFact } from '../../../domain/profile.ts';
import { canonicalText, isoInstant, pagesOf, readShape } from './shape.ts';

const total = z.object({ CurrencyCode: z.string().nullish() }).nullish();
const shape = z.object({
  FinancialEventGroupList: z
    .array(
      z.object({
        AccountTail: z.string().nullish(),
        OriginalTotal: total,
        ConvertedTotal: total,
        FundTransferDate: isoInstant.nullish(),
        FinancialEventGroupStart: isoInstant.nullish(),
        FinancialEventGroupEnd: isoInstant.nullish(),
      }),
    )
    .nullish(),
});

/**
 * One fact per payout that names its account, oldest first: field `payout-account-tail`, scope the payout's currency
 * (a seller in Europe is paid per currency, each to its own account). Tails differ in length: they are text.
 * @param body one whole answer or an array of pages
 * @throws Error naming the place when the shape is wrong
 */
export function normaliseEventGroups(body: unknown): ProfileFact[] {
  return pagesOf(body)
    .flatMap((page) => readShape(shape, page, 'financialEventGroups').FinancialEventGroupList ?? [])
    .flatMap((group): ProfileFact[] => {
      const value = canonicalText(group.AccountTail);
      const at = group.FundTransferDate ?? group.FinancialEventGroupEnd ?? group.FinancialEventGroupStart;
      if (value === '' || at == null) return [];
      const scope = group.OriginalTotal?.CurrencyCode ?? group.ConvertedTotal?.CurrencyCode ?? '';
      return [{ field: 'payout-account-tail', marketplaceId: null, scope, value, at }];
    })
    .sort((a, b) => a.at - b.at);
}
