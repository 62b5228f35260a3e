// The owner's answer to a question as a row.
import type { AnswerValue, QuestionAnswer } from '../../../domain/owner/answer.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Answer as AnswerRow } from '../generated/client.ts';

export function toQuestionAnswer({ question, answer, note, answeredAt }: AnswerRow): QuestionAnswer {
  return { question, answer: answer as AnswerValue, note, answeredAt: answeredAt.getTime() };
}

export function fromQuestionAnswer({ question, answer, note, answeredAt }: QuestionAnswer) {
  return { question, answer, note: storableText(note), answeredAt: new Date(answeredAt) };
}
