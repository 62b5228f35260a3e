// What a person may say of an incident, and why it may not be taken.

export const answers = ['acknowledge', 'resolve', 'dismiss', 'reopen'] as const;
/**
 * acknowledge: seen, I'm at it (no more reminders). resolve: it was a stranger, and it is over. dismiss: that was me, or a
 * false alarm. reopen: I was wrong, it isn't over.
 */
export type IncidentAnswer = (typeof answers)[number];

/** Why an answer isn't taken. */
export type Refusal =
  /** It is over already, or was never closed. */
  | 'closed'
  | 'not-closed'
  /** Dismissing needs a reason in words. */
  | 'no-reason'
  /** More than "seen", of what is high or critical: whoever reads a mailbox can click a link. */
  | 'not-by-link'
  /** Said of an earlier state: more came to it since, or somebody answered. */
  | 'moved-on'
  /** Allowed for longer than anything is. */
  | 'too-long';
