// Follow-up: what time alone makes due once an incident was told. Reminders until somebody answers, the backups when
// nobody does, the all-clear when it is over. Pure; what was owed before is handed in, so that nothing is owed twice.
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { MessageKind, Timing } from '../domain/telling/message.ts';
import type { Recipient } from '../domain/telling/recipient.ts';
import { type FollowUpReason, type Incident, isClosedByLink } from '../domain/watch/incident.ts';
import { isHeld, noTerms, type Terms } from './policy.ts';
import { dueFor, quietEnd } from './timing.ts';

/** A message about the incident that was owed before. */
export interface OwedBefore {
  readonly key: string;
  readonly kind: MessageKind;
  readonly revision: number;
  readonly recipient: string;
  readonly createdAt: Instant;
  /** Null while it waits to be sent. */
  readonly settledAt: Instant | null;
  /** What came of the last try; null before the first. */
  readonly outcome: string | null;
}

/** The backups are told when nobody has answered for this long. */
export const unansweredMs = 30 * minuteMs;
/** After the last news an unanswered incident is told again: an hour later, four hours after that, then daily. */
export const firstReminderMs = hourMs;
export const secondReminderMs = 4 * hourMs;
export const reminderEveryMs = dayMs;

export interface FollowUpMessage {
  /** Natural: the same follow-up always has the same. */
  readonly key: string;
  readonly kind: 'reminder' | 'unanswered' | 'all-clear';
  readonly recipient: string;
  readonly reason: FollowUpReason;
  readonly dueAt: Instant;
  readonly timing: Timing;
}

export interface FollowUpInput {
  readonly incident: Incident;
  /** In the order in which they are told. */
  readonly recipients: readonly Recipient[];
  readonly accountZone: string;
  readonly owed: readonly OwedBefore[];
  readonly now: Instant;
  /** What the owner snoozed, and how strictly the account is watched. */
  readonly terms?: Terms;
}

/** Nobody has said at the computer or in the console what it was. A link says it for its own reader alone. */
const isUnanswered = (incident: Incident) => incident.status === 'open' || isClosedByLink(incident);

/** Has this reader said, through a link, that what they were told up to this revision was seen? */
export function hasSeen({ seen = [] }: Incident, recipient: string, revision: number): boolean {
  return seen.some((one) => one.by === recipient && one.revision >= revision);
}

/** When a message went out; also of one that came back, since whoever has seen a mail of ours could have written that. */
function sentAt({ settledAt, outcome }: OwedBefore): Instant | null {
  return outcome === 'delivered' || outcome === 'bounced' ? settledAt : null;
}

/** How many reminders should have gone out by now. */
export function remindersDue(toldAt: Instant, now: Instant): number {
  const since = now - toldAt;
  if (since < firstReminderMs) return 0;
  if (since < firstReminderMs + secondReminderMs) return 1;
  return 2 + Math.floor((since - firstReminderMs - secondReminderMs) / reminderEveryMs);
}

/** The messages that are due now; none, with the reason, when there is nothing to follow up. */
export function followUp(input: FollowUpInput): {
  readonly messages: readonly FollowUpMessage[];
  readonly reason: FollowUpReason | 'not-told' | 'answered' | 'snoozed' | 'not-yet';
} {
  const { incident } = input;
  const told = input.owed.filter(({ kind }) => kind === 'alert' || kind === 'unanswered');
  if (incident.lastAlert === null || told.length === 0) return { messages: [], reason: 'not-told' };
  if (incident.status === 'resolved') {
    const messages = allClear(input, told);
    return { messages, reason: messages.length > 0 ? 'resolved' : 'answered' };
  }
  if (!isUnanswered(incident)) return { messages: [], reason: 'answered' };
  if (isHeld(incident, input.now, input.terms ?? noTerms)) return { messages: [], reason: 'snoozed' };
  const backups = backupsDue(input, told);
  const messages = backups.length > 0 || incident.status !== 'open' ? backups : remindersOf(input, told);
  return { messages, reason: messages[0]?.reason ?? 'not-yet' };
}

/** To everyone who heard of it, once for each time that it was resolved. */
function allClear({ incident, recipients, accountZone, owed, now }: FollowUpInput, told: readonly OwedBefore[]) {
  return recipients.flatMap((recipient): FollowUpMessage[] => {
    const { address } = recipient;
    const key = `${incident.id}/all-clear-${incident.revision}/${address}`;
    const hasHeard = told.some((row) => row.recipient === address && sentAt(row) !== null);
    if (!hasHeard || owed.some((row) => row.key === key)) return [];
    const awakeAt = quietEnd(recipient, accountZone, now);
    const due =
      awakeAt === null
        ? { dueAt: now, timing: 'at-once' as const }
        : { dueAt: awakeAt, timing: 'quiet-hours' as const };
    return [{ key, kind: 'all-clear', recipient: address, reason: 'resolved', ...due }];
  });
}

/** The revision that was told last. */
export function newestOf(owed: readonly OwedBefore[]): number {
  return Math.max(0, ...owed.filter(({ kind }) => kind === 'alert').map(({ revision }) => revision));
}

/** Backups that haven't heard the newest yet: when the first ones stay silent, or can't be reached at all. */
function backupsDue({ incident, recipients, accountZone, owed, now }: FollowUpInput, told: readonly OwedBefore[]) {
  const newest = newestOf(told);
  const first = told.filter(({ kind, revision }) => kind === 'alert' && revision === newest);
  const isUnreachable = first.length > 0 && first.every(({ outcome }) => outcome === 'dead' || outcome === 'bounced');
  // Whoever sleeps by their own wish has the time from when they wake.
  const heardAt = first.map(({ recipient: address, createdAt }) => {
    const recipient = recipients.find((one) => one.address === address);
    const isHeld = recipient !== undefined && incident.severity !== 'critical';
    return (isHeld ? quietEnd(recipient, accountZone, createdAt) : null) ?? createdAt;
  });
  const isSilent = now - Math.min(...heardAt) >= unansweredMs;
  return recipients.flatMap((recipient): FollowUpMessage[] => {
    const { address, isBackup, gets } = recipient;
    const own = told.filter((row) => row.recipient === address);
    const knowsNewest = own.some(({ revision }) => revision >= newest);
    if (!isBackup || !gets.includes('alerts') || knowsNewest) return [];
    // Who was called in once hears the rest of it without waiting.
    if (!isUnreachable && !isSilent && own.length === 0) return [];
    const key = `${incident.id}/unanswered-${newest}/${address}`;
    if (owed.some((row) => row.key === key)) return [];
    const due = dueFor(recipient, accountZone, { severity: incident.severity, isFirst: false }, now);
    const reason = isUnreachable ? 'unreachable' : 'unanswered';
    return [{ key, kind: 'unanswered', recipient: address, reason, ...due }];
  });
}

/**
 * The newest reminder that is due, to everyone to whom a message went out, counted from when it did: who sleeps until seven
 * is not reminded at five past. What was missed is not made up for.
 */
function remindersOf({ incident, recipients, accountZone, owed, now }: FollowUpInput, told: readonly OwedBefore[]) {
  return recipients.flatMap((recipient): FollowUpMessage[] => {
    const { address } = recipient;
    const last = told.filter((row) => row.recipient === address).at(-1);
    const lastAt = last ? sentAt(last) : null;
    const n = lastAt === null ? 0 : remindersDue(lastAt, now);
    // Not to whom the message itself is still owed, or couldn't be brought.
    if (n === 0 || hasSeen(incident, address, last?.revision ?? 0)) return [];
    const key = `${incident.id}/reminder-${lastAt}-${n}/${address}`;
    if (owed.some((row) => row.key === key)) return [];
    const due = dueFor(recipient, accountZone, { severity: incident.severity, isFirst: false }, now);
    return [{ key, kind: 'reminder', recipient: address, reason: 'reminder', ...due }];
  });
}

/**
 * Why a message about an incident that waits to be sent isn't owed any more; null while it is. Only what was held back on
 * purpose can be overtaken: what was owed at once is sent whatever comes after it.
 */
export function overtakenBy(
  message: OwedBefore & { readonly timing: Timing },
  incident: Incident,
  all: readonly OwedBefore[],
): string | null {
  const { kind, key, recipient, revision, createdAt, timing } = message;
  if (kind === 'all-clear') return null;
  const isOver = incident.status === 'resolved' || (incident.status === 'dismissed' && !isClosedByLink(incident));
  if (timing !== 'at-once' && isOver) return `the incident was ${incident.status} before this was sent`;
  if (kind === 'reminder' && hasSeen(incident, recipient, revision)) return 'its reader has seen it';
  const asks = kind === 'unanswered' ? isUnanswered(incident) : kind !== 'reminder' || incident.status === 'open';
  if (!asks) return `the incident was ${incident.status} before this was sent`;
  if (timing === 'at-once') return null;
  const newer = all.find(
    (other) =>
      other.key !== key &&
      other.recipient === recipient &&
      other.kind !== 'all-clear' &&
      other.createdAt > createdAt &&
      other.outcome !== 'dead',
  );
  return newer ? 'a newer message says the same and more' : null;
}
