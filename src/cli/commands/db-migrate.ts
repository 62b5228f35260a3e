// `rusuban db migrate`: opening the store applies what is missing; this command does only that.
import type { ExitCode } from '../failure.ts';
import { note, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

export async function dbMigrate(terminal: Terminal): Promise<ExitCode> {
  return withCore<ExitCode>(async () => {
    note(terminal, 'The database is up to date.');
    return 0;
  });
}
