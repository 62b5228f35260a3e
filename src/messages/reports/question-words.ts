// The owner's questions in words: what was answered, and how long ago, since answers age.
import type { Instant } from '../../domain/clock.ts';
import type { AskedQuestion } from '../../domain/owner/answer.ts';
import { duration, instant } from '../../domain/text/text.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';

export function questionLine(question: AskedQuestion, now: Instant, format: Format): string {
  const { text, answer, answeredAt, note, isOpen } = question;
  const asked = format.say(text);
  if (answer === null || answeredAt === null) return format.phrase('question.never', { question: asked });
  const said = format.phrase(isOpen && answer === 'yes' ? 'question.again' : 'question.answered', {
    question: asked,
    answer: format.phrase(`question.${answer}`),
    at: instant(answeredAt),
    ms: duration(now - answeredAt),
  });
  return note === '' ? said : format.phrase('question.noted', { said, note: cleanForeignText(note, 200) });
}
