// Is it over? What an incident rests on is held against what is so now: a foreign listing still on sale, the stranger's
// account still the one that is paid. Asked before an incident is called resolved, and before any mail says so.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { Part } from '../domain/coverage.ts';
import type { CurrentState } from '../domain/current.ts';
import type { Evidence, Subject } from '../domain/evidence.ts';
import type { Incident } from '../domain/incident.ts';
import type { Listing } from '../domain/listing.ts';
import type { Signal } from '../domain/signal.ts';
import type { Standing, StandingRow } from '../domain/standing.ts';

/** What was seen longer ago than this says nothing about now. */
const freshMs = dayMs;

/**
 * By detector: does a listing that is there now still show what the row told? Foreign ones stand while they sell. Of
 * detectors that aren't named (a listing was touched at night) a listing's state tells nothing.
 */
const stands: Readonly<Record<string, (now: Listing, row: Evidence) => boolean>> = {
  'listing-burst': (now) => isOnSale(now),
  'off-profile-catalogue': (now) => isOnSale(now),
  'price-below-market': (now, row) => isOnSale(now) && isPriceAt(now, row),
  'own-price-crash': (now, row) => isOnSale(now) && isPriceAt(now, row),
  'fulfilment-flip': (now) => isOnSale(now) && now.channel === 'merchant',
  'handling-time-jump': (now, { after }) =>
    isOnSale(now) && now.handlingDays !== null && now.handlingDays >= daysOf(after),
};

/** Rows of these tell of own listings that were taken off or overwritten: back means that they are there as before. */
const isWipe = ({ detector }: Signal) => detector === 'listing-wipe-or-rewrite';

/**
 * Judges whether an incident's evidence still stands.
 * @param current what is so now of its listings (skusOf) and of the profile
 */
export function standingOf(incident: Incident, current: CurrentState, now: Instant): Standing {
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
    for (const row of signal.evidence) {
      const { subject } = row;
      const key = keyOf(subject);
      if (subject.kind === 'notice') unseeable.set(key, row);
      if (subject.kind === 'listing' && isJudged(signal)) {
        needed.add('listings');
        judged.add(key);
        if (isListingStanding(signal, row, listings.get(subject.sku) ?? []))
          rows.set(key, { detector: signal.detector, row });
      }
      if (subject.kind === 'profile') {
        needed.add(subject.field === 'payout-account-tail' ? 'payouts' : 'profile');
        judged.add(key);
        if (isProfileStanding(row, current, original.get(key))) rows.set(key, { detector: signal.detector, row });
      }
    }
  }
  const unseen = [...needed].filter((part) => {
    const { state, asOf } = current.coverage[part];
    return state !== 'complete' || asOf === null || now - asOf > freshMs;
  });
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

function isJudged(signal: Signal): boolean {
  return isWipe(signal) || stands[signal.detector] !== undefined;
}

function isListingStanding(signal: Signal, row: Evidence, there: readonly Listing[]): boolean {
  if (isWipe(signal)) return there.length === 0 || there.some(({ title }) => isStillRewritten(title, row));
  return there.some((listing) => stands[signal.detector]?.(listing, row));
}

/** Stock that Amazon holds has no number; of what is not known to be off sale it is not said that it is. */
function isOnSale({ status, quantity }: Listing): boolean {
  return (status === 'active' || status === 'unknown') && quantity !== 0;
}

function isPriceAt({ price }: Listing, { after }: Evidence): boolean {
  if (price === null || after?.kind !== 'money') return false;
  return price.currency === after.money.currency && price.minor <= after.money.minor;
}

function daysOf(value: Evidence['after']): number {
  if (value?.kind === 'count') return value.count;
  if (value?.kind === 'number') return value.number;
  return value?.kind === 'duration' ? value.ms / dayMs : 0;
}

function isStillRewritten(title: string, { after }: Evidence): boolean {
  return after?.kind === 'text' && title === after.text;
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
  }
}
