// `rusuban account pause` and `resume`: a running service follows within a minute.
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export async function accountPause(
  terminal: Terminal,
  { id, isPaused }: { id: string | undefined; isPaused: boolean },
): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    if ((account.pausedAt !== undefined) === isPaused) {
      note(terminal, (isPaused ? w.pausedAlready : w.watchedAlready)(account.id));
      return 0;
    }
    const what = isPaused ? 'account-paused' : 'account-resumed';
    const entry = entryOf(app, { what, accountId: account.id });
    await app.store.setPaused(account.id, isPaused ? entry.at : null, entry);
    note(terminal, (isPaused ? w.nowPaused : w.nowWatched)(account.id));
    return 0;
  });
}
