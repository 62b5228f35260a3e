// `rusuban db migrate`: opening the store applies what is missing; this command does only that.
import type { ExitCode } from '../failure.ts';
import { note, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export async function dbMigrate(terminal: Terminal): Promise<ExitCode> {
  return withCore<ExitCode>(async () => {
    note(terminal, wordsAt(terminal).db.upToDate);
    return 0;
  });
}
