// The registry: every message that this program can send or write, by its id. Which of them an owed row becomes is in
// telling/compose.ts, examples of each in dev/previews: both are typed by this list, so that none can be forgotten.
import { alert } from './incident/alert.ts';
import { allClear } from './incident/all-clear.ts';
import { closedAnyway } from './incident/closed-anyway.ts';
import { reminder } from './incident/reminder.ts';
import { unanswered } from './incident/unanswered.ts';
import type { Message } from './layout/message.ts';
import { auditMail } from './reports/audit-mail.ts';
import { auditMessage } from './reports/audit-report.ts';
import { weekly } from './reports/weekly.ts';
import { accessLost } from './watch/access-lost.ts';
import { authorisationLapse } from './watch/authorisation-lapse.ts';
import { blind } from './watch/blind.ts';
import { channelFailed } from './watch/channel-failed.ts';
import { mailVerdict } from './watch/mail-verdict.ts';
import { messageFailed } from './watch/message-failed.ts';
import { phraseChanged } from './watch/phrase-changed.ts';
import { pushSilent } from './watch/push-silent.ts';
import { recipientsChanged } from './watch/recipients-changed.ts';
import { testMail } from './watch/test-mail.ts';
import { watchChanged } from './watch/watch-changed.ts';

const all = {
  alert,
  unanswered,
  reminder,
  'all-clear': allClear,
  'closed-anyway': closedAnyway,
  blind,
  'access-lost': accessLost,
  'authorisation-lapse': authorisationLapse,
  'push-silent': pushSilent,
  'recipients-changed': recipientsChanged,
  'watch-changed': watchChanged,
  'phrase-changed': phraseChanged,
  'channel-failed': channelFailed,
  'message-failed': messageFailed,
  'mail-verdict': mailVerdict,
  'test-mail': testMail,
  audit: auditMail,
  weekly,
  'audit-report': auditMessage,
};

export type MessageId = keyof typeof all;
/** What each message is made of. */
export type PropsOf = { readonly [Id in MessageId]: (typeof all)[Id] extends Message<infer P> ? P : never };

export const messages: { readonly [Id in MessageId]: Message<PropsOf[Id]> } = all;
export const messageIds = Object.keys(all) as readonly MessageId[];
