// An answer of the owner's to a question that no API can answer, and when it was given: answers age.
import type { Instant } from '../clock.ts';

/** `yes`: as it should be; `no`: to be mended; `unsure`: to be looked at. The questions are put so that yes is good. */
export const answerValues = ['yes', 'no', 'unsure'] as const;
export type AnswerValue = (typeof answerValues)[number];

export interface Answer {
  /** Id of the question (incidents/questions.ts). */
  readonly question: string;
  readonly answer: AnswerValue;
  readonly note: string;
  readonly answeredAt: Instant;
}
