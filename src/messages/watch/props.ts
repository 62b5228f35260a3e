// What the messages about the watch itself share: whom they speak to, what can't be seen, and how they are laid out.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import type { AccountAsRead } from '../../domain/shop/account.ts';
import type { Coverage } from '../../domain/watch/coverage.ts';
import type { Format } from '../language/format.ts';
import { type Block, list, paragraph, title } from '../layout/blocks.ts';
import { account, consoleUrl, having, type MessageProps, moment } from '../layout/message.ts';

export interface AccountProps extends MessageProps {
  readonly account: AccountAsRead;
}

export interface SightProps extends AccountProps {
  /** Since when it is so. */
  readonly since: Instant;
  readonly coverage: Coverage;
}

export const accountShape = { account, now: moment, consoleUrl };
export const sightProps = z.object({
  ...accountShape,
  since: moment,
  coverage: having<Coverage>('orders', 'new-listings'),
}) as z.ZodType<SightProps>;

/** What it means, and what to do about it. */
export function meaningAndMending(means: readonly string[], mends: readonly string[], format: Format): Block[] {
  return [
    title(format.phrase('watch.meanwhile')),
    ...means.map(paragraph),
    title(format.phrase('watch.mend')),
    list(mends),
  ];
}
