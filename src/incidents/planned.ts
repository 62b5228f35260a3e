// What the owner said beforehand: the evidence that such a change leaves is quiet, anything else in the same days is not.
import { dayMs, type Instant } from '../domain/clock.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import type { PlannedChange, PlannedKind } from '../domain/owner/planned.ts';
import type { Statement } from '../domain/owner/statement.ts';
import type { ProfileField } from '../domain/shop/profile.ts';
import type { Detector } from '../domain/watch/detector.ts';
import type { Incident } from '../domain/watch/incident.ts';
import type { Signal } from '../domain/watch/signal.ts';

/** A new account's tail first shows with the next payout, up to a fortnight later, and that takes days to be listed. */
const payoutShowsMs = 21 * dayMs;

/**
 * What a plan explains whichever detector tells of it: fields of the profile, and Amazon's notices of the same. The rest
 * is each detector's own to say (`explainedBy`). `other` is a note for people and explains nothing.
 */
const subjects: Readonly<Partial<Record<PlannedKind, readonly (ProfileField | NoticeType)[]>>> = {
  'payout-change': ['payout-account-tail', 'deposit-method', 'payment-method'],
  'contact-change': [
    'store-name',
    'business-name',
    'business-address',
    'primary-contact',
    'ship-from-address',
    'sign-in-email-changed',
    'phone-changed',
  ],
  vacation: ['participation', 'listings-suspended'],
};

function isAbout({ evidence }: Signal, known: readonly (ProfileField | NoticeType)[]): boolean {
  return (
    evidence.length > 0 &&
    evidence.every(
      ({ subject }) =>
        (subject.kind === 'profile' && known.includes(subject.field)) ||
        (subject.kind === 'notice' && known.includes(subject.notice)),
    )
  );
}

/** A detector as far as plans go. */
export type Explained = Pick<Detector, 'id' | 'explainedBy'>;

function explains(kind: PlannedKind, signal: Signal, detectors: readonly Explained[]): boolean {
  const says = detectors.find(({ id }) => id === signal.detector)?.explainedBy?.[kind] ?? [];
  return says === 'all' || says.includes(signal.summary.key) || isAbout(signal, subjects[kind] ?? []);
}

/** When the last thing that it rests on happened. */
export function lastSignOf({ evidence, beganAt }: Signal): Instant {
  return evidence.reduce((latest, { at }) => Math.max(latest, at), beganAt);
}

/** Does this planned change explain all that the signal rests on? What began before or went on after it is not its. */
export function isExplained(
  signal: Signal,
  planned: readonly PlannedChange[],
  detectors: readonly Explained[],
): boolean {
  const last = lastSignOf(signal);
  return planned.some(
    ({ kind, from, to }) =>
      signal.beganAt >= from &&
      last <= (kind === 'payout-change' ? to + payoutShowsMs : to) &&
      explains(kind, signal, detectors),
  );
}

/** Open incidents all of whose news this statement explains: they were told before it was said. */
export function explainedBy(
  statement: Statement,
  incidents: readonly Incident[],
  detectors: readonly Explained[],
): Incident[] {
  if (statement.what !== 'planned') return [];
  const isOpen = ({ status }: Incident) => status === 'open' || status === 'acknowledged';
  return incidents.filter((incident) => {
    const news = incident.signals.filter(({ known }) => !known);
    return isOpen(incident) && news.length > 0 && news.every((signal) => isExplained(signal, [statement], detectors));
  });
}
