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
import { type Evidence, evidenceLimit } from './evidence.ts';
import type { Telling } from './narrative.ts';
import type { Settings, SettingValues } from './setting.ts';
import { defaultsOf } from './setting.ts';
import { milder, type Severity } from './severity.ts';
import type { Family, Role, Signal } from './signal.ts';
import { type Seen, type View, type Views, worthOf } from './view.ts';

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
  /** What a view of `recent` is worth, where whoever looks has it at hand from the look before. */
  readonly see?: <T>(view: View<T>) => T;
}

/** One thing that a detector found, said by what it has of its own: the rest of its signal follows from the detector. */
export interface Finding {
  /** Its name among this detector's: stable over repeated looks, and while it grows. */
  readonly name: string;
  /** -log10 of the chance that an honest day of this shop looks so; for a hard fact its stated weight. */
  readonly score: number;
  /** When the thing itself began, as far as the evidence tells. */
  readonly beganAt: Instant;
  /** Which sentence of `says`, and its values. */
  readonly says: string;
  readonly params?: Params;
  /** All rows, the worst first: the signal keeps the first `evidenceLimit` of them, and their number. */
  readonly evidence?: readonly Evidence[];
  /** How many there are, where not each has a row. */
  readonly evidenceTotal?: number;
  /** Where it is milder than the detector's. */
  readonly severity?: Severity;
  /** Where one detector's findings are of several families or roles. */
  readonly family?: Family;
  readonly role?: Role;
  readonly unseen?: Part;
}

export interface Quiet {
  readonly outcome: 'quiet';
  readonly reason: Said;
}

/** What a detector's own `detect` says. */
export type Detection = { readonly outcome: 'fired'; readonly findings: readonly Finding[] } | Quiet;

/** The same, once the contract has made signals of it. */
export type Outcome = { readonly outcome: 'fired'; readonly signals: readonly Signal[] } | Quiet;

export type Verdict =
  | { readonly detector: string; readonly outcome: 'fired'; readonly signals: readonly Signal[] }
  | { readonly detector: string; readonly outcome: 'quiet'; readonly reason: Said }
  /** A part that it needs was not seen; `reason` is the part's own. */
  | { readonly detector: string; readonly outcome: 'skipped'; readonly parts: readonly Part[]; readonly reason: string }
  | { readonly detector: string; readonly outcome: 'crashed'; readonly reason: string };

/** What a value may mean beyond its sentence: when Amazon's hold on payouts ends, when the next one is due, what a day has. */
export type Meaning = 'hold-ends' | 'next-payout' | 'usual-a-day';

export interface DetectorSpec<S extends Settings, V extends Views = Views> {
  /** What is seen, not what is concluded; the file's name. */
  readonly id: string;
  readonly title: Text;
  readonly status: 'experimental' | 'stable';
  readonly family: Family;
  /** The worst that this detector alone may make of an incident, and what its findings are unless they say less. */
  readonly severity: Severity;
  /** What its findings mean beside others, unless they say so themselves. */
  readonly role?: Role;
  /** It tells what is so, not what is unlikely: its findings may page alone. */
  readonly isHardFact?: boolean;
  /**
   * What the fingerprints of its signals begin with, where that isn't its id and "|". Databases hold them: it must never
   * change. Empty where the name is unique by itself, as a change's key is.
   */
  readonly prefix?: string;
  /** Parts that must have been seen; an inner list means any one of them. */
  readonly needs: readonly (Part | readonly Part[])[];
  /** Those of them that must be complete before it is quiet: for what concludes from absence. Else a partial view is enough. */
  readonly needsWhole?: readonly Part[];
  /**
   * Kinds of changes that it judges: it is shown no others. Where it is given, a quiet verdict must hold until one of
   * these comes or goes, the local day ends, or the market, the states of coverage or an earlier day's counts change: then
   * steps without such news don't ask again. Without it and `sees`, it is shown all and asked at every step.
   */
  readonly watches?: readonly ChangeKind[];
  /**
   * What it makes of the last days' changes, as views (view.ts): it is given their worth by these names, which costs what is
   * new and not what there is. Without `watches` beside it that is all it knows of changes, and its quiet verdict stands
   * while none comes or goes that a view of its keeps.
   */
  readonly sees?: V;
  /** Its quiet verdict depends on the hour, or on more than whether a part was seen, too: it is asked at every step. */
  readonly isAskedAlways?: boolean;
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
  /** What each sentence that it fires with means to the owner; null: it plays no part in a story (narrative.ts). */
  readonly tells: Readonly<Record<string, Telling | null>>;
  /** Values of its sentences, by name, that start a clock or stand in a picture: messages know them by this alone. */
  readonly means?: Readonly<Record<string, Meaning>>;
  /** Pure and synchronous. Returns `fired` or `quiet`, never throws on purpose. */
  readonly detect: (look: Look & { readonly settings: SettingValues<S>; readonly seen: Seen<V> }) => Detection;
}

/** A detector whose settings' names are forgotten, as the registry holds it. */
export type Detector = Omit<DetectorSpec<Settings>, 'detect'> & {
  readonly detect: (look: Look, overrides?: Readonly<Record<string, number>>) => Outcome;
};

/**
 * Makes a detector from its description: settings that a look doesn't override have their defaults, and what `detect`
 * finds is made into signals.
 */
export function defineDetector<const S extends Settings, const V extends Views = Record<never, never>>(
  spec: DetectorSpec<S, V>,
): Detector {
  const defaults = defaultsOf(spec.settings);
  const views = Object.entries(spec.sees ?? {});
  const knowsOnlyViews = spec.sees !== undefined && spec.watches === undefined;
  return {
    ...spec,
    detect(look, overrides) {
      const { see = (view) => worthOf(view, look.recent) } = look;
      const seen = Object.fromEntries(views.map(([name, view]) => [name, see(view)])) as Seen<V>;
      const shown = knowsOnlyViews ? { ...look, changes: [], recent: [] } : look;
      const said = spec.detect({ ...shown, settings: { ...defaults, ...overrides }, seen });
      if (said.outcome === 'quiet') return said;
      return { outcome: 'fired', signals: said.findings.map((finding) => signalOf(spec, finding, look.now)) };
    },
  };
}

/** The envelope of a signal (who, what family, when, under which name, how grave at most) is the detector's. */
function signalOf(
  { id, family, role, severity, isHardFact = false, prefix = `${id}|` }: Omit<DetectorSpec<Settings>, 'detect'>,
  { name, says, params = {}, evidence = [], evidenceTotal = evidence.length, ...own }: Finding,
  now: Instant,
): Signal {
  return {
    family,
    ...(role && { role }),
    ...own,
    detector: id,
    fingerprint: prefix + name,
    severity: milder(severity, own.severity ?? severity),
    isHardFact,
    observedAt: now,
    summary: { key: says, params },
    evidence: evidence.slice(0, evidenceLimit),
    evidenceTotal,
  };
}

/** What was found, at least one thing. */
export function fired(...findings: readonly Finding[]): Detection {
  return { outcome: 'fired', findings };
}

/** Nothing to tell, and why; `key` names a text in the detector's own `says`. */
export function quiet(key: string, params: Params = {}): Quiet {
  return { outcome: 'quiet', reason: { key, params } };
}
