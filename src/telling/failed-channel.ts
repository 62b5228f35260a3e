// A channel that fails is told through the others: an alarm that nobody hears must not look like silence.
import type { OwedRow } from '../adapters/store/port.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
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
  const day = new Date(Math.floor(now / dayMs) * dayMs).toISOString().slice(0, 10);
  return recipients
    .filter(({ address, gets }) => address !== failure.channel && gets.includes('upkeep'))
    .map(({ address }) => ({
      key: `channel-failed/${accountId}/${failure.channel}/${day}/${address}`,
      accountId,
      incidentId: null,
      revision: 0,
      kind: 'channel-failed',
      reason: 'channel-failed',
      recipient: address,
      props: failure,
      createdAt: now,
    }));
}
