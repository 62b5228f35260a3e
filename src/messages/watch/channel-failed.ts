// A channel failed: messages to one recipient don't arrive, so another is told.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { count, instant } from '../../domain/text/text.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import { facts, strong, title } from '../layout/blocks.ts';
import { defineMessage, moment, subjectLimit } from '../layout/message.ts';
import { type AccountProps, accountShape, meaningAndMending } from './props.ts';

export interface ChannelFailedProps extends AccountProps {
  /** The address, or the webhook's name, that can't be reached. */
  readonly channel: string;
  readonly since: Instant;
  /** Messages that wait for it. */
  readonly waiting: number;
  /** The server's own words: a stranger's. */
  readonly detail: string;
}

const carries = {
  channel: z.string(),
  since: moment,
  waiting: z.number().int().nonnegative(),
  detail: z.string(),
};

export const channelFailed = defineMessage<ChannelFailedProps>({
  title: { en: 'Messages do not arrive', ja: 'お知らせの不達' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<ChannelFailedProps>,
  subject({ channel }, format) {
    const room = subjectLimit - widthOf(format.phrase('subject.channel', { channel: '' }));
    return format.phrase('subject.channel', { channel: fitWidth(cleanText(channel, 80), room) }).replace(/[?？]/g, '');
  },
  preheader: ({ since, waiting }, format) =>
    format.phrase('preheader.channel', { since: instant(since), n: count(waiting) }),
  blocks: ({ channel, since, waiting, detail }, format) => [
    title(format.phrase('watch.what')),
    strong(format.phrase('channel.sentence', { since: instant(since), channel: cleanText(channel, 80) })),
    facts([
      {
        label: format.phrase('channel.waiting'),
        value: format.phrase('channel.waiting-value', { n: count(waiting) }),
      },
      ...(detail.trim() === '' ? [] : [{ label: format.phrase('channel.said'), value: cleanForeignText(detail, 200) }]),
    ]),
    ...meaningAndMending(
      [format.phrase('channel.meanwhile')],
      [format.phrase('channel.mend-address'), format.phrase('channel.mend-doctor')],
      format,
    ),
  ],
  because: (_, format) => format.phrase('because.channel'),
});
