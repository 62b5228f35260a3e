// What is told about the watch itself: when a part counts as blind, and which permission runs out.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { blindnessOf, unseenTooLong } from '../../src/watch/blindness.ts';
import type { PartFreshness } from '../../src/watch/freshness.ts';
import { everyMs } from '../../src/watch/schedule.ts';
import { authorisationNotices, secretNotices } from '../../src/watch/upkeep.ts';

const now = Date.UTC(2026, 2, 1, 12);
const alice = { id: 'alice' };
const unseen = (part: PartFreshness['part'], agoMs: number): PartFreshness => ({
  part,
  seenAt: now - agoMs,
  missed: Math.floor(agoMs / everyMs[part]) - 1,
  reason: "Amazon can't be reached.",
  isAbsent: false,
  nextAt: now,
});
const shop = (id: string, region: 'fe' | 'eu' = 'fe') => ({ id, region });
/** Of shops that are all watched by the same process, each with what it hasn't seen. */
function told(shops: [{ id: string; region: 'fe' | 'eu' }, PartFreshness[]][], startedAt = 0, at = now) {
  const blind = shops.flatMap(([account, freshness]) => {
    const parts = unseenTooLong(freshness, at, everyMs, startedAt);
    return parts.length === 0 ? [] : [{ account, parts }];
  });
  const watched = shops.map(([account]) => account);
  return blindnessOf(blind, watched, at, startedAt).map(({ accounts, notice }) => ({
    ...notice,
    ids: accounts.map(({ id }) => id),
  }));
}
const noticed = (parts: PartFreshness[], startedAt = 0, at = now) => told([[shop('alice'), parts]], startedAt, at);

describe('blindness', () => {
  it('is told once a part has missed four intervals and half an hour', () => {
    expect(noticed([unseen('orders', 29 * minuteMs)])).toEqual([]);
    expect(noticed([unseen('orders', 30 * minuteMs)])).toMatchObject([{ kind: 'blind' }]);
    expect(noticed([unseen('profile', 60 * minuteMs)])).toEqual([]);
    expect(noticed([unseen('profile', 75 * minuteMs)])).toMatchObject([{ kind: 'blind' }]);
  });

  it('is one message for all parts, the same while it lasts, and again each day', () => {
    const first = noticed([unseen('new-listings', hourMs), unseen('orders', hourMs)]);
    expect(first).toHaveLength(1);
    const later = (ms: number) =>
      noticed(
        [unseen('new-listings', hourMs + ms)].map((part) => ({ ...part, seenAt: now - hourMs })),
        0,
        now + ms,
      );
    expect(later(5 * hourMs)[0]?.key).toBe(first[0]?.key);
    expect(later(dayMs)[0]?.key).not.toBe(first[0]?.key);
  });

  it('is not told of the time in which the program did not run', () => {
    const asleep = unseen('orders', 9 * hourMs);
    expect(noticed([asleep], now - 29 * minuteMs)).toEqual([]);
    expect(noticed([asleep], now - 30 * minuteMs)).toHaveLength(1);
  });
});

describe('blindness of several accounts', () => {
  const [gone, other] = [[unseen('orders', hourMs)], [unseen('profile', 2 * hourMs)]];

  it('is one notice where most of a region are blind: it is no trouble of one shop', () => {
    const notices = told([
      [shop('alice'), gone],
      [shop('bob'), other],
      [shop('carol'), gone],
      [shop('dave'), []],
      [shop('erin', 'eu'), []],
    ]);
    expect(notices).toMatchObject([
      { ids: ['alice', 'bob', 'carol'], props: { isShared: true, shop: null, parts: ['orders', 'profile'] } },
    ]);
    expect(notices[0]?.key).not.toContain('alice');
  });

  it('is the same notice while the accounts are seen again one by one, and another a day later', () => {
    const at = (agoMs: number) => [unseen('orders', agoMs)];
    const all: Parameters<typeof told>[0] = [
      [shop('alice'), at(50 * minuteMs)],
      [shop('bob'), at(45 * minuteMs)],
      [shop('carol'), at(40 * minuteMs)],
    ];
    const [whole] = told(all);
    const recovering = told([[shop('alice'), []], ...all.slice(1)]);
    expect(recovering.map(({ key }) => key)).toEqual([whole?.key]);
    const [later] = told(all, 0, now + dayMs);
    expect(later?.key).not.toBe(whole?.key);
  });

  it('is each shop’s own where most others of its region are seen', () => {
    const notices = told([
      [shop('alice'), gone],
      [shop('bob'), gone],
      [shop('carol'), []],
      [shop('dave'), []],
      [shop('frank'), []],
      [shop('erin', 'eu'), gone],
    ]);
    expect(notices.map(({ ids }) => ids)).toEqual([['alice'], ['bob'], ['erin']]);
    expect(notices.map(({ props }) => props)).not.toContainEqual(expect.objectContaining({ isShared: true }));
  });
});

describe('permissions that run out', () => {
  const keys = (leftDays: number) =>
    authorisationNotices({ id: 'alice', authorisedAt: now - (365 - leftDays) * dayMs }, now).map(({ key }) =>
      key.split('/').at(-1),
    );
  it('are told 30 and 7 days before, and only the nearer one to whoever comes late', () => {
    expect(keys(31)).toEqual([]);
    expect(keys(30)).toEqual(['30']);
    expect(keys(8)).toEqual(['30']);
    expect(keys(7)).toEqual(['7']);
    expect(keys(-1)).toEqual(['7']);
  });

  it('are the authorisation of an account after a year, where it is known when it was given', () => {
    expect(authorisationNotices(alice, now)).toEqual([]);
    const [notice] = authorisationNotices({ id: 'alice', authorisedAt: now - 360 * dayMs }, now);
    expect(notice?.props).toEqual({ what: 'authorisation', lapsesAt: now + 5 * dayMs });
  });

  it('are the secret of an application after 180 days, by whose name nobody is told twice', () => {
    const clientId = 'amzn1.application-oa2-client.0123456789abcdef';
    const shops = [{ name: 'Alice' }, { name: 'Carol' }];
    expect(secretNotices({ clientId, secretIssuedAt: null }, shops, now)).toEqual([]);
    const [notice, ...others] = secretNotices({ clientId, secretIssuedAt: now - 170 * dayMs }, shops, now);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      key: expect.stringContaining(clientId),
      props: { what: 'client-secret', lapsesAt: now + 10 * dayMs, application: '89abcdef', shops: ['Alice', 'Carol'] },
    });
  });
});
