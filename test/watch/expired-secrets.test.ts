// The expired secret of an application, told once for all of its accounts.
import { describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { Part, PullRun, Sights } from '../../src/domain/watch/coverage.ts';
import { expiredSecrets } from '../../src/watch/expired-secrets.ts';
import { noon } from '../support/factories.ts';
import { anAccount } from '../support/store.ts';

const run = (part: Part, at: number, fault?: PullRun['fault']): PullRun => ({
  part,
  startedAt: at,
  finishedAt: at,
  coverage: { state: fault ? 'missing' : 'complete', reason: null, asOf: fault ? null : at },
  rows: 0,
  calls: 1,
  badRows: [],
  ...(fault && { fault }),
});
const runsOf = (fault: PullRun['fault'] | undefined, at: number) => ({
  orders: run('orders', at, fault),
  profile: run('profile', at, fault),
});

describe('an application whose secret has expired', () => {
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((id) => anAccount({ id, name: id })) as [
    never,
    never,
    never,
  ];
  const application = (clientId: string, accountIds: string[]) => ({
    ...{ clientId, secretIssuedAt: null, accountIds, solutionId: null, isDraft: false, redirectUri: null },
  });
  const applications = [application('shared', ['alice', 'bob']), application('other', ['carol'])];
  const seen = new Map([
    ['alice', runsOf(undefined, noon - 10 * minuteMs)],
    ['bob', runsOf(undefined, noon - 20 * minuteMs)],
  ]);
  type Runs = Map<string, Sights['runs']>;
  const sightsOf = (runs: Runs) =>
    new Map(['alice', 'bob', 'carol'].map((id) => [id, { runs: runs.get(id) ?? {}, seen: seen.get(id) ?? {} }]));
  const expiredAt = (at: number, now: number) => {
    const runs: Runs = new Map([
      ['alice', runsOf('secret-expired', at)],
      ['carol', runsOf(undefined, at)],
    ]);
    return expiredSecrets(applications, [alice, bob, carol], sightsOf(runs), now);
  };

  it('is one notice for all accounts that are read by it, and for no others', () => {
    const [one, ...more] = expiredAt(noon, noon);
    expect(more).toEqual([]);
    expect(one?.accounts).toEqual([alice, bob]);
    expect(one?.notice).toMatchObject({
      kind: 'lapse',
      props: { what: 'client-secret', lapsesAt: noon - 10 * minuteMs, shops: ['alice', 'bob'] },
    });
  });

  it('is the same however often it is refused, and another a week later', () => {
    const keyOf = (at: number) => expiredAt(at, at)[0]?.notice.key;
    expect(keyOf(noon + dayMs)).toBe(keyOf(noon));
    expect(keyOf(noon + 8 * dayMs)).not.toBe(keyOf(noon));
  });

  it('is none while nothing or only one part is refused', () => {
    const runs: Runs = new Map([
      ['alice', { ...runsOf(undefined, noon), orders: run('orders', noon, 'secret-expired') }],
    ]);
    expect(expiredSecrets(applications, [alice, bob, carol], sightsOf(runs), noon)).toEqual([]);
  });
});
