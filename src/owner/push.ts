// Notifications are switched on and off for shops: where Amazon is told to send them, type by type, what was there before, and
// what it refused. One shop or type that is refused leaves the others.
import type { Destination, Wiring } from '../adapters/amazon/wiring.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { type SubscribedType, subscribedTypes } from '../domain/watch/notification.ts';
import type { PullFault } from '../domain/watch/observed.ts';
import { entryBy } from './entry-by.ts';

/** Whose queue it is, and where: what its address says. */
export interface PushTarget {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

/** `elsewhere`: this application has Amazon send it to another place, which is left as it is. */
export type WiredOutcome = 'subscribed' | 'there' | 'absent' | 'elsewhere' | 'removed' | 'refused';

export interface Wired {
  readonly accountId: string;
  readonly type: string;
  readonly outcome: WiredOutcome;
  /** What Amazon said to it. */
  readonly why: string | null;
  /** Where it was looked at and Amazon sends it: when one last came; null: never. */
  readonly rungAt?: Instant | null;
}

export interface PushDeps {
  readonly store: Pick<Store, 'appendLog' | 'keepSubscriptions' | 'listSubscriptions'>;
  readonly clock: Clock;
  /** One that was opened for this account's region and sign-in. */
  readonly wiring: Wiring;
}

/** `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME` says it all; elsewhere (a test's server) the region is the first. */
export function targetOf(queueUrl: string): PushTarget | null {
  const { hostname, pathname } = new URL(queueUrl);
  const [, accountId = '', name = ''] = /^\/(\d{12})\/([\w-]{1,80})$/.exec(pathname) ?? [];
  if (accountId === '') return null;
  const [, region = 'us-east-1', china = ''] = /^sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(hostname) ?? [];
  return { arn: `arn:aws${china && '-cn'}:sqs:${region}:${accountId}:${name}`, name, accountId, region };
}

/** Says of each type whether Amazon sends it to us, and when one last came. */
export async function lookAtPush(deps: PushDeps, account: Pick<Account, 'id'>, target: PushTarget): Promise<Wired[]> {
  const wired = await eachType(deps, account, await ourDestinations(deps.wiring, target), async (type, ours) => {
    const known = await deps.wiring.subscription(type.type);
    if (known === null) return { outcome: 'absent' };
    return known.destinationId === ours?.id ? { outcome: 'there', id: known.id } : { outcome: 'elsewhere' };
  });
  const kept = await deps.store.listSubscriptions(account.id);
  return wired.map((one) => {
    const rungAt = kept.find(({ type }) => type === one.type)?.rungAt ?? null;
    return one.outcome === 'there' ? { ...one, rungAt } : one;
  });
}

/** Subscribes to what is not yet; with an entry in the log that all recipients are told, where there was something to do. */
export async function setUpPush(
  deps: PushDeps,
  account: Pick<Account, 'id'>,
  target: PushTarget,
  by: Speaker,
): Promise<Wired[]> {
  const { wiring } = deps;
  const ours = await ourDestinations(wiring, target);
  const made = new Map<SubscribedType['by'], Destination>();
  const wired = await eachType(deps, account, ours, async ({ type, by: way, payloadVersion }, known) => {
    const before = await wiring.subscription(type);
    const to =
      known ?? made.get(way) ?? (await wiring.createDestination(`rusuban-${target.name}-${way}`, placeOf(way, target)));
    made.set(way, to);
    if (before !== null)
      return before.destinationId === to.id ? { outcome: 'there', id: before.id } : { outcome: 'elsewhere' };
    return { outcome: 'subscribed', id: (await wiring.subscribe(type, payloadVersion, to.id)).id };
  });
  await log(deps, account, 'push-set-up', wired.filter(({ outcome }) => outcome === 'subscribed').length, by);
  return wired;
}

/** Takes back what was subscribed for us; what goes elsewhere stays. The destination stays, too: other shops may use it. */
export async function removePush(
  deps: PushDeps,
  account: Pick<Account, 'id'>,
  target: PushTarget,
  by: Speaker,
): Promise<Wired[]> {
  const wired = await eachType(deps, account, await ourDestinations(deps.wiring, target), async ({ type }, ours) => {
    const known = await deps.wiring.subscription(type);
    if (known === null) return { outcome: 'absent' };
    if (known.destinationId !== ours?.id) return { outcome: 'elsewhere' };
    await deps.wiring.unsubscribe(type, known.id);
    return { outcome: 'removed' };
  });
  await log(deps, account, 'push-removed', wired.filter(({ outcome }) => outcome === 'removed').length, by);
  return wired;
}

const placeOf = (way: SubscribedType['by'], { arn, accountId, region }: PushTarget): Destination['to'] =>
  way === 'sqs' ? { arn } : { accountId, region };

type Ours = Partial<Record<SubscribedType['by'], Destination>>;

async function ourDestinations(wiring: Wiring, target: PushTarget): Promise<Ours> {
  const all = await wiring.destinations();
  const leading = (way: SubscribedType['by']) => {
    const wanted = JSON.stringify(Object.entries(placeOf(way, target)).sort());
    return all.find(({ to }) => JSON.stringify(Object.entries(to).sort()) === wanted);
  };
  const [sqs, bridge] = [leading('sqs'), leading('event-bridge')];
  return { ...(sqs && { sqs }), ...(bridge && { 'event-bridge': bridge }) };
}

/** `id`: of the subscription by which Amazon sends the type to us. */
interface Done {
  readonly outcome: WiredOutcome;
  readonly id?: string;
}

/** What Amazon said of each is kept, so that it is known whose a notification is, and that one should come. */
async function eachType(
  { store, clock }: PushDeps,
  { id: accountId }: Pick<Account, 'id'>,
  ours: Ours,
  work: (type: SubscribedType, ours: Destination | undefined) => Promise<Done>,
): Promise<Wired[]> {
  const wired: Wired[] = [];
  for (const one of subscribedTypes) {
    const { type } = one;
    try {
      const { outcome, id = null } = await work(one, ours[one.by]);
      await store.keepSubscriptions(accountId, { [type]: id }, clock.now());
      wired.push({ accountId, type, outcome, why: null });
    } catch (error) {
      if (!isFault(error)) throw error;
      wired.push({ accountId, type, outcome: 'refused', why: error.message });
    }
  }
  return wired;
}

const isFault = (error: unknown): error is PullFault & Error =>
  error instanceof Error && typeof (error as Partial<PullFault>).kind === 'string';

async function log(
  deps: PushDeps,
  { id: accountId }: Pick<Account, 'id'>,
  what: 'push-set-up' | 'push-removed',
  types: number,
  by: Speaker,
): Promise<void> {
  if (types > 0) await deps.store.appendLog(entryBy(deps, by, what, { accountId, detail: { types } }));
}
