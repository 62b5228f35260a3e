// The laws of all channels, each against a real receiver in its service's place.
import { describe, expect, it } from '@jest/globals';
import { channelKinds } from '../../src/channels/all.ts';
import { testChannelLaws } from '../support/channel-laws.ts';

it('channels have ids of their own, of which an address can be made', () => {
  const ids = channelKinds.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+$/.test(id) || id === 'webhook')).toEqual([]);
});

describe.each(channelKinds)('a channel of the kind $id', (kind) => testChannelLaws(kind));
