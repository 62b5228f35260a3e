// What was found about a mail, as plain text for a terminal or an answer: verdict, reasons with their place, what to do.
import type { MailCheck } from '../../domain/mail/mail-check.ts';
import type { Language } from '../../domain/marketplace.ts';
import { heading, wrap } from '../../domain/text/plain-layout.ts';
import type { Text } from '../../domain/text/text.ts';
import { createFormat, type Format } from '../language/format.ts';

/** The words of whoever judged. */
export interface MailWords {
  readonly verdicts: Readonly<Record<string, Text>>;
  readonly certainties: Readonly<Record<string, Text>>;
  readonly places: Readonly<Record<string, Text>>;
  readonly reasons: Readonly<Record<string, Text>>;
  readonly advice: Readonly<Record<string, Text>>;
  readonly notices: Readonly<Record<string, Text>>;
}

const columns = 78;

const headings = {
  why: { en: 'Why', ja: '理由' },
  todo: { en: 'What to do', ja: 'すること' },
} satisfies Record<string, Text>;
const attached: Text = {
  en: 'This is about the mail that is attached to the one given.',
  ja: '添付されていたメールについての判定です。',
};
const sure: Text = { en: '{verdict} ({sure})', ja: '{verdict}（{sure}）' };
const says: Text = { en: 'It says: {notice}', ja: '内容：{notice}' };
const placed: Text = { en: '{place}: {reason}', ja: '{place}：{reason}' };

/** The reasons in words, in order: `sender: ...`. */
export function reasonLines(check: MailCheck, words: MailWords, format: Format): { place: string; text: string }[] {
  return check.reasons.flatMap(({ key, place, params }) => {
    const text = words.reasons[key];
    const where = words.places[place];
    return text && where ? [{ place: format.say(where), text: format.say(text, params) }] : [];
  });
}

/** The advice in words, in order. */
export function adviceLines(check: MailCheck, words: MailWords, format: Format): string[] {
  return check.advice.flatMap((key) => (words.advice[key] ? [format.say(words.advice[key])] : []));
}

/** The whole report. Whatever comes from the mail is cut, cleaned, and can't be clicked. */
export function renderMailCheck(check: MailCheck, words: MailWords, language: Language): string {
  const format = createFormat(language, 'UTC');
  const verdict = format.say(words.verdicts[check.verdict] as Text);
  const certainty = format.say(words.certainties[check.certainty] as Text);
  const notice = check.notice === null ? undefined : words.notices[check.notice];
  const advice = adviceLines(check, words, format);
  const lines = [
    ...wrap(format.say(sure, { verdict, sure: certainty }), columns),
    ...(check.isAttached ? wrap(format.say(attached), columns) : []),
    ...(notice ? wrap(format.say(says, { notice: format.say(notice) }), columns) : []),
    ...heading(format.say(headings.why), '-', columns),
    ...reasonLines(check, words, format).flatMap(({ place, text }) =>
      wrap(format.say(placed, { place, reason: text }), columns, '- '),
    ),
    ...(advice.length > 0 ? heading(format.say(headings.todo), '-', columns) : []),
    ...advice.flatMap((line, i) => wrap(line, columns, `${i + 1}. `)),
  ];
  return `${lines.join('\n')}\n`;
}
