// The registry: every message that this program can send or write, one line each. Previews, golden files and laws go
// through it, so that a new message is held to them by being here.
import { accessLost } from './access-lost.ts';
import { alert } from './alert.ts';
import { allClear } from './all-clear.ts';
import { auditMail } from './audit-mail.ts';
import { auditMessage } from './audit-report.ts';
import { authorisationLapse } from './authorisation-lapse.ts';
import { blind } from './blind.ts';
import { channelFailed } from './channel-failed.ts';
import { closedAnyway } from './closed-anyway.ts';
import { mailVerdict } from './mail-verdict.ts';
import type { Message, MessageProps } from './message.ts';
import { phraseChanged } from './phrase-changed.ts';
import { recipientsChanged } from './recipients-changed.ts';
import { reminder } from './reminder.ts';
import { testMail } from './test-mail.ts';
import { unanswered } from './unanswered.ts';
import { weekly } from './weekly.ts';

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
