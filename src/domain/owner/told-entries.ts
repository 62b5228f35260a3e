// Which entries of the audit log are told to every recipient at once: all after which less is told, and that it is told
// again. Whoever takes a shop over silences its monitor first, so nobody can do that in silence.
import type { Recipient } from '../telling/recipient.ts';
import type { LogAction, LogEntry } from './log-entry.ts';

type IsTold = (entry: LogEntry) => boolean;
const always: IsTold = () => true;

const told = {
  'incident-seen': always,
  'incident-acknowledged': always,
  'incident-dismissed': always,
  // What is really over is told by the all-clear.
  'incident-resolved': ({ detail }) => detail.stillStanding !== undefined,
  // The kind `other` is a note, and keeps nothing quiet.
  'planned-added': ({ detail }) => detail.about !== 'other',
  'allowed-added': always,
  'snooze-added': always,
  'account-paused': always,
  'account-resumed': always,
  // A client's people see its shops, and can close what is told of them.
  'owner-changed': always,
  // Read by somebody else's sign-in a shop looks quiet.
  'account-connected': always,
  'credentials-changed': always,
  'mailbox-removed': always,
  // Who is believed about a sender can make a fake look true.
  'mailbox-servers-changed': always,
  // The first time less is believed than before.
  'mailbox-servers-learned': ({ detail }) => detail.before !== null,
  'account-removed': always,
  // What Amazon is told to send, and to whom.
  'push-set-up': always,
  'push-removed': always,
  // Whoever has the server has every warning, and can keep it to himself.
  'sender-changed': always,
  'sender-removed': always,
  // Whoever comes into the console can close what is told. No word of it is one account's: all recipients of all hear of it.
  'person-added': always,
  'person-changed': always,
  'person-removed': always,
  'key-added': always,
  'key-removed': always,
  'totp-added': always,
  'totp-removed': always,
  'totp-locked': always,
  'totp-unlocked': always,
  'identity-added': always,
  'identity-removed': always,
  'codes-made': always,
  'code-used': always,
  'browser-new': always,
  // A program that holds one sees shops, and may answer.
  'token-added': always,
  'token-removed': always,
} as const satisfies Partial<Record<LogAction, IsTold>>;

export type ToldAction = keyof typeof told;
export const toldActions = Object.keys(told) as readonly ToldAction[];

/** An entry that is to be told. */
export type ToldEntry = LogEntry & { readonly what: ToldAction };

/** Is it about the whole installation, and told to the recipients of every account? */
export const isAboutPeople = (what: LogAction) =>
  /^(?:person|key|totp|identity|codes?|browser|sender|token)-/.test(what);

/** Of those the ones that change nothing: somebody came in, or tried to. */
export const isComingIn = (what: LogAction) => what === 'code-used' || what === 'browser-new' || what === 'totp-locked';

export function isToldEntry(entry: LogEntry): entry is ToldEntry {
  if (!Object.hasOwn(told, entry.what)) return false;
  return (entry.accountId !== null || isAboutPeople(entry.what)) && told[entry.what as ToldAction](entry);
}

/** Everyone who is told of the account, whatever they chose to get; through a link, all but the one whose link it was. */
export function readersOf({ via, who }: LogEntry, recipients: readonly Pick<Recipient, 'address'>[]): string[] {
  return recipients.map(({ address }) => address).filter((address) => via !== 'link' || address !== who);
}
