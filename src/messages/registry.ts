// The registry: every message that this program can send or write, one line each. Previews, golden files and laws go
// through it, so that a new message is held to them by being here.

import { alert } from './incident/alert.ts';
import { allClear } from './incident/all-clear.ts';
import { closedAnyway } from './incident/closed-anyway.ts';
import { reminder } from './incident/reminder.ts';
import { unanswered } from './incident/unanswered.ts';
import type { Message, MessageProps } from './layout/message.ts';
import { auditMail } from './reports/audit-mail.ts';
import { auditMessage } from './reports/audit-report.ts';
import { weekly } from './reports/weekly.ts';
import { accessLost } from './watch/access-lost.ts';
import { authorisationLapse } from './watch/authorisation-lapse.ts';
import { blind } from './watch/blind.ts';
import { channelFailed } from './watch/channel-failed.ts';
import { mailVerdict } from './watch/mail-verdict.ts';
import { phraseChanged } from './watch/phrase-changed.ts';
import { recipientsChanged } from './watch/recipients-changed.ts';
import { testMail } from './watch/test-mail.ts';

/** Of one message, whatever its props are: how lists of messages see it. */
// biome-ignore lint/suspicious/noExplicitAny: each message has its own props, and a list can't know them
export type AnyMessage = Message<any> & Message<MessageProps>;

export const messages = [
  alert,
  unanswered,
  reminder,
  allClear,
  closedAnyway,
  blind,
  accessLost,
  authorisationLapse,
  recipientsChanged,
  phraseChanged,
  channelFailed,
  mailVerdict,
  testMail,
  auditMail,
  weekly,
  auditMessage,
] as readonly unknown[] as readonly AnyMessage[];
