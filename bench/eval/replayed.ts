// A generated shop through the core of the backtest, in memory: the same steps as over files and live.
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, type Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { type Part, parts } from '../../src/domain/watch/coverage.ts';
import { createReplay, type Replayed, type Tidings } from '../../src/replay/replay.ts';
import { anAccount } from '../../test/support/factories.ts';
import { openingDay } from './honest.ts';
import { marketOf, type Shop, type ShopSpec, type Sight, zone } from './shop.ts';

const account = anAccount({ recipients: [] });
/** What is never seen is no part of the replay. */
const pulledParts = ({ sight = 'everything' }: ShopSpec): readonly Part[] =>
  parts.filter((part) => sight === 'everything' || !unseen[sight].includes(part));
const unseen: Readonly<Record<Exclude<Sight, 'everything'>, readonly Part[]>> = {
  'no prices': ['offers', 'catalogue'],
  'daily files': ['offers', 'catalogue', 'new-listings'],
};

/** When it becomes known: at once, or when an outage is over. */
export function seenOf(shop: Pick<Shop, 'spec' | 'blind'>, changes: readonly Change[]): Change[] {
  if (shop.blind.length === 0 && shop.spec.sight !== 'daily files') return [...changes];
  return changes.map((change) => {
    if (shop.spec.sight === 'daily files' && change.kind.startsWith('listing'))
      return { ...change, observedAt: nextFileAt(change.occurredAt) };
    const blind = shop.blind.find(({ from, to }) => change.occurredAt >= from && change.occurredAt < to);
    const isHidden = blind && (blind.how === 'outage' || change.kind.startsWith('listing'));
    return isHidden ? { ...change, observedAt: blind.to } : change;
  });
}

/** Listing files are taken each morning at six in Tokyo. */
const fileAt = 6 * hourMs - zone;
const nextFileAt = (at: Instant): Instant => Math.ceil((at - fileAt) / dayMs) * dayMs + fileAt;

function coverageTidings({ blind, spec }: Shop): Tidings[] {
  const tidings: Tidings[] = [];
  const end = spec.start + spec.days * dayMs;
  const opensOn = openingDay(spec.kind);
  for (let at = spec.start + (opensOn - 1) * dayMs; at < end; at += dayMs) {
    if (blind.some((one) => one.how === 'outage' && at >= one.from && at < one.to)) continue;
    for (const part of pulledParts(spec)) {
      const cut = part === 'listings' && blind.some((one) => one.how === 'truncated' && at >= one.from && at < one.to);
      const state = cut ? ('partial' as const) : ('complete' as const);
      tidings.push({ at, seen: { part, coverage: { state, reason: cut ? 'cut off' : null, asOf: at } } });
    }
  }
  return tidings;
}

export interface ReplaySpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly stepMs: number;
  /** Stops at the first alert after this moment: what follows is of no concern. */
  readonly untilAlertAfter?: Instant;
}

export function replayShop(
  shop: Shop,
  extra: readonly Change[],
  { from, to, stepMs, untilAlertAfter = Number.POSITIVE_INFINITY }: ReplaySpan,
): Replayed {
  let ids = 0;
  const market = marketOf(shop);
  const replay = createReplay({
    account,
    detectors,
    newId: () => `${++ids}`,
    marketAt: () => market,
    stepMs,
    from,
    parts: new Set(pulledParts(shop.spec)),
    planned: shop.planned,
  });
  const known = seenOf(shop, extra.length > 0 ? [...shop.changes, ...extra] : shop.changes);
  const tidings: Tidings[] = [
    ...coverageTidings(shop),
    ...known.map((change) => ({ at: change.observedAt, changes: [change] })),
  ].sort((a, b) => a.at - b.at);
  // What is known before only teaches, and that in strides of a day.
  let alerts = 0;
  for (const one of tidings) {
    if (one.at > to) break;
    replay.take(one.at < from ? { ...one, at: Math.min(from - 1, Math.ceil(one.at / dayMs) * dayMs) } : one);
    if (one.at <= untilAlertAfter) alerts = replay.alertsSoFar();
    else if (replay.alertsSoFar() > alerts) return replay.end(one.at);
  }
  return replay.end(to);
}
