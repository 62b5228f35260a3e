// Access lost: Amazon refuses what it had allowed. Either the permission ran out, or someone doesn't want to be watched.
import { z } from 'zod';
import type { ChecklistStep } from '../../domain/owner/checklist-step.ts';
import { instant } from '../../domain/text/text.ts';
import { answers, checklist, unseen } from '../incident/blocks.ts';
import { answersShape, type IncidentProps } from '../incident/props.ts';
import { paragraph, strong, title } from '../layout/blocks.ts';
import { defineMessage, having } from '../layout/message.ts';
import { meaningAndMending, type SightProps, sightProps } from './props.ts';

export interface AccessLostProps extends SightProps, Pick<IncidentProps, 'answers'> {
  /** What to do if it wasn't the owner. */
  readonly checklist: readonly ChecklistStep[];
}

export const accessLost = defineMessage<AccessLostProps>({
  title: { en: 'Access withdrawn', ja: 'アクセス許可の取り消し' },
  props: z.intersection(
    sightProps,
    z.object({ checklist: z.array(having<ChecklistStep>('id', 'when', 'title', 'why')), answers: answersShape }),
  ) as z.ZodType<AccessLostProps>,
  subject: (_, format) => format.phrase('subject.access-lost'),
  preheader: ({ since }, format) => format.phrase('preheader.access-lost', { since: instant(since) }),
  blocks: (props, format) => [
    title(format.phrase('watch.what')),
    strong(format.phrase('access-lost.sentence', { since: instant(props.since) })),
    paragraph(format.phrase('access-lost.who')),
    ...meaningAndMending(
      [format.phrase('lapse.meanwhile')],
      [
        format.phrase('access-lost.mend-look'),
        format.phrase('access-lost.mend-renew'),
        format.phrase('access-lost.mend-not-you'),
      ],
      format,
    ),
    ...checklist(props.checklist, format.phrase('checklist.heading'), format),
    ...unseen(props, format),
    ...(props.answers?.length ? answers(props, format) : []),
  ],
  because: (_, format) => format.phrase('because.access-lost'),
});
