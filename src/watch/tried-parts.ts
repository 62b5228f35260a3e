// What one call of each operation showed of an account: what can be read, what can't and why, and what sees nothing without it.
import type { RoleCheck } from '../adapters/amazon/port.ts';
import { detectors } from '../detectors/all.ts';
import type { FaultKind } from '../domain/errors.ts';
import type { Text } from '../domain/text/text.ts';
import type { Part } from '../domain/watch/coverage.ts';
import type { Detector } from '../domain/watch/detector.ts';
import { faultText } from './part-words.ts';

/** In a word: what someone can give, what is refused, what will come by itself. Else it just could not be tried. */
export type Mark = 'works' | 'not here' | 'MISSING' | 'REFUSED' | 'later' | 'FAILED';

const marks: Partial<Record<FaultKind, Mark>> = {
  'not-available-in-region': 'not here',
  'role-missing': 'MISSING',
  'invalid-request': 'MISSING',
  revoked: 'REFUSED',
  refused: 'REFUSED',
  'secret-expired': 'REFUSED',
  'bad-credentials': 'REFUSED',
  'report-pending': 'later',
  throttled: 'later',
};
/** What of it passes by itself leaves nobody blind for good. */
const passing: ReadonlySet<Mark> = new Set(['works', 'not here', 'later', 'FAILED']);

export interface TriedPart {
  readonly part: Part;
  readonly operation: string;
  readonly mark: Mark;
  /** Null: it can be read. `same`: what was said before, since one refusal of everything is one thing to be told. */
  readonly why: Text | 'same' | null;
  /** Detectors that can't work without it. */
  readonly blind: readonly Detector[];
}

export function triedParts(checks: readonly RoleCheck[]): TriedPart[] {
  const missing = missingParts(checks);
  const told = new Set<string>();
  return checks.map(({ part, operation, fault }) => {
    const mark: Mark = fault === null ? 'works' : (marks[fault.kind] ?? 'FAILED');
    const gist = fault?.message.replace(/ \([^()]*\)\.$/, '.') ?? '';
    const why = fault === null ? null : told.has(gist) ? 'same' : faultText(fault);
    if (fault !== null) told.add(gist);
    return { part, operation, mark, why, blind: passing.has(mark) ? [] : blindWithout(part, missing) };
  });
}

/** Detectors that can't work without this part, given that those that could stand in for it may be missing, too. */
function blindWithout(part: Part, missing: ReadonlySet<Part>): Detector[] {
  const hangsOn = (need: Detector['needs'][number]) => {
    const anyOf = [need].flat();
    return anyOf.includes(part) && anyOf.every((one) => one === part || missing.has(one));
  };
  return detectors.filter(({ needs }) => needs.some(hangsOn));
}

/** Parts of which nothing can be read. */
function missingParts(checks: readonly RoleCheck[]): Set<Part> {
  const seen = new Set(checks.filter(({ fault }) => fault === null).map(({ part }) => part));
  return new Set(checks.map(({ part }) => part).filter((part) => !seen.has(part)));
}
