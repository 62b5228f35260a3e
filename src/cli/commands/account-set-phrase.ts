// `rusuban account set-phrase`: changes the words that every mail carries. Whoever is told of the account is told of it.
import { confirm, input } from '@inquirer/prompts';
import { UserError } from '../../domain/errors.ts';
import { changePhrase, checkedPhrase } from '../../pipeline/safe-phrase.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { tellNow } from './recipient.ts';

export interface SetPhraseFlags {
  readonly id?: string | undefined;
  readonly phrase?: string;
  readonly none?: boolean;
  readonly yes?: boolean;
}

export async function accountSetPhrase(terminal: Terminal, flags: SetPhraseFlags): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const phrase = flags.none ? null : checkedPhrase(flags.phrase ?? (await asked(terminal)));
    const readers = (await app.store.listRecipients(account.id)).map(({ address }) => address).join(', ');
    const message = `Change the safe phrase of ${account.id}? ${readers || 'Nobody'} will be told, under the old one.`;
    const isSure = flags.yes || !terminal.stdin.isTTY;
    if (!isSure && !(await confirm({ message, default: false }, { output: terminal.stderr }))) {
      note(terminal, 'Nothing was changed.');
      return 2;
    }
    await changePhrase(app, account, speaker(), phrase);
    note(terminal, phrase === null ? 'Mails carry no safe phrase any more.' : `Mails carry: ${phrase}`);
    await tellNow(terminal, app);
    return 0;
  });
}

async function asked(terminal: Terminal): Promise<string> {
  if (!terminal.stdin.isTTY)
    throw new UserError('no phrase was given', 'give it: --phrase "blue heron at noon", or --none');
  return input({ message: 'The new safe phrase:' }, { output: terminal.stderr });
}
