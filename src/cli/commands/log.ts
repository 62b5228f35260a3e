// `rusuban log`: who did what, and when. It can be read, not altered.
import type { Language } from '../../domain/marketplace.ts';
import { renderLog } from '../../messages/terminal/log-lines.ts';
import { formatFor } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';

export interface LogFlags {
  readonly account?: string;
  readonly limit: number;
  readonly lang?: Language;
  readonly json?: boolean;
}

/** The newest first. Without an account also what is about none, or about accounts that are gone. */
export async function log(terminal: Terminal, flags: LogFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const [first] = await app.store.listAccounts();
    const account = flags.account === undefined ? first : await chosenAccount(app, flags.account);
    const entries = await app.store.readLog({
      limit: flags.limit,
      ...(flags.account !== undefined && { accountId: flags.account }),
    });
    if (flags.json) sayJson(terminal, entries);
    else
      terminal.stdout.write(
        renderLog(entries, formatFor(account ?? { timeZone: 'UTC', language: languageAt(terminal) }, flags.lang)),
      );
    return 0;
  });
}
