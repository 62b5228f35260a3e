// The alert: the mail about an incident, and the later ones about the same when it grew worse or there is more to it.
// The first screen of a phone says how serious, what and what to do first; then since when, how sure and by when, the
// evidence, the checklist, what was not seen, and how to answer (docs/takeovers.md sections 5 to 7).

import { count, instant } from '../../domain/text/text.ts';
import type { Format } from '../language/format.ts';
import { type Block, paragraph, strong, title } from '../layout/blocks.ts';
import { defineMessage } from '../layout/message.ts';
import {
  aboutIncident,
  answers,
  checklist,
  contacts,
  doFirst,
  evidence,
  happened,
  incidentFacts,
  unseen,
} from './blocks.ts';
import { evidenceCsv } from './evidence-csv.ts';
import { newsOf } from './news.ts';
import { type IncidentProps, incidentProps } from './props.ts';
import { detectorTitle, signalSentence, strongestFirst } from './spoken.ts';
import { incidentPreheader, incidentSubject } from './subject.ts';

/** What is new since the reader was last told, before all that is known already; nothing where nothing is. */
export function news({ incident, told, detectors }: IncidentProps, format: Format): Block[] {
  const known = newsOf(incident, told);
  if (!known || known.fresh.length + known.grown.length === 0) return [];
  return [
    title(format.phrase('alert.news', { since: instant(known.since) })),
    ...known.fresh.map((signal) => strong(signalSentence(signal, detectors, format))),
    ...known.grown.map(({ signal, before }) =>
      paragraph(
        format.phrase('alert.grown', {
          what: detectorTitle(signal.detector, detectors, format),
          before: count(before),
          after: count(signal.evidenceTotal),
        }),
      ),
    ),
  ];
}

function subject(props: IncidentProps, format: Format): string {
  const { incident, told, reason } = props;
  const all = strongestFirst(incident.signals);
  if (reason === 'first') return incidentSubject(props, all, null, format);
  const known = newsOf(incident, told);
  const fresh = [...(known?.fresh ?? []), ...(known?.grown ?? []).map(({ signal }) => signal)];
  const frame = reason === 'escalated' ? 'subject.worse' : 'subject.update';
  return incidentSubject(props, fresh.length > 0 ? fresh : all, frame, format);
}

function blocks(props: IncidentProps, format: Format): Block[] {
  const first = doFirst(props.checklist, format);
  const fresh = news(props, format);
  const [heading, sentence, ...rest] = happened(props, format);
  const known = [heading, sentence].filter((block) => block !== undefined);
  return [
    ...(fresh.length > 0 ? [...fresh, ...first, ...known] : [...known, ...first]),
    ...rest,
    incidentFacts(props, format),
    ...evidence(props, format),
    ...checklist(props.checklist, format.phrase('checklist.heading'), format),
    ...contacts(props.contacts, format),
    ...unseen(props, format),
    ...answers(props, format),
  ];
}

export const alert = defineMessage<IncidentProps>({
  title: { en: 'Alert', ja: '異常のお知らせ' },
  props: incidentProps,
  subject,
  preheader: incidentPreheader,
  blocks,
  because: ({ reason, incident }, format) =>
    format.phrase(`because.${reason}`, { severity: format.phrase(`severity.${incident.severity}`) }),
  about: aboutIncident,
  attachments({ incident, detectors }, format) {
    const csv = evidenceCsv(strongestFirst(incident.signals), detectors, format);
    return csv ? [csv] : [];
  },
});
