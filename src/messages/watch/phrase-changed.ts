// The safe phrase was changed: told under the old phrase to everyone who knows it. The new one isn't shown: who reads
// another's mail must not learn it here.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { instant, text } from '../../domain/text/text.ts';
import { cleanText } from '../language/foreign-text.ts';
import { facts, paragraph, strong, title } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { defineMessage, moment, subjectLimit } from '../layout/message.ts';
import { type AccountProps, accountShape } from './props.ts';

export interface PhraseChangedProps extends AccountProps {
  readonly changedAt: Instant;
  /** Under which this message is sent. */
  readonly oldPhrase: string | null;
  /** False: it was taken away. */
  readonly hasNew: boolean;
  /** Who ran the command, where that is known. */
  readonly by?: string;
}

const carries = {
  changedAt: moment,
  oldPhrase: z.string().nullable(),
  hasNew: z.boolean(),
  by: z.string().exactOptional(),
};

export const phraseChanged = defineMessage<PhraseChangedProps>({
  title: { en: 'The safe phrase was changed', ja: '合言葉の変更' },
  carries,
  props: z
    .object({
      ...accountShape,
      ...carries,
    })
    .transform((props) => ({
      ...props,
      account: { ...props.account, safePhrase: props.oldPhrase },
    })),
  subject({ account }, format) {
    const room = subjectLimit - widthOf(format.phrase('subject.phrase', { name: '' }));
    return format.phrase('subject.phrase', { name: fitWidth(readerName(account), room) }).replace(/[?？]/g, '');
  },
  preheader: ({ changedAt }, format) => format.phrase('preheader.phrase', { at: instant(changedAt) }),
  blocks({ account, changedAt, hasNew, by }, format) {
    const params = { at: instant(changedAt), name: text(readerName(account)) };
    return [
      title(format.phrase('watch.what')),
      strong(format.phrase(hasNew ? 'phrase.sentence' : 'phrase.removed', params)),
      ...(hasNew ? [paragraph(format.phrase('phrase.not-shown'))] : []),
      ...(by === undefined ? [] : [facts([{ label: format.phrase('recipients.by'), value: cleanText(by, 80) }])]),
      paragraph(format.phrase('phrase.not-you')),
    ];
  },
  because: (_, format) => format.phrase('because.phrase'),
});
