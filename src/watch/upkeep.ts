// Upkeep: what is told about the watch itself, through the outbox. A part that isn't seen any more, a permission that
// will run out: silence must not be taken for safety.
import type { PushQueue } from '../adapters/push/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, dayMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Application, clientIdEnd, secretLifeMs } from '../domain/shop/application.ts';
import { type AccountMessage, owedToEach } from '../domain/telling/account-message.ts';
import { announcedBy } from '../domain/watch/notification.ts';
import { blindnessOf, unseenTooLong } from './blindness.ts';
import { expiredSecrets } from './expired-secrets.ts';
import { freshnessOf, noSights } from './freshness.ts';
import { lateMs, pushSilence } from './push-silence.ts';
import type { Intervals } from './schedule.ts';

export interface UpkeepDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly intervals: Intervals;
  /** Where Amazon's notifications are read, if they are. */
  readonly pushQueue?: PushQueue | null;
  /** When this process began to watch: what it found unseen then is first tried. */
  readonly startedAt: Instant;
  /** When this process last looked after these things; null before the first time. `awakeSince`: the computer had slept. */
  readonly upkeepDone: { at: Instant | null; awakeSince?: Instant };
}

/**
 * This comes round each minute. After a longer gap the computer has slept: what it then hasn't seen is asked for first, as
 * when the program begins. A network is often there only some minutes later.
 */
const asleepMs = 10 * minuteMs;
/** How often it is looked whether notifications come: it reads what changed in a day of all shops. */
const silenceEveryMs = 10 * minuteMs;

/** Since when this process watches without a gap: what it found unseen then is first tried. */
export function awakeSince(
  { startedAt, upkeepDone }: Pick<UpkeepDeps, 'startedAt' | 'upkeepDone'>,
  now: Instant,
): Instant {
  if (upkeepDone.at !== null && now - upkeepDone.at > asleepMs) upkeepDone.awakeSince = now;
  return Math.max(startedAt, upkeepDone.awakeSince ?? startedAt);
}

/** Owes what is due of every account; doing it again owes nothing more. Returns how many messages are new. */
export async function oweUpkeep(deps: UpkeepDeps): Promise<number> {
  const { store, clock, intervals, startedAt, upkeepDone, pushQueue = null } = deps;
  const now = clock.now();
  const before = upkeepDone.at;
  const triesSince = awakeSince(deps, now);
  upkeepDone.at = now;
  const sights = await store.lastSights();
  const watched = (await store.listAccounts()).filter(({ pausedAt }) => pausedAt === undefined);
  let owed = 0;
  const applications = await store.listApplications();
  const expired = expiredSecrets(applications, watched, sights, now);
  const blind = watched.flatMap((account) => {
    const own = sights.get(account.id) ?? noSights;
    const freshness = freshnessOf(account, own, now, intervals);
    // What is told with its cause isn't told again as blindness.
    const unexplained = freshness.filter(({ part }) => own.runs[part]?.fault !== 'secret-expired');
    const parts = unseenTooLong(unexplained, now, intervals, triesSince);
    return parts.length === 0 ? [] : [{ account, parts }];
  });
  const authorised = watched.flatMap((account) =>
    authorisationNotices(account, now).map((notice) => ({ accounts: [account], notice })),
  );
  const lapsing = applications.flatMap((application) => {
    const accounts = watched.filter(({ id }) => application.accountIds.includes(id));
    return secretNotices(application, accounts, now).map((notice) => ({ accounts, notice }));
  });
  const turnOf = (at: Instant) => Math.floor(at / silenceEveryMs);
  const isTurn = pushQueue !== null && (before === null || turnOf(before) !== turnOf(now));
  const silent = isTurn
    ? pushSilence(await store.listSubscriptions(), await store.listUnannounced(announcedBy, lateMs, now), watched, now)
    : [];
  const due = [...authorised, ...expired, ...blindnessOf(blind, watched, now, startedAt), ...lapsing, ...silent];
  for (const { accounts, notice } of due) owed += await tell(store, accounts, notice, now);
  return owed;
}

/** Owes it to everyone who is told of the watch: once, of however many of these shops, and with the names of those alone. */
async function tell(
  store: Store,
  accounts: readonly Account[],
  { props, ...notice }: AccountMessage,
  now: Instant,
): Promise<number> {
  const toldOf = new Map<string, [Account, ...Account[]]>();
  for (const account of accounts)
    for (const { address, gets } of await store.listRecipients(account.id))
      if (gets.includes('upkeep'))
        toldOf.set(address, [...(toldOf.get(address) ?? []), account] as [Account, ...Account[]]);
  const rows = [...toldOf].flatMap(([address, own]) => {
    const isNaming = typeof props === 'object' && props !== null && 'shops' in props;
    const said = isNaming ? { ...props, shops: own.map(({ name }) => name) } : props;
    return owedToEach([address], own[0].id, { ...notice, props: said }, now);
  });
  return rows.length === 0 ? 0 : store.owe(rows);
}

/** SP-API.md section 6: authorisations end after a year, client secrets must be changed every 180 days. */
const validMs = { authorisation: 365 * dayMs, 'client-secret': secretLifeMs } as const;
const warnedDays = [30, 7] as const;

type Permission = keyof typeof validMs;

/** When a permission that was given at that moment runs out. */
export function lapsesAt(what: Permission, givenAt: Instant): Instant {
  return givenAt + validMs[what];
}

/** Warns before the authorisation of an account runs out. */
export function authorisationNotices(
  { id, authorisedAt }: Pick<Account, 'id' | 'authorisedAt'>,
  now: Instant,
): AccountMessage[] {
  return lapseNotices(`lapse/${id}`, 'authorisation', authorisedAt, now);
}

/** Warns before the secret of an application runs out, which ends the watch of all these accounts. */
export function secretNotices(
  { clientId, secretIssuedAt }: Pick<Application, 'clientId' | 'secretIssuedAt'>,
  accounts: readonly Pick<Account, 'name'>[],
  now: Instant,
): AccountMessage[] {
  const props = { application: clientIdEnd(clientId), shops: accounts.map(({ name }) => name), shop: null };
  return lapseNotices(`lapse/${clientId}`, 'client-secret', secretIssuedAt, now, props);
}

function lapseNotices(
  about: string,
  what: Permission,
  givenAt: Instant | null | undefined,
  now: Instant,
  props: object = {},
): AccountMessage[] {
  if (givenAt === null || givenAt === undefined) return [];
  const at = lapsesAt(what, givenAt);
  // only the latest: whoever starts five days before gets one mail
  const due = warnedDays.filter((days) => now >= at - days * dayMs).at(-1);
  if (due === undefined) return [];
  const key = `${about}/${what}/${at}/${due}`;
  return [{ key, kind: 'lapse', reason: 'lapse', props: { what, lapsesAt: at, ...props } }];
}
