// `rusuban account set-phrase`: changes the words that every mail carries. Whoever is told of the account is told of it.
import { changePhrase, checkedPhrase } from '../../owner/safe-phrase.ts';
import { ask, askWhether } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { note, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';
import { tellNow } from './recipient.ts';

export interface SetPhraseFlags {
  readonly id?: string | undefined;
  readonly phrase?: string;
  readonly none?: boolean;
  readonly yes?: boolean;
}

export async function accountSetPhrase(terminal: Terminal, flags: SetPhraseFlags): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const phrase = flags.none ? null : await phraseOf(terminal, flags.phrase);
    const readers = (await app.store.listRecipients(account.id)).map(({ address }) => address).join(', ');
    const message = w.changePhrase(account.id, readers || w.none);
    const isSure = flags.yes || !terminal.stdin.isTTY;
    if (!isSure && !(await askWhether(terminal, message))) {
      note(terminal, w.nothingChanged);
      return 2;
    }
    await changePhrase(app, account, speaker(), phrase);
    note(terminal, phrase === null ? w.noPhrase : w.phraseNow(phrase));
    await tellNow(terminal, app);
    return 0;
  });
}

async function phraseOf(terminal: Terminal, given: string | undefined): Promise<string> {
  const w = wordsAt(terminal);
  const read = (typed: string) => checkedPhrase(typed);
  if (given !== undefined) return read(given);
  if (!terminal.stdin.isTTY) throw refusal((w) => [w.notGiven(['--phrase']), w.phraseHint]);
  return ask(terminal, { message: w.ask.newPhrase, read });
}
