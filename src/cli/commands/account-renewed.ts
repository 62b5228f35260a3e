// `rusuban account renewed`: when the authorisation was given that is in use, so that a warning comes in time.

import { mustWork, saidOf, trySignIn } from '../../owner/try-sign-in.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { dayOf, dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { noteTrial } from '../sign-in.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { everyway, wordsAt } from '../words/index.ts';

interface RenewedFlags {
  readonly id: string | undefined;
  readonly authorised: string;
}

export async function accountRenewed(terminal: Terminal, { id, authorised }: RenewedFlags): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const { store, clock } = app;
    const account = await chosenAccount(app, id);
    const authorisedAt = dayOf(authorised, account.timeZone, clock.now());
    noteTrial(terminal);
    const trial = await trySignIn(app, account, await store.readCredentials(account.id), signal);
    // A day that says "renewed" while Amazon refuses the stored token would only silence the warning.
    if (trial.outcome === 'refused')
      throw saidOf(
        trial,
        everyway((w) => w.renewedHint(account.id)),
      );
    mustWork(trial);
    const entry = entryOf(app, { what: 'account-changed', accountId: account.id, detail: { authorisedAt } });
    await store.changeAccount(account.id, { authorisedAt }, entry);
    note(terminal, w.authorisedUntil(account.id, dayText(lapsesAt('authorisation', authorisedAt), account.timeZone)));
    return 0;
  });
}
