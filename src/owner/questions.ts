// An answer to one of the owner's questions, kept and logged. Commands and the console call this.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { QuestionAnswer } from '../domain/owner/answer.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';

export async function answerQuestion(
  { store, clock }: { readonly store: Pick<Store, 'addAnswer' | 'appendLog'>; readonly clock: Clock },
  accountId: string,
  answer: Omit<QuestionAnswer, 'answeredAt'>,
  { name, via }: Speaker,
): Promise<void> {
  const at = clock.now();
  await store.addAnswer(accountId, { ...answer, answeredAt: at });
  const detail = { answer: answer.answer };
  await store.appendLog({ at, accountId, who: name, via, what: 'question-answered', subject: answer.question, detail });
}
