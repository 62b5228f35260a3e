// `rusuban account set-credentials`: a new refresh token, or another application; tried before it replaces the old one.
import { renewSignIn } from '../../owner/accounts.ts';
import { mustWork, type SignIn, trySignIn } from '../../owner/try-sign-in.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { askSecret } from '../ask.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { noteTrial } from '../sign-in.ts';
import { speaker } from '../speaker.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';

export async function accountSetCredentials(terminal: Terminal, typedId: string | undefined): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const { config, store, clock } = app;
    const account = await chosenAccount(app, typedId);
    if (config.refreshToken === null && !terminal.stdin.isTTY)
      throw refusal((w) => [w.notGiven(['RUSUBAN_REFRESH_TOKEN']), w.notGivenHint]);
    const before = await store.readCredentials(account.id);
    const signIn: SignIn = {
      clientId: config.lwaClientId ?? before.clientId,
      clientSecret: config.lwaClientSecret ?? before.clientSecret,
      refreshToken: config.refreshToken ?? (await askSecret(terminal, w.ask.refreshToken)),
    };
    noteTrial(terminal);
    mustWork(await trySignIn(app, account, signIn, signal));
    await renewSignIn(app, account, before, signIn, speaker());
    note(terminal, w.credentialsSet(account.id));
    note(terminal, w.authorisedUntil(account.id, dayText(lapsesAt('authorisation', clock.now()), account.timeZone)));
    return 0;
  });
}
