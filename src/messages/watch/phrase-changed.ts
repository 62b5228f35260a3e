// A recipient's safe phrase was changed: told to that one under the old words, to the others under their own. The new one
// isn't shown: who reads another's mail must not learn it here.
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
  /** The recipient whose phrase it is; left out: the reader's own. */
  readonly whose?: string;
  /** False: it was taken away. */
  readonly hasNew: boolean;
  /** Who ran the command, where that is known. */
  readonly by?: string;
}

const carries = {
  changedAt: moment,
  whose: z.string().exactOptional(),
  hasNew: z.boolean(),
  by: z.string().exactOptional(),
};

export const phraseChanged = defineMessage<PhraseChangedProps>({
  title: { en: 'The safe phrase was changed', ja: '合言葉の変更' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<PhraseChangedProps>,
  subject({ account }, format) {
    const room = subjectLimit - widthOf(format.phrase('subject.phrase', { name: '' }));
    return format.phrase('subject.phrase', { name: fitWidth(readerName(account), room) }).replace(/[?？]/g, '');
  },
  preheader: ({ whose, changedAt }, format) =>
    format.phrase(whose === undefined ? 'preheader.phrase' : 'preheader.phrase-of', { at: instant(changedAt) }),
  blocks({ account, whose, changedAt, hasNew, by }, format) {
    const isOwn = whose === undefined;
    const params = { at: instant(changedAt), name: text(readerName(account)) };
    const sentence = hasNew ? 'phrase.sentence' : 'phrase.removed';
    const rows = [
      ...(isOwn ? [] : [{ label: format.phrase('phrase.whose'), value: cleanText(whose, 80) }]),
      ...(by === undefined ? [] : [{ label: format.phrase('recipients.by'), value: cleanText(by, 80) }]),
    ];
    return [
      title(format.phrase('watch.what')),
      strong(format.phrase(isOwn ? sentence : `${sentence}-of`, params)),
      ...(isOwn && hasNew ? [paragraph(format.phrase('phrase.not-shown'))] : []),
      ...(rows.length === 0 ? [] : [facts(rows)]),
      paragraph(format.phrase('phrase.not-you')),
    ];
  },
  because: (_, format) => format.phrase('because.phrase'),
});
