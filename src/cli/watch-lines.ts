// What `rusuban start` shows on a terminal: what is watched, when it was looked at last and will be next, what isn't
// seen. Pure.

import { type Instant, zoneOffsetMs } from '../domain/clock.ts';
import { findMarketplace } from '../domain/marketplace.ts';
import type { Account } from '../domain/shop/account.ts';
import { type PartFreshness, shownAfter } from '../watch/freshness.ts';
import { onDemand } from '../watch/schedule.ts';

export interface WatchedAccount {
  readonly account: Account;
  readonly parts: readonly PartFreshness[];
  readonly lookedAt: Instant | null;
}

/** More accounts than this are summed up; those that aren't seen in time are shown all the same, up to as many. */
const accountLimit = 12;

/** One or more lines for each account; times in the account's own zone. */
export function watchLines(watched: readonly WatchedAccount[], now: Instant): string[] {
  if (watched.length === 0) return ['No account is watched yet. Add one in another terminal: rusuban account add'];
  if (watched.length <= accountLimit) return watched.flatMap((one) => accountLines(one, now));
  const by = (wanted: State) => watched.filter((one) => stateOf(one) === wanted);
  const sums = states.flatMap((state) => (by(state).length === 0 ? [] : [`${by(state).length} ${state}`]));
  const shown = [...by('not seen in time'), ...by('not read yet'), ...by('paused')].slice(0, accountLimit);
  return [`${watched.length} accounts: ${sums.join(', ')}`, ...shown.flatMap((one) => accountLines(one, now))];
}

const states = ['seen in time', 'not seen in time', 'not read yet', 'paused'] as const;
type State = (typeof states)[number];

/** Only what was read, all of it and lately, is seen in time: the rest must not pass for it. */
function stateOf({ account, parts }: WatchedAccount): State {
  if (account.pausedAt !== undefined) return 'paused';
  const counted = parts.filter(isCounted);
  if (counted.every(({ seenAt }) => seenAt === null)) return 'not read yet';
  return counted.some(({ seenAt, missed }) => seenAt === null || missed >= shownAfter)
    ? 'not seen in time'
    : 'seen in time';
}

function isCounted({ part, isAbsent }: PartFreshness): boolean {
  return !isAbsent && !onDemand.has(part);
}

function accountLines({ account, parts, lookedAt }: WatchedAccount, now: Instant): string[] {
  const where = account.marketplaceIds.map((id) => findMarketplace(id)?.domain ?? id).join(', ');
  const name = `${account.id} (${where})`;
  if (account.pausedAt !== undefined)
    return [
      `${name}  paused since ${clockOf(account.pausedAt, account, now)}; go on with: rusuban account resume ${account.id}`,
    ];
  const counted = parts.filter(isCounted);
  const seen = counted.filter(({ seenAt, missed }) => seenAt !== null && missed < shownAfter);
  const next = Math.min(...counted.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])));
  // a look is only taken where something is new; the shop was seen at each pull
  const last = Math.max(lookedAt ?? 0, ...seen.map(({ seenAt }) => seenAt ?? 0));
  const when =
    lookedAt === null
      ? 'first look once everything was read'
      : `last look ${clockOf(last, account, now)}${next > now && Number.isFinite(next) ? `, next ${clockOf(next, account, now)}` : ''}`;
  return [
    `${name}  ${when}  ${seen.length === counted.length ? `all ${counted.length} parts seen` : `${seen.length} of ${counted.length} parts seen`}`,
    ...counted
      .filter(({ missed, reason }) => missed >= shownAfter || reason !== null)
      .map((part) => `    ${partLine(part, account, now)}`),
  ];
}

function partLine({ part, seenAt, reason, nextAt, missed }: PartFreshness, account: Account, now: Instant): string {
  const state =
    seenAt === null
      ? 'not seen yet'
      : missed >= shownAfter
        ? `not seen since ${clockOf(seenAt, account, now)}`
        : 'seen in part';
  const next = nextAt === null || nextAt <= now ? '' : `; next try ${clockOf(nextAt, account, now)}`;
  return `${part}: ${state}${reason ? `: ${reason.replace(/\.$/, '')}` : ''}${next}`;
}

/** `14:03`, with the day where it isn't today. */
export function clockOf(at: Instant, { timeZone }: Pick<Account, 'timeZone'>, now: Instant): string {
  const local = (moment: Instant) => new Date(moment + zoneOffsetMs(moment, timeZone)).toISOString();
  const [day, time] = [local(at).slice(0, 10), local(at).slice(11, 16)];
  return day === local(now).slice(0, 10) ? time : `${day} ${time}`;
}
