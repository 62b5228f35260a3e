// `rusuban account set-phrase`: changes the words by which one recipient knows our mails. All who are told of the account are
// told of it.
import { channelOf, isSameAddress } from '../../domain/telling/recipient.ts';
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
  readonly for?: string;
  readonly phrase?: string;
  readonly none?: boolean;
  readonly yes?: boolean;
}

export async function accountSetPhrase(terminal: Terminal, flags: SetPhraseFlags): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const readers = (await app.store.listRecipients(account.id)).map(({ address }) => address);
    const address = chosenReader(readers, flags.for);
    const phrase = flags.none ? null : await phraseOf(terminal, flags.phrase);
    const isSure = flags.yes || !terminal.stdin.isTTY;
    if (!isSure && !(await askWhether(terminal, w.changePhrase(address, readers.join(', '))))) {
      note(terminal, w.nothingChanged);
      return 2;
    }
    await changePhrase(app, account, address, speaker(), phrase);
    note(terminal, phrase === null ? w.noPhrase(address) : w.phraseNow(address, phrase));
    await tellNow(terminal, app);
    return 0;
  });
}

/** The one who was named, or the only one; a chat room shows everything to all who are in it, and has no phrase. */
function chosenReader(readers: readonly string[], named: string | undefined): string {
  const people = readers.filter((address) => channelOf(address) === 'mail');
  const found = people.filter((address) => named === undefined || isSameAddress(address, named));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw refusal((w) => [named === undefined ? w.severalReaders : w.noReader(named), w.readerHint(people.join(', '))]);
}

async function phraseOf(terminal: Terminal, given: string | undefined): Promise<string> {
  const w = wordsAt(terminal);
  const read = (typed: string) => checkedPhrase(typed);
  if (given !== undefined) return read(given);
  if (!terminal.stdin.isTTY) throw refusal((w) => [w.notGiven(['--phrase']), w.phraseHint]);
  return ask(terminal, { message: w.ask.newPhrase, read });
}
