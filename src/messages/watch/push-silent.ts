// Amazon's notifications don't come although they were asked for: the watch goes on by the clock, and is slower.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { instant, text } from '../../domain/text/text.ts';
import { facts, strong, title } from '../layout/blocks.ts';
import { defineMessage, moment } from '../layout/message.ts';
import { type AccountProps, accountShape, meaningAndMending } from './props.ts';

export interface PushSilentProps extends AccountProps {
  /** When one last came; where none ever did, since when they were asked for. */
  readonly since: Instant;
  readonly isNever: boolean;
  /** Amazon's names of those that don't come. */
  readonly types: readonly string[];
  /** Where it is more than one shop: their names. */
  readonly shops?: readonly string[];
}

const carries = {
  since: moment,
  isNever: z.boolean(),
  types: z.array(z.string()).min(1),
  shops: z.array(z.string()).exactOptional(),
};

export const pushSilent = defineMessage<PushSilentProps>({
  title: { en: 'Notifications don’t come', ja: '通知の不達' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<PushSilentProps>,
  subject: (_, format) => format.phrase('subject.push-silent'),
  preheader: (_, format) => format.phrase('preheader.push-silent'),
  blocks: ({ since, isNever, types, shops = [] }, format) => [
    title(format.phrase('watch.what')),
    strong(format.phrase(isNever ? 'push-silent.never' : 'push-silent.sentence', { since: instant(since) })),
    facts([
      { label: format.phrase('push-silent.types'), value: format.value(text(types.join(', '))) },
      ...(shops.length > 0
        ? [{ label: format.phrase('push-silent.shops'), value: format.value(text(format.list(shops))) }]
        : []),
    ]),
    ...meaningAndMending(
      [format.phrase('push-silent.meanwhile')],
      [format.phrase('push-silent.mend-status'), format.phrase('push-silent.mend-not-you')],
      format,
    ),
  ],
  because: (_, format) => format.phrase('because.push-silent'),
});
