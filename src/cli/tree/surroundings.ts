// What every command is given.
import type { ExitCode } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

/** A text in the reader's language, of the two that are given. */
export type T = (en: string, ja: string) => string;

export interface Surroundings {
  readonly terminal: Terminal;
  readonly t: T;
  /** Called with the exit code when the command is done. */
  readonly finish: (code: ExitCode) => void;
}
