// The watch is blind: a part of the account hasn't been seen for too long. Silence must not be taken for safety.
import { z } from 'zod';
import { widthOf } from '../../domain/text/plain-layout.ts';
import { count, duration, instant } from '../../domain/text/text.ts';
import { type Part, parts } from '../../domain/watch/coverage.ts';
import { unseen } from '../incident/blocks.ts';
import type { Format } from '../language/format.ts';
import { paragraph, strong, title } from '../layout/blocks.ts';
import { defineMessage, moment, subjectLimit } from '../layout/message.ts';
import { meaningAndMending, type SightProps, sightProps } from './props.ts';

export interface BlindProps extends SightProps {
  /** Those that should have been seen, and weren't for too long; what isn't there at all (no mailbox) is none. */
  readonly parts: readonly Part[];
  /** Most accounts that are watched in this region can't be seen. */
  readonly isShared?: boolean;
}

/** The parts by name where they fit, else how many. */
function what({ parts: unseenOnes }: BlindProps, format: Format): string {
  const names = format.list(unseenOnes.map((part) => format.phrase(`part.${part}`)));
  const room = subjectLimit - widthOf(format.phrase('subject.blind', { what: '' }));
  return widthOf(names) <= room ? names : format.phrase('subject.blind-parts', { n: count(unseenOnes.length) });
}

const carries = { since: moment, parts: z.array(z.enum(parts)).min(1), isShared: z.boolean().exactOptional() };

export const blind = defineMessage<BlindProps>({
  title: { en: 'The watch is blind', ja: '見守りの中断' },
  carries,
  props: z.intersection(sightProps, z.object(carries)) as z.ZodType<BlindProps>,
  subject: (props, format) => format.phrase('subject.blind', { what: what(props, format) }),
  preheader: ({ since }, format) => format.phrase('preheader.blind', { since: instant(since) }),
  blocks: (props, format) => [
    title(format.phrase('watch.what')),
    strong(
      format.phrase('blind.sentence', {
        n: count(props.parts.length),
        since: instant(props.since),
        span: duration(props.now - props.since),
      }),
    ),
    ...(props.isShared ? [paragraph(format.phrase('blind.shared'))] : []),
    ...unseen(props, format),
    ...meaningAndMending(
      [format.phrase('blind.meanwhile')],
      [format.phrase('blind.mend-doctor'), format.phrase('blind.mend-account'), format.phrase('blind.mend-wait')],
      format,
    ),
  ],
  because: (_, format) => format.phrase('because.blind'),
});
