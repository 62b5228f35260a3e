// Is the watch itself well: every account seen and looked at in time, mails going out. Told to the heartbeat's address.
import type { Heartbeat } from '../adapters/heartbeat.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, hourMs, minuteMs } from '../domain/clock.ts';
import { unseenTooLong } from './blindness.ts';
import { freshnessOf, noSights } from './freshness.ts';
import type { Intervals } from './schedule.ts';
import { awakeSince, type UpkeepDeps } from './upkeep.ts';

export interface HeartbeatDeps extends Pick<UpkeepDeps, 'startedAt' | 'upkeepDone'> {
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
export async function problemsOf(deps: Omit<HeartbeatDeps, 'heartbeat'>): Promise<string[]> {
  const { store, clock, intervals } = deps;
  const now = clock.now();
  // of the time in which the computer slept nothing is told: it is caught up on first
  const since = awakeSince(deps, now);
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
    const blind = unseenTooLong(parts, now, intervals, since).map(({ part }) => part);
    if (blind.length > 0) problems.push(`${id}: not seen: ${blind.join(', ')}`);
    const lookedAt = looks.get(id);
    if (lookedAt !== undefined && now - Math.max(lookedAt, since) > lookLimitMs)
      problems.push(`${id}: not looked at for ${Math.floor((now - lookedAt) / minuteMs)} minutes`);
  }
  if (Math.min(outbox.oldestMs, now - since) > mailLimitMs)
    problems.push(
      `${outbox.late === 1 ? '1 message waits' : `${outbox.late} messages wait`}, the oldest for ${Math.floor(outbox.oldestMs / minuteMs)} minutes`,
    );
  return problems;
}
