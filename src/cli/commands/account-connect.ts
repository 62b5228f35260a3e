// `rusuban account connect`: API access for an account that was watched by its mailbox alone. What is known of it stays.
import { accountReaders } from '../../owner/account-readers.ts';
import { connectAccount, mustBeMailOnly } from '../../owner/accounts.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { ask } from '../ask.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { askForSignIn } from '../sign-in.ts';
import { speaker } from '../speaker.ts';
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
    mustBeMailOnly(account);
    if (!terminal.stdin.isTTY && (flags.sellerId === undefined || config.refreshToken === null))
      throw refusal((words) => [words.notGiven(['--seller-id', 'RUSUBAN_REFRESH_TOKEN']), words.notGivenHint]);
    const known = await store.listAccounts();
    const read = (typed: string) => accountReaders.newSellerId(typed, account, known);
    const sellerId =
      flags.sellerId === undefined ? await ask(terminal, { message: w.ask.sellerId, read }) : read(flags.sellerId);
    const signIn = await askForSignIn(terminal, app, account, signal);
    await connectAccount(app, account, { ...signIn, sellerId }, speaker());
    note(terminal, w.connected(id));
    note(terminal, w.authorisedUntil(id, dayText(lapsesAt('authorisation', clock.now()), account.timeZone)));
    note(terminal, w.next.api(id));
    return 0;
  });
}
