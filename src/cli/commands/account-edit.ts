// `rusuban account edit`: changes what an account is called, its language, zone or merchant token.
import type { Core } from '../../app.ts';
import type { Language } from '../../domain/marketplace.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { clientNamed, setOwner } from '../../owner/clients.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';

export interface AccountEditFlags {
  readonly id?: string | undefined;
  readonly name?: string;
  readonly lang?: Language;
  readonly timeZone?: string;
  readonly sellerId?: string;
  /** False: no client's. */
  readonly client?: string | false;
}

export async function accountEdit(terminal: Terminal, flags: AccountEditFlags): Promise<ExitCode> {
  const w = wordsAt(terminal);
  const read = accountReaders;
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const { name, lang, timeZone, sellerId } = flags;
    const others = (await app.store.listAccounts()).filter(({ id }) => id !== account.id);
    const change: Parameters<Core['store']['changeAccount']>[1] = {
      ...(name !== undefined && { name: read.name(name) }),
      ...(lang !== undefined && { language: lang }),
      ...(timeZone !== undefined && { timeZone: read.timeZone(timeZone) }),
      ...(sellerId !== undefined && { sellerId: read.newSellerId(sellerId, account, others) }),
    };
    const { client: named } = flags;
    const isNamed = named !== undefined;
    if (Object.keys(change).length === 0 && !isNamed) throw refusal((w) => [w.nothingToEdit, w.editHint]);
    if (isNamed) {
      const client = named === false ? null : clientNamed(await app.store.listClients(), named);
      await setOwner(app, account, client, speakerOf(undefined));
    }
    if (Object.keys(change).length > 0)
      await app.store.changeAccount(
        account.id,
        change,
        entryOf(app, { what: 'account-changed', accountId: account.id, detail: { ...change } }),
      );
    note(terminal, w.edited(account.id));
    return 0;
  });
}
