// The list of all channels, by id: a channel is listed once, in index.ts.
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import * as registry from './index.ts';

export const channelKinds: readonly ChannelKind[] = Object.values(registry).sort((a, b) => (a.id < b.id ? -1 : 1));

/** The kind of that id; null for one that this version doesn't know. */
export function findKind(id: string): ChannelKind | null {
  return channelKinds.find((one) => one.id === id) ?? null;
}
