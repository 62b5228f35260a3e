// `rusuban questions`: what only the owner can answer, asked one by one or answered by flags; answers are kept.
import input from '@inquirer/input';
import select from '@inquirer/select';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { type AnswerValue, answerValues, type QuestionAnswer } from '../../domain/owner/answer.ts';
import { questions as allQuestions, asked } from '../../incidents/questions.ts';
import { questionLine } from '../../messages/reports/question-words.ts';
import { answerQuestion } from '../../owner/questions.ts';
import { formatFor } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export interface QuestionsFlags {
  readonly id?: string | undefined;
  /** `two-step=yes`, one a question. */
  readonly answer?: readonly string[];
  readonly note?: string;
  readonly list?: boolean;
  readonly all?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

const words = {
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
  unsure: { en: 'not sure', ja: 'わからない' },
};
const notePrompt = { en: 'Note (may be empty)', ja: 'メモ（空欄でも可）' };

export async function questions(terminal: Terminal, flags: QuestionsFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async ({ store, clock }) => {
    // All are read before one is kept: a wrong one leaves nothing half answered.
    const given = flags.answer?.map(parseAnswer);
    const account = await chosenAccount({ store }, flags.id);
    const language = flags.lang ?? account.language;
    const standing = async () => asked(await store.listAnswers(account.id), clock.now());
    const keep = (answer: Omit<QuestionAnswer, 'answeredAt'>) =>
      answerQuestion({ store, clock }, account.id, answer, { name: 'owner', via: 'command' });

    for (const one of given ?? []) await keep({ ...one, note: flags.note ?? '' });
    if (!given && !flags.list && !flags.json) {
      if (!terminal.stdin.isTTY)
        throw new UserError(
          { en: 'there is no terminal to ask on', ja: '端末がないため、お尋ねできません' },
          {
            en: 'use --list, and --answer two-step=yes for each question',
            ja: '--list で質問を表示し、--answer two-step=yes のように一つずつ答えてください',
          },
        );
      const open = (await standing()).filter(({ isOpen }) => isOpen || flags.all === true);
      if (open.length === 0) note(terminal, wordsAt(terminal).allAnswered);
      const streams = { input: terminal.stdin, output: terminal.stderr };
      for (const { id, text } of open) {
        const choices = answerValues.map((value) => ({ value, name: words[value][language] }));
        const answer = await select<AnswerValue>({ message: text[language], choices }, streams);
        const said = answer === 'yes' ? '' : await input({ message: notePrompt[language] }, streams);
        await keep({ question: id, answer, note: said });
      }
    }
    const now = await standing();
    if (flags.json) sayJson(terminal, now);
    else
      for (const question of now)
        say(terminal, `${question.id}: ${questionLine(question, clock.now(), formatFor(account, language))}`);
    return 0;
  });
}

function parseAnswer(given: string): { question: string; answer: AnswerValue } {
  const [question = '', answer = ''] = given.split('=');
  if (!allQuestions.some(({ id }) => id === question))
    throw new UserError(
      { en: `there is no question "${question}"`, ja: `「${question}」という質問はありません` },
      {
        en: `these are: ${allQuestions.map(({ id }) => id).join(', ')}`,
        ja: `次から選んでください：${allQuestions.map(({ id }) => id).join(', ')}`,
      },
    );
  const value = answerValues.find((one) => one === answer);
  if (value === undefined)
    throw new UserError(
      { en: `"${answer}" is no answer to ${question}`, ja: `「${answer}」は ${question} の答えにできません` },
      { en: `answers are: ${answerValues.join(', ')}`, ja: `次から選んでください：${answerValues.join(', ')}` },
    );
  return { question, answer: value };
}
