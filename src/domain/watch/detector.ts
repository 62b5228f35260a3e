// The contract of a detector, and what it says after a look.

import type { Instant } from '../clock.ts';
import type { PlannedKind } from '../owner/planned.ts';
import type { Account } from '../shop/account.ts';
import type { Change, ChangeKind } from '../shop/change.ts';
import type { Listing } from '../shop/listing.ts';
import type { Market } from '../shop/offer.ts';
import type { Baseline } from '../statistics/baseline.ts';
import type { Params, Said, Text } from '../text/text.ts';
import type { Coverage, Part } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import type { Settings, SettingValues } from './setting.ts';
import { defaultsOf } from './setting.ts';
import type { Severity } from './severity.ts';
import type { Family, Signal } from './signal.ts';

/** Everything that a detector may know. Nothing in it lies after `now`. */
export interface Look {
  readonly now: Instant;
  readonly account: Account;
  /** New since the last look. */
  readonly changes: readonly Change[];
  /** All that occurred within `recentMs` before now, `changes` included, by occurredAt. */
  readonly recent: readonly Change[];
  /** Counts of the days; ask `usual...` for those before a day, so that the window never judges itself. */
  readonly baseline: Baseline;
  readonly coverage: Coverage;
  readonly market: Market;
}

export type Outcome =
  | { readonly outcome: 'fired'; readonly signals: readonly Signal[] }
  | { readonly outcome: 'quiet'; readonly reason: Said };

export type Verdict =
  | { readonly detector: string; readonly outcome: 'fired'; readonly signals: readonly Signal[] }
  | { readonly detector: string; readonly outcome: 'quiet'; readonly reason: Said }
  /** A part that it needs was not seen; `reason` is the part's own. */
  | { readonly detector: string; readonly outcome: 'skipped'; readonly parts: readonly Part[]; readonly reason: string }
  | { readonly detector: string; readonly outcome: 'crashed'; readonly reason: string };

export interface DetectorSpec<S extends Settings> {
  /** What is seen, not what is concluded; the file's name. */
  readonly id: string;
  readonly title: Text;
  readonly status: 'experimental' | 'stable';
  readonly family: Family;
  /** The worst that this detector alone may make of an incident. */
  readonly severity: Severity;
  /** Parts that must have been seen; an inner list means any one of them. */
  readonly needs: readonly (Part | readonly Part[])[];
  /** Those of them that must be complete before it is quiet: for what concludes from absence. Else a partial view is enough. */
  readonly needsWhole?: readonly Part[];
  /**
   * Kinds of changes that it judges: it is shown no others. Where it is given, a quiet verdict must hold until one of
   * these comes or goes, the local day ends, or the market, the states of coverage or an earlier day's counts change: then
   * steps without such news don't ask again. Without it, it is shown all and asked at every step.
   */
  readonly watches?: readonly ChangeKind[];
  readonly settings: S;
  /** What the intruder gains. */
  readonly why: Text;
  readonly falsePositives: readonly Text[];
  /**
   * Kinds of plans that explain what it sees, so that it is no news: whatever it says, or only these of its sentences.
   * Evidence that consists of fields of the profile or of notices is explained by what these are (incidents/planned.ts).
   */
  readonly explainedBy?: Readonly<Partial<Record<PlannedKind, 'all' | readonly string[]>>>;
  /**
   * Does a row about a listing still stand? By default while the listing is on sale (domain/watch/standing.ts).
   * @param there the SKU as it is now, on each marketplace; none where it is gone
   */
  readonly stands?: (there: readonly Listing[], row: Evidence) => boolean;
  /** For sentences (keys of `says`) that have a message of their own where an incident holds nothing else: its id. */
  readonly letters?: Readonly<Record<string, string>>;
  /** Steps of incidents/checklist-steps.ts that it makes urgent. */
  readonly checklist: readonly string[];
  readonly references: readonly string[];
  /** Every sentence it can say, by key: summaries of signals and reasons for being quiet. ICU MessageFormat. */
  readonly says: Readonly<Record<string, Text>>;
  /** Pure and synchronous. Returns `fired` or `quiet`, never throws on purpose. */
  readonly detect: (look: Look & { readonly settings: SettingValues<S> }) => Outcome;
}

/** A detector whose settings' names are forgotten, as the registry holds it. */
export type Detector = Omit<DetectorSpec<Settings>, 'detect'> & {
  readonly detect: (look: Look, overrides?: Readonly<Record<string, number>>) => Outcome;
};

/** Makes a detector from its description; settings that a look doesn't override have their defaults. */
export function defineDetector<const S extends Settings>(spec: DetectorSpec<S>): Detector {
  const defaults = defaultsOf(spec.settings);
  return {
    ...spec,
    detect: (look, overrides) =>
      spec.detect({ ...look, settings: overrides ? { ...defaults, ...overrides } : defaults }),
  };
}

/** Signals or, when there are none, why not. */
export function fired(...signals: readonly Signal[]): Outcome {
  return { outcome: 'fired', signals };
}

/** Nothing to tell, and why; `key` names a text in the detector's own `says`. */
export function quiet(key: string, params: Params = {}): Outcome {
  return { outcome: 'quiet', reason: { key, params } };
}
