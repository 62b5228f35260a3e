// Kinds of messages that are sent, and why each is due when it is.
import type { Topic } from './recipient.ts';

/** Every kind with its topic: a recipient gets the kinds of the topics that they chose. */
export const messageTopics = {
  /** About an incident: the first, and whatever makes it another story. */
  alert: 'alerts',
  /** The same incident again, since nobody has answered. */
  reminder: 'alerts',
  /** To a backup: the others haven't answered, or can't be reached. */
  unanswered: 'alerts',
  /** The incident's state is back. */
  'all-clear': 'alerts',
  /** A part hasn't been seen for too long. */
  blind: 'upkeep',
  /** A permission or secret that the watch needs will end. */
  lapse: 'upkeep',
  /** Amazon's notifications don't come. */
  'push-silent': 'upkeep',
  /** Whom Rusuban tells was changed. */
  'recipients-changed': 'upkeep',
  /** Somebody said or did something after which less is told, or the watch goes on. */
  'watch-changed': 'upkeep',
  /** The words by which our mails are known were changed. */
  'phrase-changed': 'upkeep',
  /** Messages to another recipient don't arrive. */
  'channel-failed': 'upkeep',
  /** A message could not be written. */
  'message-failed': 'upkeep',
  /** What was found about a mail that the recipient forwarded. */
  'mail-verdict': 'upkeep',
  weekly: 'reports',
  audit: 'reports',
} as const satisfies Readonly<Record<string, Topic>>;

export type MessageKind = keyof typeof messageTopics;

/** Of what an owed message carries (its props): raised when a kind's changes its form, so that older rows are known as such. */
export const propsVersion = 2;

/** After so many tries, some two days, a message is given up; an incident stays in the list and the audit. */
export const attemptLimit = 50;

/** Why a message is due when it is: gathering waits a little for what belongs to it, quiet hours hold all but critical. */
export type Timing = 'at-once' | 'gathering' | 'quiet-hours';
