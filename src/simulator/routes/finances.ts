// Finances v0, listFinancialEventGroups: where past payouts went. Amount and account tail, nothing on who asked.
import type { FinancialEventGroup, ListFinancialEventGroupsResponse } from '@sp-api-sdk/finances-api-v0';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { pageOf, placeOf } from '../http/paging.ts';
import type { PayoutGroup } from '../shop/payouts.ts';
import { amount, type Storefront } from '../storefronts.ts';
import { iso, minute } from '../time.ts';

function list(call: Call): Answer {
  const { query, world, now } = call;
  const after = query.time('FinancialEventGroupStartedAfter') ?? Number.NEGATIVE_INFINITY;
  const before = query.time('FinancialEventGroupStartedBefore') ?? now;
  if (after > now - 2 * minute || before < after)
    throw invalidInput('FinancialEventGroupStartedAfter must be at least two minutes ago and before its counterpart.');
  const size = query.whole('MaxResultsPerPage', 1, 100, 10);
  const place = placeOf(call, 'NextToken', ['MaxResultsPerPage']);
  const found = world.payouts(place.asOf).filter(({ startAt }) => startAt >= after && startAt <= before);
  const { items, next } = pageOf(call, place, found, size, 'NextToken', ['MaxResultsPerPage']);
  const body: ListFinancialEventGroupsResponse = {
    payload: {
      ...(next && { NextToken: next }),
      FinancialEventGroupList: items.map((group) => groupOf(group, world.store, !call.strike('unnamed-payouts'))),
    },
  };
  return { body };
}

function groupOf(
  { id, startAt, endAt, totalMinor, transfer }: PayoutGroup,
  store: Storefront,
  isNamed: boolean,
): FinancialEventGroup {
  const money = (minor: number) => ({ CurrencyCode: store.currency, CurrencyAmount: amount(minor, store) });
  return {
    FinancialEventGroupId: id,
    ProcessingStatus: endAt === null ? 'Open' : 'Closed',
    OriginalTotal: money(totalMinor),
    BeginningBalance: money(0),
    FinancialEventGroupStart: iso(startAt),
    ...(endAt !== null && { FinancialEventGroupEnd: iso(endAt) }),
    ...(transfer && {
      FundTransferStatus: transfer.status,
      FundTransferDate: iso(transfer.at),
      TraceId: transfer.traceId,
      ...(isNamed && { AccountTail: transfer.tail }),
      ConvertedTotal: money(totalMinor),
    }),
  };
}

export const finances: readonly Operation[] = [
  {
    name: 'listFinancialEventGroups',
    method: 'GET',
    path: '/finances/v0/financialEventGroups',
    rate: 0.5,
    burst: 30,
    answer: list,
  },
];
