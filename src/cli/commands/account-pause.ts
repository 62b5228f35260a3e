// `rusuban account pause` and `resume`: a running service follows within a minute.
import { setPaused } from '../../owner/accounts.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
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
    await setPaused(app, account, isPaused, speaker());
    note(terminal, (isPaused ? w.nowPaused : w.nowWatched)(account.id));
    return 0;
  });
}
