// Closed anyway: someone marked an incident as resolved although not everything is known to be back. No all-clear: it says
// who did it, what is still as it was, and what to do if it was nobody of the owner's.
import { z } from 'zod';
import { instant, text } from '../../domain/text/text.ts';
import type { Standing } from '../../domain/watch/standing.ts';
import { facts, list, paragraph, strong, subtitle, title } from '../layout/blocks.ts';
import { defineMessage, having } from '../layout/message.ts';
import { decidedBy, resolvedAt } from './all-clear.ts';
import { aboutIncident, checklist } from './blocks.ts';
import { type IncidentProps, incidentProps } from './props.ts';
import { signalSentence, strongestFirst } from './spoken.ts';
import { standingWords } from './standing-words.ts';
import { headlineIn } from './subject.ts';

export interface ClosedAnywayProps extends IncidentProps {
  readonly standing: Standing;
}

export const closedAnyway = defineMessage<ClosedAnywayProps>({
  title: { en: 'Closed anyway', ja: '復旧の確認なしの終了' },
  props: z.intersection(
    incidentProps,
    z.object({ standing: having<Standing>('standing', 'unseen', 'unseeable') }),
  ) as z.ZodType<ClosedAnywayProps>,
  subject(props, format) {
    return headlineIn(props, (what) => format.phrase('subject.closed-anyway', { what }), format);
  },
  preheader: (props, format) =>
    format.phrase('preheader.closed-anyway', {
      by: text(props.incident.answered?.by ?? '?'),
      at: instant(resolvedAt(props)),
    }),
  blocks(props, format) {
    const { incident, detectors, done = [] } = props;
    const [strongest] = strongestFirst(incident.signals);
    return [
      title(format.phrase('closed-anyway.heading')),
      strong(decidedBy(props, format)),
      ...(strongest
        ? [paragraph(format.phrase('all-clear.what', { what: signalSentence(strongest, detectors, format) }))]
        : []),
      subtitle(format.phrase('closed-anyway.still')),
      ...standingWords(props.standing, format).flatMap(({ sentence, things }) => [
        paragraph(sentence),
        ...(things ? [list(things)] : []),
      ]),
      facts([{ label: format.phrase('closed-anyway.quiet'), value: format.phrase('closed-anyway.quiet-value') }]),
      paragraph(format.phrase('closed-anyway.not-you')),
      ...checklist(
        props.checklist.filter(({ id }) => !done.includes(id)),
        format.phrase('all-clear.open-steps'),
        format,
      ),
    ];
  },
  because: (_, format) => format.phrase('because.resolved'),
  about: aboutIncident,
});
