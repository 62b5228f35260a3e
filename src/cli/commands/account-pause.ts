// `rusuban account pause` and `resume`: a running service follows within a minute.
import type { ExitCode } from '../failure.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';

export async function accountPause(
  terminal: Terminal,
  { id, isPaused }: { id: string | undefined; isPaused: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, id);
    if ((account.pausedAt !== undefined) === isPaused) {
      note(terminal, `${account.id} is ${isPaused ? 'paused already' : 'being watched already'}.`);
      return 0;
    }
    await app.store.setPaused(account.id, isPaused ? app.clock.now() : null);
    note(
      terminal,
      isPaused
        ? `${account.id} is paused: nothing of it is read or judged until \`rusuban account resume ${account.id}\`.`
        : `${account.id} is watched again.`,
    );
    return 0;
  });
}
