// What `rusuban start` shows on a terminal: what is watched, when it was looked at last and will be next, what isn't
// seen. Pure.
import type { Account } from '../domain/account.ts';
import { type Instant, zoneOffsetMs } from '../domain/clock.ts';
import { findMarketplace } from '../domain/marketplace.ts';
import { type PartFreshness, shownAfter } from '../pipeline/freshness.ts';
import { onDemand } from '../pipeline/schedule.ts';

export interface WatchedAccount {
  readonly account: Account;
  readonly parts: readonly PartFreshness[];
  readonly lookedAt: Instant | null;
}

/** More accounts than this are summed up; those with trouble are shown all the same, up to as many. */
const accountLimit = 12;

/** One or more lines for each account; times in the account's own zone. */
export function watchLines(watched: readonly WatchedAccount[], now: Instant): string[] {
  if (watched.length === 0) return ['No account is watched yet. Add one in another terminal: rusuban account add'];
  const shown = watched.length <= accountLimit ? watched : watched.filter(hasTrouble).slice(0, accountLimit);
  const lines = shown.flatMap((one) => accountLines(one, now));
  if (shown.length === watched.length) return lines;
  const well = watched.filter((one) => !hasTrouble(one)).length;
  return [`${watched.length} accounts, ${well} of them seen in time`, ...lines];
}

function hasTrouble({ account, parts }: WatchedAccount): boolean {
  return account.pausedAt === undefined && parts.some(({ missed }) => missed >= shownAfter);
}

function accountLines({ account, parts, lookedAt }: WatchedAccount, now: Instant): string[] {
  const where = account.marketplaceIds.map((id) => findMarketplace(id)?.domain ?? id).join(', ');
  const name = `${account.id} (${where})`;
  if (account.pausedAt !== undefined)
    return [
      `${name}  paused since ${clockOf(account.pausedAt, account, now)}; go on with: rusuban account resume ${account.id}`,
    ];
  const counted = parts.filter(({ part, isAbsent }) => !isAbsent && !onDemand.has(part));
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
