// Is it over? What an incident rests on is held against what is so now: a foreign listing still on sale, the stranger's
// account still the one that is paid. Asked before an incident is called resolved, and before any mail says so.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { Listing } from '../domain/shop/listing.ts';
import { isSighted, type Part } from '../domain/watch/coverage.ts';
import type { CurrentState } from '../domain/watch/current.ts';
import type { Detector } from '../domain/watch/detector.ts';
import type { Evidence, Subject } from '../domain/watch/evidence.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { type Standing, type StandingRow, whileOnSale } from '../domain/watch/standing.ts';

/** What was seen longer ago than this says nothing about now. */
const freshMs = dayMs;

/** A detector as far as its rows' standing goes. */
export type Judging = Pick<Detector, 'id' | 'stands'>;

/**
 * Judges whether an incident's evidence still stands. A detector says when a listing of its does; one that doesn't, or
 * that this version doesn't know, is taken to mean foreign ones, which stand while they sell.
 * @param current what is so now of its listings (skusOf) and of the profile
 */
export function standingOf(
  incident: Incident,
  current: CurrentState,
  now: Instant,
  detectors: readonly Judging[],
): Standing {
  const listings = new Map<string, Listing[]>();
  for (const listing of current.listings) listings.set(listing.sku, [...(listings.get(listing.sku) ?? []), listing]);
  const needed = new Set<Part>();
  const rows = new Map<string, StandingRow>();
  const unseeable = new Map<string, Evidence>();
  const judged = new Set<string>();
  const original = originals(incident);
  for (const signal of incident.signals) {
    // Information only: a detail that is back to what it was, say.
    if (signal.severity === 'info') continue;
    const { stands = whileOnSale } = detectors.find(({ id }) => id === signal.detector) ?? {};
    for (const row of signal.evidence) {
      const { subject } = row;
      const key = keyOf(subject);
      if (subject.kind === 'notice') unseeable.set(key, row);
      if (subject.kind === 'listing') {
        needed.add('listings');
        judged.add(key);
        if (stands(listings.get(subject.sku) ?? [], row)) rows.set(key, { detector: signal.detector, row });
      }
      if (subject.kind === 'profile') {
        needed.add(subject.field === 'payout-account-tail' ? 'payouts' : 'profile');
        judged.add(key);
        if (isProfileStanding(row, current, original.get(key))) rows.set(key, { detector: signal.detector, row });
      }
    }
  }
  const lost = incident.signals.flatMap(({ unseen: part }) =>
    part !== undefined && !isSighted(current.coverage[part]) ? [part] : [],
  );
  const stale = [...needed].filter((part) => {
    const { state, asOf } = current.coverage[part];
    return state !== 'complete' || asOf === null || now - asOf > freshMs;
  });
  const unseen = [...new Set([...lost, ...stale])];
  return {
    isBack: rows.size === 0 && unseen.length === 0,
    standing: [...rows.values()],
    judged: judged.size,
    unseen,
    unseeable: [...unseeable.values()],
  };
}

/** The SKUs whose state must be read to judge it. */
export function skusOf({ signals }: Incident): string[] {
  const skus = new Set<string>();
  for (const { evidence } of signals)
    for (const { subject } of evidence) if (subject.kind === 'listing') skus.add(subject.sku);
  return [...skus];
}

/** What each field of the profile was before the incident, by the row's key. */
function originals({ signals }: Incident): Map<string, string> {
  const rows = signals.flatMap(({ evidence }) => evidence).filter(({ subject }) => subject.kind === 'profile');
  const before = new Map<string, string>();
  for (const row of rows.sort((a, b) => b.at - a.at))
    if (row.before?.kind === 'text') before.set(keyOf(row.subject), row.before.text);
  return before;
}

function isProfileStanding({ subject, after }: Evidence, { profile }: CurrentState, original?: string): boolean {
  if (subject.kind !== 'profile' || after?.kind !== 'text' || after.text === original) return false;
  return profile.some(({ field, value }) => field === subject.field && value === after.text);
}

function keyOf(subject: Subject): string {
  switch (subject.kind) {
    case 'listing':
      return `listing|${subject.sku}`;
    case 'order':
      return `order|${subject.orderId}`;
    case 'profile':
      return `profile|${subject.field}`;
    case 'notice':
      return `notice|${subject.notice}`;
    case 'report':
      return `report|${subject.type}`;
  }
}
