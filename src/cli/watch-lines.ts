// What `rusuban start` shows on a terminal: what is watched, when it was looked at last and will be next, what isn't
// seen. Pure.

import { type Instant, zoneOffsetMs } from '../domain/clock.ts';
import { findMarketplace, type Language } from '../domain/marketplace.ts';
import type { Account } from '../domain/shop/account.ts';
import { type WatchState, watchStates } from '../domain/watch/shop-outline.ts';
import { isCounted, type PartFreshness, shownAfter, type WatchedAccount, watchStateOf } from '../watch/freshness.ts';
import { partText, reasonText } from '../watch/part-words.ts';
import { wordsAt } from './words/index.ts';

/** More accounts than this are summed up; those that aren't seen in time are shown all the same, up to as many. */
const accountLimit = 12;

/** One or more lines for each account; times in the account's own zone. */
export function watchLines(watched: readonly WatchedAccount[], now: Instant, language: Language = 'en'): string[] {
  const w = wordsAt({ language }).watch;
  if (watched.length === 0) return [w.none];
  const linesOf = (some: readonly WatchedAccount[]) => some.flatMap((one) => accountLines(one, now, language));
  if (watched.length <= accountLimit) return linesOf(watched);
  const by = (wanted: WatchState) => watched.filter((one) => watchStateOf(one) === wanted);
  const sums = watchStates.flatMap((state) => (by(state).length === 0 ? [] : [w.states[state](by(state).length)]));
  const shown = [...by('missed'), ...by('unread'), ...by('paused')].slice(0, accountLimit);
  return [w.accounts(watched.length, sums), ...linesOf(shown)];
}

function accountLines({ account, parts, lookedAt }: WatchedAccount, now: Instant, language: Language): string[] {
  const w = wordsAt({ language }).watch;
  const name = w.name(
    account.id,
    account.marketplaceIds.map((id) => findMarketplace(id)?.domain ?? id),
  );
  if (account.pausedAt !== undefined)
    return [`${name}  ${w.paused(clockOf(account.pausedAt, account, now), account.id)}`];
  const counted = parts.filter(isCounted);
  const seen = counted.filter(({ seenAt, missed }) => seenAt !== null && missed < shownAfter);
  const next = Math.min(...counted.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt])));
  // a look is only taken where something is new; the shop was seen at each pull
  const last = Math.max(lookedAt ?? 0, ...seen.map(({ seenAt }) => seenAt ?? 0));
  const isNextKnown = next > now && Number.isFinite(next);
  const when =
    lookedAt === null
      ? w.firstLook
      : w.lastLook(clockOf(last, account, now), isNextKnown ? clockOf(next, account, now) : null);
  const howMany = seen.length === counted.length ? w.allSeen(seen.length) : w.someSeen(seen.length, counted.length);
  return [
    `${name}  ${when}  ${howMany}`,
    ...counted
      .filter(({ missed, reason }) => missed >= shownAfter || reason !== null)
      .map((part) => `    ${partLine(part, account, now, language)}`),
  ];
}

function partLine(
  { part, seenAt, reason, nextAt, missed }: PartFreshness,
  account: Account,
  now: Instant,
  language: Language,
): string {
  const w = wordsAt({ language }).watch;
  const late = seenAt !== null && missed >= shownAfter ? w.partMissed(clockOf(seenAt, account, now)) : w.partPartial;
  return w.part(
    partText(part)[language],
    seenAt === null ? w.partUnseen : late,
    reason === null ? null : reasonText(reason)[language],
    nextAt === null || nextAt <= now ? null : clockOf(nextAt, account, now),
  );
}

/** `14:03`, with the day where it isn't today. */
export function clockOf(at: Instant, { timeZone }: Pick<Account, 'timeZone'>, now: Instant): string {
  const local = (moment: Instant) => new Date(moment + zoneOffsetMs(moment, timeZone)).toISOString();
  const [day, time] = [local(at).slice(0, 10), local(at).slice(11, 16)];
  return day === local(now).slice(0, 10) ? time : `${day} ${time}`;
}
