// `rusuban account connect`: API access for an account that was watched by its mailbox alone. What is known of it stays.
import { UserError } from '../../domain/errors.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { accountReaders } from '../account-readers.ts';
import { ask } from '../ask.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { askForSignIn } from '../sign-in.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';

export async function accountConnect(
  terminal: Terminal,
  flags: { id?: string | undefined; sellerId?: string },
): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const { config, store, clock } = app;
    const account = await chosenAccount(app, flags.id);
    const { id } = account;
    if (!account.isMailOnly)
      throw new UserError(
        { en: `${id} has API access already`, ja: `${id} はすでにAPIで見守っています` },
        {
          en: `a new authorisation is stored by: rusuban account set-credentials ${id}`,
          ja: `新しい認証は次のコマンドで登録できます：rusuban account set-credentials ${id}`,
        },
      );
    if (!terminal.stdin.isTTY && (flags.sellerId === undefined || config.refreshToken === null))
      throw refusal((words) => [words.notGiven(['--seller-id', 'RUSUBAN_REFRESH_TOKEN']), words.notGivenHint]);
    const known = await store.listAccounts();
    const read = (typed: string) => accountReaders.newSellerId(typed, account, known);
    const sellerId =
      flags.sellerId === undefined ? await ask(terminal, { message: w.ask.sellerId, read }) : read(flags.sellerId);
    const signIn = await askForSignIn(terminal, app, account, signal);
    const now = clock.now();
    const entry = entryOf(app, { what: 'account-connected', accountId: id });
    await store.setCredentials(id, { ...signIn, secretIssuedAt: now, sellerId }, now, entry);
    note(terminal, w.connected(id));
    note(terminal, w.authorisedUntil(id, dayText(lapsesAt('authorisation', now), account.timeZone)));
    note(terminal, w.next.api(id));
    return 0;
  });
}
