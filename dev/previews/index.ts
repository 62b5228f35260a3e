// Examples of every message in each of its states: what previews show, golden files record and laws are held against.
import type { Language } from '../../src/domain/marketplace.ts';
import type { Rendered } from '../../src/domain/telling/rendered.ts';
import type { MessageProps } from '../../src/messages/layout/message.ts';
import { type MessageId, messageIds, messages, type PropsOf } from '../../src/messages/registry.ts';
import { alertPreviews } from './alerts.ts';
import { auditReportPreviews } from './audit.ts';
import { auditMailPreviews } from './audits.ts';
import { closedAnywayPreviews } from './closed-anyway.ts';
import { allClearPreviews, reminderPreviews, unansweredPreviews } from './follow-ups.ts';
import { verdictPreviews } from './mail-verdict.ts';
import {
  accessLostPreviews,
  blindPreviews,
  channelPreviews,
  lapsePreviews,
  messageFailedPreviews,
  phrasePreviews,
  pushSilentPreviews,
  recipientsPreviews,
  testPreviews,
  watchChangedPreviews,
} from './watch.ts';
import { weeklyPreviews } from './weekly.ts';

type Examples<P> = Readonly<Record<string, (language: Language) => P>>;

const previews: { readonly [Id in MessageId]: Examples<PropsOf[Id]> } = {
  alert: alertPreviews,
  unanswered: unansweredPreviews,
  reminder: reminderPreviews,
  'all-clear': allClearPreviews,
  'closed-anyway': closedAnywayPreviews,
  blind: blindPreviews,
  'access-lost': accessLostPreviews,
  'authorisation-lapse': lapsePreviews,
  'push-silent': pushSilentPreviews,
  'recipients-changed': recipientsPreviews,
  'watch-changed': watchChangedPreviews,
  'phrase-changed': phrasePreviews,
  'channel-failed': channelPreviews,
  'message-failed': messageFailedPreviews,
  'mail-verdict': verdictPreviews,
  'test-mail': testPreviews,
  audit: auditMailPreviews,
  weekly: weeklyPreviews,
  'audit-report': auditReportPreviews,
};

export interface Shown {
  /** `alert.payout.ja` */
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  readonly props: MessageProps;
  render(): Promise<Rendered>;
}

export const languages: readonly Language[] = ['ja', 'en'];

export const every: readonly Shown[] = messageIds.flatMap(shownOf);

function shownOf<Id extends MessageId>(id: Id): Shown[] {
  const message = messages[id];
  return Object.entries<(language: Language) => PropsOf[Id]>(previews[id]).flatMap(([state, example]) =>
    languages.map((language) => {
      const props = example(language);
      const title = `${message.title[language]} (${state})`;
      return { name: `${id}.${state}.${language}`, title, language, props, render: () => message.render(props) };
    }),
  );
}
