// `rusuban account list` and `remove`.
import { confirm } from '@inquirer/prompts';
import type { ExitCode } from '../failure.ts';
import { logDone } from '../logged.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';

export async function accountList(terminal: Terminal, flags: { json?: boolean }): Promise<ExitCode> {
  return withApp<ExitCode>(async ({ store }) => {
    const accounts = await store.listAccounts();
    if (flags.json) sayJson(terminal, accounts);
    else if (accounts.length === 0) note(terminal, 'No account is watched yet. Add one with: rusuban account add');
    else {
      for (const { id, name, marketplaceIds, recipients } of accounts)
        say(terminal, `${id}  ${name}  ${marketplaceIds.join(', ')}  alerts to ${recipients.join(', ') || 'nobody'}`);
    }
    return 0;
  });
}

export async function accountRemove(terminal: Terminal, flags: { id: string; yes?: boolean }): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const message = `Remove ${account.id} (${account.name}) and everything known about it, incidents included?`;
    if (!flags.yes && !(await confirm({ message, default: false }, { output: terminal.stderr }))) {
      note(terminal, 'Nothing was removed.');
      return 2;
    }
    await app.store.removeAccount(account.id);
    await logDone(app, { what: 'account-removed', accountId: account.id, detail: { name: account.name } });
    note(
      terminal,
      `${account.id} is removed. Revoke Rusuban in Seller Central > Apps & Services > Manage Your Apps, too.`,
    );
    return 0;
  });
}
