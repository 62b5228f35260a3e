// Answers: what a person may say of an incident, when, by which way, and what it makes of it. Pure; commands, the console
// and the links in mails all come through here (owner/answer.ts).

import type { Instant } from '../domain/clock.ts';
import type { IncidentAnswer, Refusal } from '../domain/owner/incident-answer.ts';
import type { Speaker, Via } from '../domain/owner/log-entry.ts';
import type { Incident, IncidentStatus } from '../domain/watch/incident.ts';

export type Answered =
  | { readonly outcome: 'done'; readonly incident: Incident }
  /** It was so before: a link clicked twice, two people at once. */
  | { readonly outcome: 'already'; readonly incident: Incident }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const statusAfter: Readonly<Record<IncidentAnswer, IncidentStatus>> = {
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
 * A link proves only that someone reads the mailbox, which an intruder may do as well: it can say "seen", and "that was
 * me" of what is not critical; the rest is said at the computer or in the signed-in console.
 */
export function refusalOf(incident: Incident, answer: IncidentAnswer, via: Via): Refusal | null {
  const { status, severity } = incident;
  if (status !== statusAfter[answer] && !mayFollow[answer].includes(status))
    return answer === 'reopen' ? 'not-closed' : 'closed';
  if (via !== 'link' || answer === 'acknowledge') return null;
  return answer === 'dismiss' && severity !== 'critical' ? null : 'not-by-link';
}

/** The incident after the answer. The revision counts up, so that what is sent about it has a key of its own. */
export function answered(
  incident: Incident,
  answer: IncidentAnswer,
  said: { readonly by: Speaker; readonly at: Instant; readonly reason: string | null },
): Answered {
  const { by, at } = said;
  const reason = said.reason?.trim() || null;
  const refusal = refusalOf(incident, answer, by.via);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const status = statusAfter[answer];
  if (incident.status === status) return { outcome: 'already', incident };
  if (answer === 'dismiss' && by.via === 'command' && reason === null)
    return { outcome: 'refused', refusal: 'no-reason' };
  return {
    outcome: 'done',
    incident: {
      ...incident,
      status,
      revision: incident.revision + 1,
      answered: { at, by: by.name, reason },
      ...(answer === 'acknowledge' && { acknowledgedAt: incident.acknowledgedAt ?? at }),
    },
  };
}
