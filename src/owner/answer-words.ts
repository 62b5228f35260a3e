// What came of an answer to an incident, in words.
import type { IncidentAnswer } from '../domain/owner/incident-answer.ts';
import type { Format } from '../messages/language/format.ts';
import { answerAlready, answerByLink, answerDone, ownerWords, refusals } from '../messages/language/owner-words.ts';
import { standingLines } from '../messages/terminal/incident-report.ts';
import type { AnswerOutcome } from './answer.ts';

/** With a hint where it wasn't taken. */
export function answerText(
  answer: IncidentAnswer,
  outcome: AnswerOutcome,
  format: Format,
): { readonly isTaken: boolean; readonly what: string; readonly hint: string | null } {
  switch (outcome.outcome) {
    case 'done':
      return { isTaken: true, what: format.say(answerDone[answer]), hint: null };
    case 'seen':
    case 'earlier':
      return { isTaken: true, what: format.say(answerByLink[outcome.outcome]), hint: null };
    case 'already':
      return { isTaken: true, what: format.say(answerAlready[answer]), hint: null };
    case 'refused': {
      const { what, hint } = refusals[outcome.refusal];
      return { isTaken: false, what: format.say(what), hint: format.say(hint) };
    }
    case 'standing': {
      const lines = standingLines(outcome.standing, format);
      const what = [format.say(ownerWords['not-over']), ...lines.map((line) => `  ${line}`)].join('\n');
      return { isTaken: false, what, hint: format.say(ownerWords['standing-hint']) };
    }
  }
}
