// How a command ends when something is wrong: words for the owner, and an exit code for scripts.
import { ConfigError, formatProblems } from '../config/error.ts';
import { UserError } from '../domain/errors.ts';
import { isWayOut } from './ask.ts';
import { languageAt, note, type Terminal } from './terminal.ts';
import { adviceAt, wordsAt } from './words/index.ts';

/** 0 all well, 1 findings (audit, doctor), 2 could not do what was asked, or was ended by Ctrl-C at a question. */
export type ExitCode = 0 | 1 | 2;

/** Says what is wrong and what to do; only for faults of our own with a stack. */
export function explainFailure(terminal: Terminal, error: unknown): ExitCode {
  if (isWayOut(error)) note(terminal, `\n${wordsAt(terminal).stopped}`);
  else if (error instanceof ConfigError) note(terminal, formatProblems(error.problems, languageAt(terminal)));
  else if (error instanceof UserError) {
    const { what, hint } = adviceAt(terminal, error.advice);
    note(terminal, `rusuban: ${what}\n  -> ${hint}`);
  } else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    note(terminal, `rusuban: ${wordsAt(terminal).wentWrong}\n${detail}`);
  }
  return 2;
}
