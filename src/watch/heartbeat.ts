// Is the watch itself well: every account seen and looked at in time, mails going out. Told to the heartbeat's address.
import type { Heartbeat } from '../adapters/heartbeat.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, hourMs, minuteMs } from '../domain/clock.ts';
import { freshnessOf, mailedAfter, noSights } from './freshness.ts';
import type { Intervals } from './schedule.ts';

export interface HeartbeatDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly intervals: Intervals;
  readonly heartbeat: Heartbeat | null;
}

/** Looks come at least every 15 minutes, and a message waits for a minute's sweep at the most. */
const lookLimitMs = hourMs;
const mailLimitMs = 30 * minuteMs;
/** Lines told at the most. */
const shown = 50;

/** Tells that a check begins, and how it ended. Returns what is wrong. */
export async function beat(deps: HeartbeatDeps): Promise<string[]> {
  const { heartbeat } = deps;
  if (heartbeat === null) return [];
  await heartbeat.beat('start');
  const problems = await problemsOf(deps);
  if (problems.length === 0) await heartbeat.beat('success', 'every account is watched');
  else await heartbeat.beat('fail', problems.slice(0, shown).join('\n'));
  return problems;
}

/** What is wrong with the watch, one line each; accounts by their ids only. */
export async function problemsOf({ store, clock, intervals }: Omit<HeartbeatDeps, 'heartbeat'>): Promise<string[]> {
  const now = clock.now();
  const [accounts, sights, looks, outbox] = [
    await store.listAccounts(),
    await store.lastSights(),
    await store.lastLooks(),
    await store.outboxBacklog(now),
  ];
  const problems: string[] = [];
  for (const account of accounts) {
    const { id, pausedAt } = account;
    if (pausedAt !== undefined) continue;
    const parts = freshnessOf(account, sights.get(id) ?? noSights, now, intervals);
    const blind = parts.filter(({ missed }) => missed >= mailedAfter).map(({ part }) => part);
    if (blind.length > 0) problems.push(`${id}: not seen: ${blind.join(', ')}`);
    const lookedAt = looks.get(id);
    if (lookedAt !== undefined && now - lookedAt > lookLimitMs)
      problems.push(`${id}: not looked at for ${Math.floor((now - lookedAt) / minuteMs)} minutes`);
  }
  if (outbox.oldestMs > mailLimitMs)
    problems.push(
      `${outbox.late === 1 ? '1 message waits' : `${outbox.late} messages wait`}, the oldest for ${Math.floor(outbox.oldestMs / minuteMs)} minutes`,
    );
  return problems;
}
