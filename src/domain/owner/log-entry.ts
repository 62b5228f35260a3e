// The audit log: who did what, when and how. Appended to, never altered; it holds no secret and no buyer's data.
import type { Instant } from '../clock.ts';

/** How a person's word came in. A link in a mail proves only that someone reads that mailbox. */
export const vias = ['command', 'console', 'api', 'link', 'program'] as const;
export type Via = (typeof vias)[number];

/** Who speaks, as they call themselves, and how the word came in. */
export interface Speaker {
  readonly name: string;
  readonly via: Via;
}

/** What can be done, in the words of the log. */
export const logActions = [
  'account-added',
  'account-changed',
  'account-connected',
  'account-paused',
  'account-resumed',
  'account-removed',
  'owner-changed',
  'client-added',
  'client-removed',
  'credentials-changed',
  'secret-changed',
  'application-added',
  'application-removed',
  'shop-invited',
  'shop-invitation-ended',
  'recipients-changed',
  'sender-changed',
  'sender-removed',
  'arrival-confirmed',
  'set-up-left-out',
  'webhook-added',
  'webhook-removed',
  'push-set-up',
  'push-removed',
  'mailbox-added',
  'mailbox-removed',
  'mailbox-servers-changed',
  'mailbox-servers-learned',
  'secrets-rotated',
  'incident-seen',
  'incident-acknowledged',
  'incident-resolved',
  'incident-dismissed',
  'incident-reopened',
  'planned-added',
  'planned-ended',
  'allowed-added',
  'allowed-ended',
  'snooze-added',
  'snooze-ended',
  'step-ticked',
  'step-unticked',
  'question-answered',
  'audit-asked',
  'audit-cancelled',
  'message-sent-again',
  'delivery-bounced',
  'delivery-delayed',
  'console-link-made',
  'console-opened',
  'console-left',
  'console-session-ended',
  'person-invited',
  'invitation-ended',
  'person-added',
  'person-changed',
  'person-removed',
  'access-reviewed',
  'key-added',
  'key-removed',
  'totp-added',
  'totp-removed',
  'totp-locked',
  'totp-unlocked',
  'identity-added',
  'identity-removed',
  'codes-made',
  'code-used',
  'browser-new',
  'token-added',
  'token-removed',
] as const;
export type LogAction = (typeof logActions)[number];

export interface LogEntry {
  readonly at: Instant;
  /** Null for what is about the whole installation. */
  readonly accountId: string | null;
  readonly who: string;
  readonly via: Via;
  readonly what: LogAction;
  /** What it was done to: the id of an incident or a statement, a name. */
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** An entry as it is kept, numbered in the order of the log. */
export interface KeptLogEntry extends LogEntry {
  readonly id: string;
}
