// Lanes: what is on its way at once in one process, one message to each address or webhook. Who doesn't answer keeps a lane
// and holds up nobody else.
import type { ClaimOptions, OutboxRow } from '../adapters/store/port.ts';
import { type Channel, channelOf, channels, lanesOf } from '../domain/telling/recipient.ts';

type Claim = (room: Required<Pick<ClaimOptions, 'channels' | 'onTheirWay'>>) => Promise<OutboxRow | null>;

export interface Lanes {
  /** Claims a row for which there is room; null when there is none of either. Two at once take turns. */
  open(claim: Claim): Promise<OutboxRow | null>;
  /** The row is on its way no more. */
  close(row: OutboxRow): void;
}

/** @param limits lanes of each kind of channel */
export function createLanes(limits: Readonly<Record<Channel, number>> = lanesOf): Lanes {
  const open = new Map<string, Channel>();
  const hasRoom = (channel: Channel) => [...open.values()].filter((one) => one === channel).length < limits[channel];
  let turn: Promise<unknown> = Promise.resolve();
  return {
    open(claim) {
      const mine = turn.then(async () => {
        const free = channels.filter(hasRoom);
        const row = free.length === 0 ? null : await claim({ channels: free, onTheirWay: [...open.keys()] });
        if (row !== null) open.set(row.key, channelOf(row.recipient));
        return row;
      });
      turn = mine.catch(() => {});
      return mine;
    },
    close: ({ key }) => {
      open.delete(key);
    },
  };
}
