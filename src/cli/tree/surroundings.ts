// What every command is given.
import type { ExitCode } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

export interface Surroundings {
  readonly terminal: Terminal;
  /** Called with the exit code when the command is done. */
  readonly finish: (code: ExitCode) => void;
}
