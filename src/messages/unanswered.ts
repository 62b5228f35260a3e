// To the second person, when the first has not answered or can't be reached: why they are asked, then the whole alert.
import { instant, text } from '../domain/text.ts';
import { alertBlocks } from './alert.ts';
import { paragraph, title } from './blocks.ts';
import { evidenceCsv } from './evidence-csv.ts';
import { aboutIncident } from './incident-blocks.ts';
import { type IncidentProps, incidentProps } from './incident-props.ts';
import { incidentPreheader, incidentSubject } from './incident-subject.ts';
import { readerName } from './letter.ts';
import { defineMessage } from './message.ts';
import { fitWidth } from './plain-layout.ts';
import { unansweredPreviews } from './previews/follow-ups.ts';
import { strongestFirst } from './spoken.ts';

const isUnreachable = ({ reason }: IncidentProps): boolean => reason === 'unreachable';

export const unanswered = defineMessage<IncidentProps>({
  id: 'unanswered',
  title: { en: 'To the second person', ja: '予備の連絡先へのお願い' },
  props: incidentProps,
  subject: (props, format) =>
    incidentSubject(props, strongestFirst(props.incident.signals), 'subject.unanswered', format),
  preheader(props, format) {
    const [first] = props.checklist;
    return first
      ? format.phrase('preheader.unanswered', {
          name: text(fitWidth(readerName(props.account), 30)),
          first: fitWidth(format.say(first.title), 60),
        })
      : incidentPreheader(props, format);
  },
  greeting: ({ account }, format) => format.phrase('unanswered.greeting', { name: text(readerName(account)) }),
  blocks: (props, format) => [
    title(format.phrase('unanswered.heading')),
    paragraph(
      format.phrase(isUnreachable(props) ? 'unanswered.unreachable' : 'unanswered.nobody', {
        name: text(readerName(props.account)),
        told: instant(props.incident.told?.at ?? props.incident.openedAt),
      }),
    ),
    ...alertBlocks(props, format),
  ],
  because: (props, format) =>
    format.phrase(isUnreachable(props) ? 'because.unreachable' : 'because.unanswered', {
      severity: format.phrase(`severity.${props.incident.severity}`),
    }),
  about: aboutIncident,
  attachments({ incident, detectors }, format) {
    const csv = evidenceCsv(strongestFirst(incident.signals), detectors, format);
    return csv ? [csv] : [];
  },
  previews: unansweredPreviews,
});
