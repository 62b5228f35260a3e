// The owner's answers to the questions that no API answers: appended, the newest of each question counts.
import type { QuestionAnswer } from '../../../domain/owner/answer.ts';
import { accountGone } from '../faults.ts';
import type { PrismaClient } from '../generated/client.ts';
import { fromQuestionAnswer, toQuestionAnswer } from '../rows/answer.ts';

/** The newest answer to each question. */
export async function readAnswers(prisma: PrismaClient, accountId: string): Promise<QuestionAnswer[]> {
  const rows = await prisma.answer.findMany({
    where: { accountId },
    distinct: ['question'],
    orderBy: [{ question: 'asc' }, { id: 'desc' }],
  });
  return rows.map(toQuestionAnswer);
}

/** @throws UserError when there is no such account */
export async function addAnswer(prisma: PrismaClient, accountId: string, given: QuestionAnswer): Promise<void> {
  try {
    await prisma.answer.create({ data: { accountId, ...fromQuestionAnswer(given) } });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'P2003') throw accountGone(accountId);
    throw error;
  }
}
