// The answer of the suspicious-mail desk: what was found about a mail that a recipient forwarded.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { instant, type Params, type Text, text } from '../../domain/text/text.ts';
import { list, paragraph, strong, title } from '../layout/blocks.ts';
import { defineMessage, having } from '../layout/message.ts';
import { type AccountProps, accountShape } from './props.ts';

/** One reason with its place in the mail; the values may be an attacker's words. */
export interface VerdictReason {
  readonly place: Text;
  readonly says: Text;
  readonly params: Params;
}

export interface MailVerdictProps extends AccountProps {
  /** The mail that asked: its subject, by a recipient whose sender is proven, and when it came. */
  readonly asked: { readonly subject: string; readonly at: Instant };
  readonly verdict: Text;
  readonly certainty: Text;
  /** What it says, where it is genuine and that is known. */
  readonly notice: Text | null;
  readonly reasons: readonly VerdictReason[];
  readonly advice: readonly Text[];
}

const words = {
  subject: { en: 'About the mail you forwarded: {verdict}', ja: '転送されたメールについて：{verdict}' },
  preheader: { en: 'What was found in it, and what to do.', ja: '確認した点と、すべきことをお知らせします。' },
  asked: {
    en: 'About your mail “{subject}”, which came {at}.',
    ja: '{at}に届いた転送メール「{subject}」についてのお知らせです。',
  },
  askedUnnamed: { en: 'About your mail that came {at}.', ja: '{at}に届いた転送メールについてのお知らせです。' },
  found: { en: 'What was found', ja: '確認した結果' },
  sentence: { en: '{verdict} ({certainty})', ja: '{verdict}（{certainty}）' },
  notice: { en: 'It says: {notice}', ja: '内容：{notice}' },
  why: { en: 'Why', ja: '理由' },
  reason: { en: '{place}: {reason}', ja: '{place}：{reason}' },
  todo: { en: 'What to do', ja: 'すること' },
  kept: {
    en: 'Of the mail itself nothing is kept; that one was checked stands in the weekly report.',
    ja: 'メールの内容は保存していません。確認したことだけが週報に残ります。',
  },
  because: {
    en: 'A mail from your address was forwarded to the desk for suspicious mails.',
    ja: 'あなたのアドレスから、不審メールの確認窓口へメールが転送されたためです。',
  },
} satisfies Readonly<Record<string, Text>>;

const carries = {
  asked: z.object({ subject: z.string(), at: z.number() }),
  verdict: having<Text>('en', 'ja'),
  certainty: having<Text>('en', 'ja'),
  notice: having<Text>('en', 'ja').nullable(),
  reasons: z.array(having<VerdictReason>('place', 'says', 'params')),
  advice: z.array(having<Text>('en', 'ja')),
};

export const mailVerdict = defineMessage<MailVerdictProps>({
  title: { en: 'Answer about a forwarded mail', ja: '転送されたメールの判定' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<MailVerdictProps>,
  subject: ({ verdict }, format) =>
    format.say(words.subject, { verdict: format.say(verdict) }).replace(/[?？.。]+$/, ''),
  preheader: (_, format) => format.say(words.preheader),
  blocks: ({ asked, verdict, certainty, notice, reasons, advice }, format) => [
    paragraph(
      format.say(asked.subject === '' ? words.askedUnnamed : words.asked, {
        subject: text(asked.subject),
        at: instant(asked.at),
      }),
    ),
    title(format.say(words.found)),
    strong(format.say(words.sentence, { verdict: format.say(verdict), certainty: format.say(certainty) })),
    ...(notice ? [paragraph(format.say(words.notice, { notice: format.say(notice) }))] : []),
    title(format.say(words.why)),
    list(
      reasons.map(({ place, says, params }) =>
        format.say(words.reason, { place: format.say(place), reason: format.say(says, params) }),
      ),
    ),
    ...(advice.length > 0 ? [title(format.say(words.todo)), list(advice.map((one) => format.say(one)))] : []),
    paragraph(format.say(words.kept)),
  ],
  because: (_, format) => format.say(words.because),
});
