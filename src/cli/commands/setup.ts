// `rusuban setup`: from nothing to a watched shop, one question after the other. Each step looks whether it is done, so that
// setup may be stopped anywhere and run again; what they do is what the single commands do.
import { join } from 'node:path';
import { type App, makeDataFolder } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import { channelOf } from '../../domain/telling/recipient.ts';
import { providerOf } from '../../mailboxes/providers.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { arrivalNumber, arrivedAt, digitsOf, noteArrival } from '../../telling/arrival.ts';
import { readServerName } from '../../telling/sender.ts';
import { leaveOut, setUpFacts } from '../../telling/set-up.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { ask, askWhether, isWayOut } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { type Answers, keepAnswers, readAnswers } from '../kept-answers.ts';
import { arrangeSending } from '../setup/sending.ts';
import { startByItself, startNoMore } from '../setup/start-by-itself.ts';
import { speaker } from '../speaker.ts';
import { languageAt, note, say, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { adviceAt, refusal, wordsAt } from '../words/index.ts';
import { setupWords } from '../words/setup.ts';
import { addAccount } from './account-add.ts';
import { addMailbox } from './mailbox.ts';
import { warnOfWeaknesses } from './recipient.ts';

/** What is about this computer and in no database: the language, whether mails are to be sent, whether it starts by itself. */
interface Done {
  readonly has: (key: string, value: string) => boolean;
  readonly note: (key: string, value: string) => Promise<void>;
  readonly answers: () => Answers;
}

/** Takes back what setup has done so that the watch starts with the computer; nothing else of it. */
export async function removeAutostart(terminal: Terminal): Promise<ExitCode> {
  const { dataDir } = loadConfig();
  const done = await openDone(join(dataDir, 'setup.json'));
  return (await startNoMore(terminal, dataDir, done)) ? 0 : 2;
}

export async function setup(terminal: Terminal, { id }: { readonly id?: string | undefined }): Promise<ExitCode> {
  if (!terminal.stdin.isTTY)
    throw refusal((_, language) => [setupWords[language].needsTerminal, setupWords[language].needsTerminalHint]);
  const { dataDir } = loadConfig();
  await makeDataFolder(dataDir);
  const done = await openDone(join(dataDir, 'setup.json'));
  const here = { ...terminal, language: await chosenLanguage(terminal, done) };
  const w = setupWords[here.language];
  note(here, w.begin);
  try {
    const accountId = await withApp(async (app, signal) => {
      const account = await shopOf(here, app, id, signal);
      await mailboxOf(here, app, account, signal);
      note(here, `\n${w.sending}`);
      const isArranged =
        done.has('sending', 'none') || (await arrangeSending(here, app, await app.store.listMailboxes(account.id)));
      if (!isArranged) await done.note('sending', 'none');
      return account.id;
    });
    // opened anew, with what was kept of the mail server
    const open = await withApp((app) => tryAddresses(here, app, accountId));
    note(here, `\n${w.boot}`);
    const isStarted = await startByItself(here, dataDir, done);
    say(here, `\n${w.end}`);
    if (open.length > 0) say(here, w.open);
    for (const line of open) say(here, `  - ${line}`);
    if (!isStarted) say(here, w.next);
    return 0;
  } catch (error) {
    if (isWayOut(error)) note(here, `\n${w.goesOn}`);
    throw error;
  }
}

async function openDone(file: string): Promise<Done> {
  let answers = await readAnswers(file);
  return {
    has: (key, value) => answers[key] === value,
    async note(key, value) {
      answers = { ...answers, [key]: value };
      await keepAnswers(file, answers);
    },
    answers: () => answers,
  };
}

async function chosenLanguage(terminal: Terminal, done: Done): Promise<Language> {
  const read = (typed: string): Language => {
    const word = typed.trim().toLowerCase();
    if (/^(?:ja|jp|日本語|japanese)$/.test(word)) return 'ja';
    if (/^(?:en|english|英語)$/.test(word)) return 'en';
    throw new UserError(
      { en: 'ja or en', ja: 'ja か en' },
      { en: 'type one of them', ja: 'どちらかを入力してください' },
    );
  };
  const { language: before } = done.answers();
  if (before === 'ja' || before === 'en') return before;
  const usual = languageAt(terminal);
  const language = await ask(terminal, { message: '言語 / Language (ja, en):', read, default: usual });
  await done.note('language', language);
  return language;
}

/** The account that is named, or the only one; where there is none it is asked for and added. */
async function shopOf(terminal: Terminal, app: App, id: string | undefined, signal: AbortSignal): Promise<Account> {
  const w = setupWords[languageAt(terminal)];
  note(terminal, `\n${w.shop}`);
  const isNew = (await app.store.listAccounts()).length === 0;
  const added = isNew
    ? (await addAccount(terminal, app, { lang: languageAt(terminal) }, 'rusuban setup', signal)).account
    : null;
  const account = added ?? (await chosenAccount(app, id));
  note(terminal, w.done(w.hasShop(account.name, account.id)));
  if (account.isMailOnly) note(terminal, wordsAt(terminal).mailOnly);
  await warnOfWeaknesses(terminal, app, account, await app.store.listRecipients(account.id));
  return account;
}

async function mailboxOf(terminal: Terminal, app: App, account: Account, signal: AbortSignal): Promise<void> {
  const language = languageAt(terminal);
  const w = setupWords[language];
  note(terminal, `\n${w.mailbox}`);
  const known = await app.store.listMailboxes(account.id);
  if (known.length > 0) {
    note(terminal, w.done(w.watched(known.map(({ settings }) => settings.user).join(', '))));
    return;
  }
  if (!account.isMailOnly) {
    if ((await setUpFacts(app, account)).leftOut.has('mailbox')) return;
    if (!(await askWhether(terminal, w.whetherMailbox, 'yes'))) return leaveOut(app, account.id, 'mailbox', speaker());
  }
  for (let typed: { readonly default?: string } = {}; ; ) {
    const address = await ask(terminal, { message: w.mailboxAddress, read: accountReaders.address, ...typed });
    typed = { default: address };
    const provider = providerOf(address);
    if (provider?.first) note(terminal, provider.first[language]);
    if (provider?.takesNoPassword) {
      typed = {};
      continue;
    }
    const { host, port } = provider
      ? { host: provider.imap, port: null }
      : await ask(terminal, { message: w.imapServer, read: readServerName });
    const user = await ask(terminal, { message: w.user, read: (typed) => typed.trim(), default: address });
    const flags = { ...{ user, host, folder: 'INBOX', name: 'main' }, ...(port !== null && { port }) };
    try {
      await addMailbox(terminal, app, account, flags, signal);
      return;
    } catch (error) {
      if (!(error instanceof UserError) || signal.aborted) throw error;
      const { what, hint } = adviceAt(terminal, error.advice);
      note(terminal, `${what}\n  -> ${hint}\n${w.again}`);
    }
  }
}

/** Sends each recipient a test, of which those who read mails show that it came. @returns what is still open */
async function tryAddresses(terminal: Terminal, app: App, accountId: string): Promise<string[]> {
  const language = languageAt(terminal);
  const w = setupWords[language];
  const account = await chosenAccount(app, accountId);
  const open: string[] = [];
  if ((await app.store.listMailboxes(accountId)).length === 0) open.push(w.openMailbox);
  if (app.mail.isForNobody) return [...open, w.openSending(app.mail.destination)];
  note(terminal, `\n${w.trial}`);
  const arrived = await arrivedAt(app, accountId);
  for (const { address } of await app.store.listRecipients(accountId)) {
    const isMail = channelOf(address) === 'mail';
    if (!arrived.has(address)) {
      const number = arrivalNumber(app, accountId, address);
      const [tried] = await tryRecipients(app, account, address, isMail ? number : undefined);
      const problem = tried?.problem ?? null;
      if (problem !== null) note(terminal, w.notSent(address, problem[language]));
      else if (isMail) note(terminal, w.sent(address));
      if (problem !== null || (isMail && !(await isShown(terminal, address, number)))) {
        open.push(w.openTrial(address));
        continue;
      }
      await noteArrival(app, accountId, address, speaker());
    }
    note(terminal, w.done((isMail ? w.arrived : w.posted)(address)));
  }
  return open;
}

/** Whether the number is typed that only the mail tells. */
function isShown(terminal: Terminal, address: string, number: string): Promise<boolean> {
  const read = (typed: string) => {
    const text = digitsOf(typed);
    if (typed.trim() !== '' && text !== number)
      throw refusal((_, language) => [setupWords[language].wrongNumber, setupWords[language].wrongNumberHint]);
    return text === number;
  };
  return ask(terminal, { message: setupWords[languageAt(terminal)].number(address), read });
}
