// The all-clear: an incident that was told is resolved. Says who decided so and what was left undone, and never that
// the account is safe: that can't be seen from outside.

import { dayMs } from '../../domain/clock.ts';
import { duration, instant, text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { facts, paragraph, strong, title } from '../layout/blocks.ts';
import { defineMessage } from '../layout/message.ts';
import { aboutIncident, checklist, unseen } from './blocks.ts';
import { type IncidentProps, incidentProps } from './props.ts';
import { signalSentence, strongestFirst } from './spoken.ts';
import { headlineIn } from './subject.ts';

/** How long the watch is closer afterwards (incidents/watch-mode.ts). */
const watchMs = 30 * dayMs;

export const resolvedAt = ({ incident }: IncidentProps) => incident.answered?.at ?? incident.updatedAt;

export function decidedBy(props: IncidentProps, format: Format): string {
  const { answered } = props.incident;
  const at = instant(resolvedAt(props));
  if (!answered) return format.phrase('all-clear.unknown', { at });
  const by = text(answered.by);
  const reason = answered.reason === null ? '' : cleanForeignText(answered.reason, 120).replace(/[.。]$/u, '');
  return reason ? format.phrase('all-clear.by-reason', { by, at, reason }) : format.phrase('all-clear.by', { by, at });
}

export const allClear = defineMessage<IncidentProps>({
  title: { en: 'All-clear', ja: '解決のお知らせ' },
  props: incidentProps,
  subject(props, format) {
    return headlineIn(props, (what) => format.phrase('subject.all-clear', { what }), format);
  },
  preheader: (props, format) =>
    format.phrase('preheader.all-clear', {
      at: instant(resolvedAt(props)),
      until: instant(resolvedAt(props) + watchMs),
    }),
  blocks(props, format) {
    const { incident, detectors, done = [] } = props;
    const [strongest] = strongestFirst(incident.signals);
    const at = resolvedAt(props);
    return [
      title(format.phrase('all-clear.heading')),
      strong(decidedBy(props, format)),
      ...(strongest
        ? [paragraph(format.phrase('all-clear.what', { what: signalSentence(strongest, detectors, format) }))]
        : []),
      facts([
        {
          label: format.phrase('all-clear.lasted'),
          value: format.phrase('all-clear.lasted-value', {
            from: instant(incident.beganAt),
            span: duration(at - incident.beganAt),
          }),
        },
        { label: format.phrase('all-clear.watch'), value: format.instant(at + watchMs) },
      ]),
      paragraph(format.phrase('all-clear.careful')),
      ...checklist(
        props.checklist.filter(({ id }) => !done.includes(id)),
        format.phrase('all-clear.open-steps'),
        format,
      ),
      ...unseen(props, format),
      paragraph(format.phrase('all-clear.not-you')),
    ];
  },
  because: (_, format) => format.phrase('because.resolved'),
  about: aboutIncident,
});
