// Stillness: which quiet verdicts of the last step still hold, because nothing that they rest on has changed since. Most
// steps of a year bring little news, and asking every detector again would be most of a replay's time.
import type { Overrides, StillQuiet } from '../detectors/run.ts';
import { type DayNumber, localDay } from '../domain/clock.ts';
import type { Change, ChangeKind } from '../domain/shop/change.ts';
import { parts } from '../domain/watch/coverage.ts';
import type { Detector, Look, Verdict } from '../domain/watch/detector.ts';
import type { View } from '../domain/watch/view.ts';
import type { Recent } from './recent.ts';

/** What a step leaves to the next one. */
export interface Stillness {
  /** Quiet verdicts of detectors that say what they watch or see, by id. */
  readonly quiet: ReadonlyMap<string, Verdict>;
  readonly look: Look;
  readonly passing: readonly Change[];
  readonly overrides: Overrides | undefined;
}

/** Says of a detector which verdict of the last step still holds; of none where anything is new that concerns all. */
export function stillQuietSince(
  before: Stillness | undefined,
  look: Look,
  { came, went, passing }: Recent,
  overrides: Overrides | undefined,
): StillQuiet {
  if (!before || before.overrides !== overrides || isOtherFor(look, before.look)) return () => undefined;
  const news = [...came, ...went, ...passing, ...before.passing];
  const kinds = new Set(news.map(({ kind }) => kind));
  const isNew = (kind: ChangeKind) => kinds.has(kind);
  const asked = new Map<View<unknown>, boolean>();
  const isOther = (view: View<unknown>) => {
    const known = asked.get(view) ?? (view.kinds.some(isNew) && news.some(view.concerns));
    asked.set(view, known);
    return known;
  };
  return ({ id, watches = [], sees = {} }) =>
    watches.some(isNew) || Object.values(sees).some(isOther) ? undefined : before.quiet.get(id);
}

export function stillnessAfter(
  detectors: readonly Detector[],
  verdicts: readonly Verdict[],
  look: Look,
  { passing }: Recent,
  overrides: Overrides | undefined,
): Stillness {
  const quiet = new Map<string, Verdict>();
  for (const [i, { id, watches, sees, isAskedAlways }] of detectors.entries()) {
    const verdict = verdicts[i];
    if ((watches || sees) && !isAskedAlways && verdict?.outcome === 'quiet') quiet.set(id, verdict);
  }
  return { quiet, look, passing, overrides };
}

/**
 * Is anything other that concerns every detector? What is usual is counted from the days before today, so another day is
 * news, and so is what now shows in an earlier one; as are another market and a part seen otherwise.
 */
function isOtherFor({ account, now, market, coverage, baseline, changes }: Look, before: Look): boolean {
  const { timeZone } = account;
  const today = localDay(now, timeZone);
  return (
    market !== before.market ||
    today !== localDay(before.now, timeZone) ||
    parts.some((part) => coverage[part].state !== before.coverage[part].state) ||
    !isSame(baseline.suspectDays, before.baseline.suspectDays) ||
    changes.some(({ occurredAt }) => localDay(occurredAt, timeZone) !== today)
  );
}

function isSame(a: readonly DayNumber[], b: readonly DayNumber[]): boolean {
  return a === b || (a.length === b.length && a.every((day, i) => day === b[i]));
}
