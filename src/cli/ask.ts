// Questions to whoever sits at the terminal. What reads an answer says what is wrong with it, and it is asked again:
// one slip of the finger costs one line.
import { UserError } from '../domain/errors.ts';
import { languageAt, type Terminal } from './terminal.ts';
import { adviceAt, refusal, wordsAt } from './words/index.ts';

export interface Question<T> {
  readonly message: string;
  /** @throws UserError that says what is wrong with the answer */
  readonly read: (typed: string) => T;
  /** Taken when nothing is typed. */
  readonly default?: string;
}

/** Asks until the answer can be read. */
export async function ask<T>(terminal: Terminal, { message, read, default: usual }: Question<T>): Promise<T> {
  const options = { message, validate: objectionOf(terminal, read), ...(usual !== undefined && { default: usual }) };
  const { default: input } = await import('@inquirer/input'); // loaded when something is asked: few commands ever do
  return read(await input(options, { output: terminal.stderr }));
}

/** The same without showing what is typed. */
export async function askSecret(terminal: Terminal, message: string): Promise<string>;
export async function askSecret<T>(terminal: Terminal, message: string, read: (typed: string) => T): Promise<T>;
export async function askSecret<T>(
  terminal: Terminal,
  message: string,
  read: (typed: string) => T | string = required,
): Promise<T | string> {
  const { default: password } = await import('@inquirer/password');
  return read(await password({ message, validate: objectionOf(terminal, read) }, { output: terminal.stderr }));
}

/** Yes or no; `no` where nothing is typed, unless said otherwise. */
export async function askWhether(terminal: Terminal, message: string, usual: 'yes' | 'no' = 'no'): Promise<boolean> {
  if (languageAt(terminal) === 'en') {
    const { default: confirm } = await import('@inquirer/confirm');
    return confirm({ message, default: usual === 'yes' }, { output: terminal.stderr });
  }
  const words = wordsAt(terminal);
  const read = (typed: string) => {
    if (/^(?:y|yes|はい)$/iu.test(typed.trim())) return true;
    if (/^(?:n|no|いいえ)$/iu.test(typed.trim())) return false;
    throw refusal((w) => [w.yesOrNo, w.yesOrNoHint]);
  };
  return ask(terminal, { message: `${message}（${words.yes}／${words.no}）`, read, default: words[usual] });
}

/** Reads what must not be empty. */
export function required(typed: string): string {
  const text = typed.trim();
  if (text === '') throw refusal((w) => [w.empty, w.stopHint]);
  return text;
}

function objectionOf(terminal: Terminal, read: (typed: string) => unknown): (typed: string) => true | string {
  return (typed) => {
    try {
      read(typed);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { what, hint } = adviceAt(terminal, error.advice);
      return `${what} -> ${hint}`;
    }
  };
}

/** Whether a question ended because the person wanted out: Ctrl-C, or the terminal was closed. */
export function isWayOut(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}
