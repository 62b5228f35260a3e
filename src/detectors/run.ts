// Runs detectors over one look. What a detector needs and wasn't seen makes it skip, a crash is its own and no other's.
import { type Change, isKind } from '../domain/shop/change.ts';
import { type Coverage, isSighted, type Part } from '../domain/watch/coverage.ts';
import type { Detector, Look, Verdict } from '../domain/watch/detector.ts';
import { ofKinds, type View } from '../domain/watch/view.ts';

/** Settings that differ from their defaults, by detector id. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A quiet verdict of the look before that still holds; undefined where there is none. */
export type StillQuiet = (detector: Detector) => Verdict | undefined;

/**
 * One verdict for each detector, in the given order.
 * A partial view is enough for what concludes from presence (a new listing that is seen is there); a detector that
 * concludes from absence names its part under `needsWhole`: of a partial view of that it may tell what is there, and is
 * skipped where it would be quiet.
 */
export function runDetectors(
  detectors: readonly Detector[],
  look: Look,
  overrides: Overrides = {},
  stillQuiet: StillQuiet = () => undefined,
): Verdict[] {
  const watched = watcher(look);
  return detectors.map((detector): Verdict => {
    const { id } = detector;
    const missing = missingParts(detector, look.coverage);
    if (missing.length > 0) return skipped(id, missing, look.coverage);
    const short = shortParts(detector, look.coverage);
    const known = short.length === 0 ? stillQuiet(detector) : undefined;
    if (known) return known;
    try {
      const outcome = detector.detect(watched(detector), overrides[id]);
      if (outcome.outcome === 'quiet' && short.length > 0) return skipped(id, short, look.coverage);
      return { detector: id, ...outcome };
    } catch (error) {
      return { detector: id, outcome: 'crashed', reason: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** What is shown of some kinds, the same view for all who watch the same. */
const shownOf = new Map<string, View<readonly Change[]>>();

/** The look with only what a detector watches; what several watch is picked out once. */
function watcher(look: Look): (detector: Detector) => Look {
  const picked = new Map<string, Look>();
  return ({ watches }) => {
    if (!watches) return look;
    const name = watches.join();
    const known = picked.get(name);
    if (known) return known;
    const isWatched = isKind(...watches);
    const view = shownOf.get(name) ?? ofKinds(watches);
    shownOf.set(name, view);
    const recent = look.see ? look.see(view) : look.recent.filter(isWatched);
    const own = { ...look, changes: look.changes.filter(isWatched), recent };
    picked.set(name, own);
    return own;
  };
}

function skipped(id: string, unseen: readonly Part[], coverage: Coverage): Verdict {
  const reason = unseen.map((part) => `${part}: ${coverage[part].reason ?? 'not seen'}`).join('; ');
  return { detector: id, outcome: 'skipped', parts: unseen, reason };
}

/** Parts without which this detector would be guessing. */
function missingParts({ needs }: Detector, coverage: Coverage): Part[] {
  return needs.flatMap((need) => {
    const anyOf = typeof need === 'string' ? [need] : need;
    return anyOf.some((part) => isSighted(coverage[part])) ? [] : anyOf;
  });
}

/** Parts of which too little was seen for it to say that nothing is there. */
function shortParts({ needsWhole = [] }: Detector, coverage: Coverage): Part[] {
  return needsWhole.filter((part) => coverage[part].state === 'partial');
}
