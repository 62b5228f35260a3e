// Questions to whoever sits at the terminal. What reads an answer says what is wrong with it, and it is asked again:
// one slip of the finger costs one line.
import { UserError } from '../domain/errors.ts';
import { languageAt, type Terminal } from './terminal.ts';
import { wordsAt } from './words/index.ts';

export interface Question<T> {
  readonly message: string;
  /** @throws UserError that says what is wrong with the answer */
  readonly read: (typed: string) => T;
  /** Taken when nothing is typed. */
  readonly default?: string;
}

/** Loaded when something is asked: few commands ever do. */
const prompts = () => import('@inquirer/prompts');

/** Asks until the answer can be read. */
export async function ask<T>(terminal: Terminal, { message, read, default: usual }: Question<T>): Promise<T> {
  const options = { message, validate: objectionOf(read), ...(usual !== undefined && { default: usual }) };
  const { input } = await prompts();
  return read(await input(options, { output: terminal.stderr }));
}

/** The same without showing what is typed. */
export async function askSecret(terminal: Terminal, message: string): Promise<string> {
  const read = required(terminal);
  const { password } = await prompts();
  return read(await password({ message, validate: objectionOf(read) }, { output: terminal.stderr }));
}

/** Yes or no; `no` where nothing is typed, unless said otherwise. */
export async function askWhether(terminal: Terminal, message: string, usual = false): Promise<boolean> {
  if (languageAt(terminal) === 'en') {
    const { confirm } = await prompts();
    return confirm({ message, default: usual }, { output: terminal.stderr });
  }
  const { yes, no } = wordsAt(terminal);
  const read = (typed: string) => {
    if (/^(?:y|yes|はい)$/iu.test(typed.trim())) return true;
    if (/^(?:n|no|いいえ)$/iu.test(typed.trim())) return false;
    throw new UserError('はい か いいえ でお答えください', 'y / n でも構いません');
  };
  return ask(terminal, { message: `${message}（${yes}／${no}）`, read, default: usual ? yes : no });
}

/** Reads what must not be empty. */
export function required(terminal: Terminal): (typed: string) => string {
  return (typed) => {
    const text = typed.trim();
    if (text === '') throw new UserError(wordsAt(terminal).empty, wordsAt(terminal).stopHint);
    return text;
  };
}

function objectionOf(read: (typed: string) => unknown): (typed: string) => true | string {
  return (typed) => {
    try {
      read(typed);
      return true;
    } catch (error) {
      if (error instanceof UserError) return `${error.message} -> ${error.hint}`;
      throw error;
    }
  };
}

/** Whether a question ended because the person wanted out: Ctrl-C, or the terminal was closed. */
export function isWayOut(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}
