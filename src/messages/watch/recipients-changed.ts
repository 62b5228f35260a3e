// Who is told was changed: to everyone who was on the list before, so that nobody can be taken off it in silence.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { count, instant, text } from '../../domain/text/text.ts';
import { cleanText } from '../language/foreign-text.ts';
import { facts, paragraph, strong, title } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { defineMessage, moment, subjectLimit } from '../layout/message.ts';
import { type AccountProps, accountShape } from './props.ts';

export interface RecipientsChangedProps extends AccountProps {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly changedAt: Instant;
  /** Who ran the command, where that is known. */
  readonly by?: string;
}

/** Addresses are the owner's own, but whoever changes the list may be a stranger. */
const shown = (addresses: readonly string[]): string => addresses.map((one) => cleanText(one, 80)).join(', ');

const carries = {
  before: z.array(z.string()),
  after: z.array(z.string()),
  changedAt: moment,
  by: z.string().exactOptional(),
};

export const recipientsChanged = defineMessage<RecipientsChangedProps>({
  title: { en: 'Who is told was changed', ja: '届け先の変更' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<RecipientsChangedProps>,
  subject({ account }, format) {
    const room = subjectLimit - widthOf(format.phrase('subject.recipients', { name: '' }));
    return format.phrase('subject.recipients', { name: fitWidth(readerName(account), room) }).replace(/[?？]/g, '');
  },
  preheader: ({ before, after, changedAt }, format) =>
    format.phrase('preheader.recipients', {
      at: instant(changedAt),
      added: count(after.filter((one) => !before.includes(one)).length),
      removed: count(before.filter((one) => !after.includes(one)).length),
    }),
  blocks({ account, before, after, changedAt, by }, format) {
    const nobody = format.phrase('recipients.nobody');
    return [
      title(format.phrase('watch.what')),
      strong(format.phrase('recipients.sentence', { at: instant(changedAt), name: text(readerName(account)) })),
      facts([
        {
          label: format.phrase('recipients.added'),
          value: shown(after.filter((one) => !before.includes(one))) || nobody,
        },
        {
          label: format.phrase('recipients.removed'),
          value: shown(before.filter((one) => !after.includes(one))) || nobody,
        },
        { label: format.phrase('recipients.now'), value: shown(after) || nobody },
        ...(by === undefined ? [] : [{ label: format.phrase('recipients.by'), value: cleanText(by, 80) }]),
      ]),
      paragraph(format.phrase('recipients.not-you')),
    ];
  },
  because: (_, format) => format.phrase('because.recipients'),
});
