// To the second person, when the first has not answered or can't be reached: why they are asked, whom to call, and what to
// go through together.

import { fitWidth } from '../../domain/text/plain-layout.ts';
import { instant, text } from '../../domain/text/text.ts';
import { isClosedByLink } from '../../domain/watch/incident.ts';
import type { Format } from '../language/format.ts';
import { type Block, box, paragraph, small, strong, subtitle } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { defineMessage } from '../layout/message.ts';
import { news } from './alert.ts';
import { aboutIncident, answers, checklist, contacts, evidence, happened, incidentFacts, unseen } from './blocks.ts';
import { evidenceCsv } from './evidence-csv.ts';
import { type IncidentProps, incidentProps } from './props.ts';
import { strongestFirst } from './spoken.ts';
import { incidentSubject } from './subject.ts';

const nameOf = ({ account }: IncidentProps) => text(readerName(account));

/** Why they are asked: only what was delivered is said to have been told. */
function why(props: IncidentProps, format: Format): string {
  const { reason, incident, firstToldAt = null } = props;
  const name = nameOf(props);
  const heard = incident.seen?.at(-1) ?? (isClosedByLink(incident) ? incident.answered : undefined);
  if (reason === 'unreachable') return format.phrase('unanswered.unreachable', { name });
  if (heard) return format.phrase('unanswered.by-link', { name, by: text(heard.by), at: instant(heard.at) });
  if (firstToldAt === null) return format.phrase('unanswered.on-its-way', { name });
  return format.phrase('unanswered.nobody', { name, told: instant(firstToldAt) });
}

function callFirst(props: IncidentProps, format: Format): Block {
  const name = nameOf(props);
  return box([
    subtitle(format.phrase('alert.do-first')),
    strong(format.phrase('unanswered.call', { name })),
    paragraph(format.phrase('unanswered.then', { name })),
    small(format.phrase('alert.from-clean')),
  ]);
}

export const unanswered = defineMessage<IncidentProps>({
  title: { en: 'To the second person', ja: '予備の連絡先へのお願い' },
  props: incidentProps,
  subject: (props, format) =>
    incidentSubject(props, strongestFirst(props.incident.signals), 'subject.unanswered', format),
  preheader: (props, format) =>
    format.phrase('preheader.unanswered', { name: text(fitWidth(readerName(props.account), 30)) }),
  greeting: (props, format) => format.phrase('unanswered.greeting', { name: nameOf(props) }),
  blocks: (props, format) => [
    paragraph(why(props, format)),
    callFirst(props, format),
    ...news(props, format),
    ...happened(props, format),
    incidentFacts(props, format, 'second'),
    ...evidence(props, format),
    ...checklist(props.checklist, format.phrase('unanswered.steps', { name: nameOf(props) }), format),
    ...contacts(props.contacts, format),
    ...unseen(props, format),
    ...answers(props, format, 'second'),
  ],
  because: (props, format) =>
    format.phrase(props.reason === 'unreachable' ? 'because.unreachable' : 'because.unanswered', {
      severity: format.phrase(`severity.${props.incident.severity}`),
    }),
  about: aboutIncident,
  attachments({ incident, detectors }, format) {
    const csv = evidenceCsv(strongestFirst(incident.signals), detectors, format);
    return csv ? [csv] : [];
  },
});
