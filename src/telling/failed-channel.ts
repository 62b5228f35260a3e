// A channel that fails is told through the others: an alarm that nobody hears must not look like silence.

import type { OwedRow } from '../adapters/store/port.ts';
import { type Instant, toIso } from '../domain/clock.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import type { Recipient } from '../domain/telling/recipient.ts';
import type { ChannelFailedProps } from '../messages/watch/channel-failed.ts';

export type ChannelFailure = Pick<ChannelFailedProps, 'channel' | 'detail' | 'since' | 'waiting'>;

/** One message for each of the others who want to hear of such things; the same ones all day, so owing them again is nothing. */
export function failedChannel(
  accountId: string,
  failure: ChannelFailure,
  recipients: readonly Recipient[],
  now: Instant,
): OwedRow[] {
  const others = recipients.filter(({ address, gets }) => address !== failure.channel && gets.includes('upkeep'));
  const kind = 'channel-failed';
  const key = `${kind}/${accountId}/${failure.channel}/${toIso(now).slice(0, 10)}`;
  const addresses = others.map(({ address }) => address);
  return owedToEach(addresses, accountId, { key, kind, reason: kind, props: failure }, now);
}
