// `rusuban account set-credentials`: a new refresh token, or another application; tried before it replaces the old one.

import { lapsesAt } from '../../watch/upkeep.ts';
import { askSecret } from '../ask.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { mustWork, noteTrial, type SignIn, trySignIn } from '../sign-in.ts';
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
    const now = clock.now();
    const isOtherApplication = signIn.clientId !== before.clientId;
    const detail = { isOtherApplication };
    await store.setCredentials(
      account.id,
      { ...signIn, secretIssuedAt: now },
      now,
      entryOf(app, { what: 'credentials-changed', accountId: account.id, detail }),
    );
    note(terminal, w.credentialsSet(account.id));
    note(terminal, w.authorisedUntil(account.id, dayText(lapsesAt('authorisation', now), account.timeZone)));
    return 0;
  });
}
