// An answer of the owner's to a question that no API can answer, and when it was given: answers age.

import type { Instant } from '../clock.ts';
import type { Text } from '../text/text.ts';

/** `yes`: as it should be; `no`: to be mended; `unsure`: to be looked at. The questions are put so that yes is good. */
export const answerValues = ['yes', 'no', 'unsure'] as const;
export type AnswerValue = (typeof answerValues)[number];

export interface QuestionAnswer {
  /** Id of the question (incidents/questions.ts). */
  readonly question: string;
  readonly answer: AnswerValue;
  readonly note: string;
  readonly answeredAt: Instant;
}

/** A question that no API answers, put so that "yes" is as it should be, with the owner's newest answer. */
export interface AskedQuestion {
  readonly id: string;
  readonly text: Text;
  /** What to do when the answer isn't yes. */
  readonly mend: Text;
  readonly answer: AnswerValue | null;
  readonly note: string;
  readonly answeredAt: Instant | null;
  /** Not answered, not with a yes, or too long ago: to be answered again. */
  readonly isOpen: boolean;
}
