// The owner's answers to the questions that no API answers: appended, the newest of each question counts.
import type pg from 'pg';
import type { AnswerValue, QuestionAnswer } from '../../../domain/owner/answer.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import { accountGone } from '../sql/transaction.ts';

/** The newest answer to each question. */
export async function readAnswers(pool: pg.Pool, accountId: string): Promise<QuestionAnswer[]> {
  const { rows } = await pool.query<{ question: string; answer: AnswerValue; note: string; answeredAt: Date }>(
    `SELECT DISTINCT ON (question) question, answer, note, answered_at AS "answeredAt"
       FROM answer WHERE account_id = $1 ORDER BY question, id DESC`,
    [accountId],
  );
  return rows.map((row) => ({ ...row, answeredAt: row.answeredAt.getTime() }));
}

/** @throws UserError when there is no such account */
export async function addAnswer(pool: pg.Pool, accountId: string, given: QuestionAnswer): Promise<void> {
  const { question, answer, note, answeredAt } = given;
  const { rowCount } = await pool.query(
    `INSERT INTO answer (account_id, question, answer, note, answered_at)
     SELECT id, $2, $3, $4, $5 FROM account WHERE id = $1`,
    [accountId, question, answer, storableText(note), new Date(answeredAt)],
  );
  if (rowCount !== 1) throw accountGone(accountId);
}
