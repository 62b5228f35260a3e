// The reminder: an incident that nobody has answered. Says in one screen what it was, names the steps that are still
// open, and how an answer ends the reminders; the evidence was in the first message of the thread.

import { fitWidth } from '../../domain/text/plain-layout.ts';
import { count, instant } from '../../domain/text/text.ts';
import type { Format } from '../language/format.ts';
import { facts, paragraph, title } from '../layout/blocks.ts';
import { defineMessage } from '../layout/message.ts';
import { aboutIncident, answers, checklist, doFirst, happened, unseen } from './blocks.ts';
import { clockFacts } from './clocks.ts';
import { type IncidentProps, incidentProps } from './props.ts';
import { headlineIn } from './subject.ts';
import { timeFacts, toldFact } from './times.ts';

const openSteps = ({ checklist: steps, done = [] }: IncidentProps) => steps.filter(({ id }) => !done.includes(id));

function subject(props: IncidentProps, format: Format): string {
  const n = openSteps(props).length;
  const severity = format.phrase(`subject.${props.incident.severity}`);
  const subjectOf = (what: string): string =>
    n > 0
      ? format.phrase('subject.reminder', { what, severity, n: count(n) })
      : format.phrase('subject.reminder-answer', { what, severity });
  return headlineIn(props, subjectOf, format);
}

export const reminder = defineMessage<IncidentProps>({
  title: { en: 'Reminder', ja: '繰り返しのお知らせ' },
  props: incidentProps,
  subject,
  preheader(props, format) {
    const told = instant(props.told?.at ?? props.incident.noticedAt);
    const [next] = openSteps(props);
    return next
      ? format.phrase('preheader.reminder', { told, next: fitWidth(format.say(next.title), 90) })
      : format.phrase('preheader.reminder-answer', { told });
  },
  blocks(props, format) {
    const open = openSteps(props);
    const all = props.checklist.length;
    return [
      title(format.phrase('reminder.heading')),
      ...happened(props, format).slice(1),
      ...(open.length > 0 ? doFirst(open, format, 'reminder.next') : [paragraph(format.phrase('reminder.all-done'))]),
      facts([
        ...timeFacts(props.incident, format),
        toldFact(props.told?.at ?? null, format),
        {
          label: format.phrase('reminder.progress'),
          value: format.phrase('reminder.progress-of', { done: count(all - open.length), all: count(all) }),
        },
        ...clockFacts(props, format),
      ]),
      ...answers(props, format),
      ...checklist(open, format.phrase('reminder.open-steps'), format),
      ...unseen(props, format),
    ];
  },
  because: ({ incident }, format) =>
    format.phrase('because.reminder', { severity: format.phrase(`severity.${incident.severity}`) }),
  about: aboutIncident,
});
