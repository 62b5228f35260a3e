// A message can't be written: told to those who mind the watch, since whoever was to get it hears nothing.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { fitWidth } from '../../domain/text/plain-layout.ts';
import { instant, type Text } from '../../domain/text/text.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { facts, strong, title } from '../layout/blocks.ts';
import { defineMessage, having, moment, subjectLimit } from '../layout/message.ts';
import { type AccountProps, accountShape, meaningAndMending } from './props.ts';

export interface MessageFailedProps extends AccountProps {
  readonly kind: string;
  /** Its title; null where another version made it, and this one doesn't know it. */
  readonly what: Text | null;
  /** Who was to get it. */
  readonly recipient: string;
  readonly since: Instant;
  /** The program's own words, which may quote what it could not read. */
  readonly detail: string;
  /** It isn't tried again. */
  readonly isGivenUp: boolean;
  /** Which incident it was about; null: none. */
  readonly incidentId: string | null;
}

const words = {
  subject: { en: 'A message can’t be written: “{what}”', ja: 'お知らせを作成できません：「{what}」' },
  preheader: {
    en: 'It was for {recipient}, and has been owed since {since}.',
    ja: '{recipient} 宛て、{since}から未送信です。',
  },
  sentence: {
    en: 'Since {since}, Rusuban has owed {recipient} a message that it can’t write: “{what}”. Its receiver is not to blame; the fault is in Rusuban.',
    ja: '{since}から、{recipient} 宛てのお知らせ「{what}」を作成できず、送れていません。届け先の問題ではなく、留守番の不具合です。',
  },
  fault: { en: 'What went wrong', ja: '不具合の内容' },
  incident: {
    en: 'What was found is kept: on the computer on which Rusuban runs, “rusuban incidents show {id}” tells all of it.',
    ja: '見つかった内容は保存されています。留守番を動かしているパソコンで「rusuban incidents show {id}」を実行すると、すべて確認できます。',
  },
  watch: { en: 'The watch itself goes on.', ja: '見守りそのものは続いています。' },
  again: { en: 'It is tried again for two days.', ja: '2日間、作成と送信を試み続けます。' },
  over: { en: 'It will not be sent any more.', ja: 'このお知らせは、もう送られません。' },
  upgrade: {
    en: 'A newer version of Rusuban may be able to write it: once that runs, it goes out by itself.',
    ja: '新しい版の留守番なら作成できることがあります。入れ替えれば、自動的に送られます。',
  },
  report: {
    en: 'Please report the fault to whoever makes Rusuban, with the line above.',
    ja: '上の「不具合の内容」を添えて、留守番の開発元にご報告ください。',
  },
  because: {
    en: 'You chose to be told about the watch itself, and a message could not be written.',
    ja: '見守りそのもののお知らせを受け取る設定で、お知らせを作成できなかったためです。',
  },
} satisfies Readonly<Record<string, Text>>;

/** A kind that this version doesn't know has its id for a name. */
function nameOf({ kind, what }: MessageFailedProps, format: Format): string {
  return what === null ? cleanText(kind, 40) : format.say(what);
}

const carries = {
  kind: z.string(),
  recipient: z.string(),
  since: moment,
  detail: z.string(),
  isGivenUp: z.boolean(),
  incidentId: z.string().nullable(),
};

export const messageFailed = defineMessage<MessageFailedProps>({
  title: { en: 'A message can’t be written', ja: 'お知らせの作成の失敗' },
  carries,
  props: z.object({
    ...accountShape,
    ...carries,
    what: having<Text>('en', 'ja').nullable(),
  }) as z.ZodType<MessageFailedProps>,
  subject: (props, format) =>
    fitWidth(format.say(words.subject, { what: nameOf(props, format) }), subjectLimit).replace(/[?？]/g, ''),
  preheader: ({ recipient, since }, format) =>
    format.say(words.preheader, { recipient: cleanText(recipient, 80), since: instant(since) }),
  blocks: (props, format) => [
    title(format.phrase('watch.what')),
    strong(
      format.say(words.sentence, {
        ...{ since: instant(props.since), recipient: cleanText(props.recipient, 80), what: nameOf(props, format) },
      }),
    ),
    facts([{ label: format.say(words.fault), value: cleanForeignText(props.detail, 300) }]),
    ...meaningAndMending(
      [
        props.incidentId === null
          ? format.say(words.watch)
          : format.say(words.incident, { id: cleanText(props.incidentId, 60) }),
        format.say(props.isGivenUp ? words.over : words.again),
      ],
      [...(props.isGivenUp ? [] : [format.say(words.upgrade)]), format.say(words.report)],
      format,
    ),
  ],
  because: (_, format) => format.say(words.because),
});
