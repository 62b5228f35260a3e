// The safe phrase was changed: told under the old phrase to everyone who knows it. The new one isn't shown: who reads
// another's mail must not learn it here.
import { z } from 'zod';
import type { Instant } from '../domain/clock.ts';
import { instant, text } from '../domain/text.ts';
import { facts, paragraph, strong, title } from './blocks.ts';
import { cleanText } from './foreign-text.ts';
import { readerName } from './letter.ts';
import { defineMessage, moment, subjectLimit } from './message.ts';
import { fitWidth, widthOf } from './plain-layout.ts';
import { phrasePreviews } from './previews/watch.ts';
import { type AccountProps, accountShape } from './watch-props.ts';

export interface PhraseChangedProps extends AccountProps {
  readonly changedAt: Instant;
  /** Under which this message is sent. */
  readonly oldPhrase: string | null;
  /** False: it was taken away. */
  readonly hasNew: boolean;
  /** Who ran the command, where that is known. */
  readonly by?: string;
}

export const phraseChanged = defineMessage<PhraseChangedProps>({
  id: 'phrase-changed',
  title: { en: 'The safe phrase was changed', ja: '合言葉の変更' },
  props: z
    .object({
      ...accountShape,
      changedAt: moment,
      oldPhrase: z.string().nullable(),
      hasNew: z.boolean(),
      by: z.string().optional(),
    })
    .transform((props) => ({
      ...props,
      account: { ...props.account, safePhrase: props.oldPhrase },
    })) as unknown as z.ZodType<PhraseChangedProps>,
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
  previews: phrasePreviews,
});
