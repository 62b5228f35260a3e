// A row of questions whose answers aren't lost: what was answered before Ctrl-C, a crash or a refusal is offered again.
// Never a secret: those are asked anew.
import { rm } from 'node:fs/promises';
import { ask, askWhether, isWayOut, type Question } from './ask.ts';
import { keepAnswers, readAnswers } from './kept-answers.ts';
import { note, type Terminal } from './terminal.ts';
import { wordsAt } from './words/index.ts';

type Asked<T> = Question<T> & { readonly isSecret?: boolean };

export interface Form {
  /** What was given by a flag, answered before, or is answered now. */
  answer<T>(key: string, given: string | undefined, question: Asked<T>): Promise<T>;
  /** Asks; says what is kept when the person wants out meanwhile. */
  until<T>(work: () => Promise<T>): Promise<T>;
  /** Everything is done: the answers are kept no longer. */
  end(): Promise<void>;
}

/** Opens the form of a command, whose answers are kept in `file`. */
export async function openForm(terminal: Terminal, file: string, command: string): Promise<Form> {
  const before = terminal.stdin.isTTY ? await readAnswers(file) : {};
  const w = wordsAt(terminal);
  const isOn = Object.keys(before).length > 0 && (await askWhether(terminal, w.goOn(Object.values(before)), 'yes'));
  const draft = new Map(isOn ? Object.entries(before) : []);
  if (!isOn) await rm(file, { force: true });
  return {
    async answer(key, given, question) {
      if (given !== undefined) return question.read(given);
      const known = draft.get(key);
      if (known !== undefined) {
        try {
          const value = question.read(known);
          note(terminal, `${question.message} ${known}`);
          return value;
        } catch {
          // what was right then no longer is: asked anew
        }
      }
      let typed = '';
      const value = await ask(terminal, {
        ...question,
        read: (text) => {
          typed = text.trim();
          return question.read(text);
        },
      });
      if (question.isSecret) return value;
      draft.set(key, typed);
      await keepAnswers(file, Object.fromEntries(draft));
      return value;
    },
    async until(work) {
      try {
        return await work();
      } catch (error) {
        if (isWayOut(error) && draft.size > 0) note(terminal, `\n${w.keptAnswers(command)}`);
        throw error;
      }
    },
    async end() {
      await rm(file, { force: true });
    },
  };
}
