// Answers: what a person may say of an incident, when, by which way, and what it makes of it. Pure; commands, the console
// and the links in mails all come through here (owner/answer.ts).

import type { Instant } from '../domain/clock.ts';
import type { IncidentAnswer, Refusal } from '../domain/owner/incident-answer.ts';
import type { Speaker, Via } from '../domain/owner/log-entry.ts';
import type { Incident, IncidentStatus } from '../domain/watch/incident.ts';
import { isAtLeast } from '../domain/watch/severity.ts';

export type Answered =
  | { readonly outcome: 'done'; readonly incident: Incident }
  /** Noted through a link, of what is so now or of what was so when its mail was written; the status is as before. */
  | { readonly outcome: 'seen' | 'earlier'; readonly incident: Incident }
  /** It was so before: a link clicked twice, two people at once. */
  | { readonly outcome: 'already'; readonly incident: Incident }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** What each makes of an incident. */
export const statusAfter: Readonly<Record<IncidentAnswer, IncidentStatus>> = {
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  dismiss: 'dismissed',
  reopen: 'open',
};

/** From which states an answer leads to another. A takeover that is over may still turn out to have been none. */
const mayFollow: Readonly<Record<IncidentAnswer, readonly IncidentStatus[]>> = {
  acknowledge: ['open'],
  resolve: ['open', 'acknowledged'],
  dismiss: ['open', 'acknowledged', 'resolved'],
  reopen: ['resolved', 'dismissed'],
};

/**
 * May this be said of it now, this way? Null when it may.
 * A link proves only that someone reads the mailbox, which an intruder may do as well: of what is high or critical it can
 * say "seen", below that also "that was me"; the rest is said at the computer or in the signed-in console.
 */
export function refusalOf(incident: Incident, answer: IncidentAnswer, via: Via): Refusal | null {
  const { status, severity } = incident;
  if (status !== statusAfter[answer] && !mayFollow[answer].includes(status))
    return answer === 'reopen' ? 'not-closed' : 'closed';
  if (via !== 'link' || answer === 'acknowledge') return null;
  return answer === 'dismiss' && !isAtLeast(severity, 'high') ? null : 'not-by-link';
}

/** Does saying this of it want a person who came in just now? What closes something grave does. */
export function wantsPerson(answer: IncidentAnswer, { severity }: Pick<Incident, 'severity'>): boolean {
  return (answer === 'dismiss' || answer === 'resolve') && isAtLeast(severity, 'high');
}

export interface Said {
  readonly by: Speaker;
  readonly at: Instant;
  readonly reason: string | null;
  /** What a link or a page spoke of; a command speaks of the incident as it is. */
  readonly revision?: number;
}

/** The incident after the answer. The revision counts up, so that what is sent about it has a key of its own. */
export function answered(incident: Incident, given: IncidentAnswer, said: Said): Answered {
  const { by, at, revision = incident.revision } = said;
  const reason = said.reason?.trim() || null;
  if (revision < incident.revision && by.via !== 'link') return { outcome: 'refused', refusal: 'moved-on' };
  // Of an answer by link about an earlier state no more is left than that this was seen.
  const answer = revision < incident.revision ? 'acknowledge' : given;
  const refusal = refusalOf(incident, answer, by.via);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const status = statusAfter[answer];
  // From the computer it counts for more than through a link, so it is taken although the link said the same.
  if (incident.status === status && (by.via === 'link' || incident.answered?.via !== 'link'))
    return { outcome: 'already', incident };
  if (by.via === 'link' && answer === 'acknowledge') return seenBy(incident, by.name, at, revision);
  if (answer === 'dismiss' && by.via !== 'link' && reason === null) return { outcome: 'refused', refusal: 'no-reason' };
  return {
    outcome: 'done',
    incident: {
      ...incident,
      status,
      revision: incident.revision + 1,
      answered: { at, by: by.name, reason, via: by.via },
      ...(answer === 'acknowledge' && { acknowledgedAt: incident.acknowledgedAt ?? at }),
    },
  };
}

/**
 * Through a link: what was told up to this revision was seen by whoever reads that mailbox. It stays as open as it was, for
 * an intruder may have said it.
 */
function seenBy(incident: Incident, by: string, at: Instant, revision: number): Answered {
  const seen = incident.seen ?? [];
  if (seen.some((one) => one.by === by && one.revision >= revision)) return { outcome: 'already', incident };
  const others = seen.filter((one) => one.by !== by);
  return {
    outcome: revision < incident.revision ? 'earlier' : 'seen',
    incident: {
      ...incident,
      seen: [...others, { by, at, revision }],
      acknowledgedAt: incident.acknowledgedAt ?? at,
    },
  };
}
