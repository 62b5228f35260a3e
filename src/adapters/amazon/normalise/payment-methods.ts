// getPaymentMethods (Transfers 2024-06-01, eight EU stores) as facts: where the money goes by default, and all methods.
import { z } from 'zod';
import type { Instant } from '../../../domain/clock.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import { canonicalList, pagesOf, readShape } from './shape.ts';

const text = z.string().nullish();
const shape = z.object({
  paymentMethods: z
    .array(
      z.object({
        paymentMethodType: text,
        tail: text,
        countryCode: text,
        accountHolderName: text,
        assignmentType: text,
      }),
    )
    .nullish(),
});

/**
 * Field `deposit-method` for the default one and `payment-method` for each, as `BANK_ACCOUNT, 677, DE, Alice Ltd`.
 * A card's expiry is left out: a renewed card is the same card.
 * @param body the whole answer
 * @throws Error naming the place when the shape is wrong
 */
export function normalisePaymentMethods(body: unknown, marketplaceId: string, at: Instant): ProfileFact[] {
  return pagesOf(body)
    .flatMap((page) => readShape(shape, page, 'paymentMethods').paymentMethods ?? [])
    .flatMap((method): ProfileFact[] => {
      const value = canonicalList([
        method.paymentMethodType,
        method.tail,
        method.countryCode,
        method.accountHolderName,
      ]);
      if (value === '') return [];
      const fact: ProfileFact = { field: 'payment-method', marketplaceId, scope: '', value, at };
      return method.assignmentType === 'DEFAULT_DEPOSIT_METHOD' ? [fact, { ...fact, field: 'deposit-method' }] : [fact];
    });
}
