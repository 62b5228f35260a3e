// What the log says is told: every entry after which less is told owes every recipient a message, whoever wrote it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LogAction, type LogEntry, logActions } from '../../../../src/domain/owner/log-entry.ts';
import { toldActions } from '../../../../src/domain/owner/told-entries.ts';
import { newRecipient } from '../../../../src/domain/telling/recipient.ts';
import { aliceCredentials, anAccount, openTestStore, pauseOf, seenAt, type TestStore } from '../../../support/store.ts';
import { setRecipients } from '../../../support/told-store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
beforeEach(async () => {
  await test.store.removeAccount('alice');
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
  const reportsOnly = { ...newRecipient('carol@example.com'), gets: ['reports'] as const };
  const atNight = { ...newRecipient('bob@example.com'), quietHours: { fromMinute: 0, toMinute: 1439 } };
  await setRecipients(test.store, newRecipient('alice@example.com'), atNight, reportsOnly);
});
afterAll(() => test?.close());

const entry = (what: LogAction, more: Partial<LogEntry> = {}): LogEntry => ({
  ...pauseOf('alice', seenAt),
  what,
  ...more,
});
async function owed(): Promise<string[]> {
  const addresses = ['alice@example.com', 'bob@example.com', 'carol@example.com'];
  const counts = await Promise.all(
    addresses.map((recipient) => test.store.pendingOutbox({ recipient, kind: 'watch-changed' })),
  );
  return addresses.filter((_, place) => (counts[place] ?? 0) > 0);
}
const everyone = ['alice@example.com', 'bob@example.com', 'carol@example.com'];

describe('an entry of the log', () => {
  it.each(toldActions)('%s is told to everyone, whatever they chose to get', async (what) => {
    await test.store.appendLog(entry(what, { detail: { about: 'payout-change', stillStanding: 1 } }));
    expect(await owed()).toEqual(everyone);
  });

  it.each(logActions.filter((what) => !(toldActions as readonly string[]).includes(what)))(
    '%s is not',
    async (what) => {
      await test.store.appendLog(entry(what));
      expect(await owed()).toEqual([]);
    },
  );

  it('of what is really over is told by the all-clear, and a note keeps nothing quiet', async () => {
    await test.store.appendLog(entry('incident-resolved'));
    await test.store.appendLog(entry('planned-added', { detail: { about: 'other' } }));
    expect(await owed()).toEqual([]);
  });

  it('that came through a link is told to all but its reader', async () => {
    await test.store.appendLog(entry('incident-seen', { who: 'alice@example.com', via: 'link' }));
    expect(await owed()).toEqual(['bob@example.com', 'carol@example.com']);
  });
});

describe('a pause', () => {
  it('and the end of one are logged and told with what they do, once', async () => {
    const { store } = test;
    expect(await store.setPaused('alice', seenAt, entry('account-paused'))).toBe(true);
    expect(await store.setPaused('alice', seenAt, entry('account-paused'))).toBe(false);
    expect(await store.setPaused('alice', null, entry('account-resumed'))).toBe(true);
    expect((await store.readLog({ accountId: 'alice', limit: 2 })).map(({ what }) => what)).toEqual([
      'account-resumed',
      'account-paused',
    ]);
    expect(await store.pendingOutbox({ kind: 'watch-changed' })).toBe(6);
  });
});
