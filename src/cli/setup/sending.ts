// The mail server that sends our mails: asked for, tried, and kept in the data folder's own settings, for its owner alone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, trySmtp } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { readSettingsFile, withSettings } from '../../config/settings-file.ts';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import { providerOf, sendsNothing } from '../../mailboxes/providers.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { readServerName, type Sender, senderName, serverUrl, signedIn } from '../../telling/sender.ts';
import { ask, askSecret, askWhether } from '../ask.ts';
import { writeOver } from '../page-file.ts';
import { languageAt, note, type Terminal } from '../terminal.ts';
import { refusal } from '../words/index.ts';
import { setupWords } from '../words/setup.ts';

/**
 * Sees that mails can be sent.
 * @param mailboxes that are watched; the sign-in of one mostly sends, too
 * @returns false: the person wants none
 */
export async function arrangeSending(terminal: Terminal, app: App, mailboxes: readonly Mailbox[]): Promise<boolean> {
  const language = languageAt(terminal);
  const w = setupWords[language];
  const { dataDir } = app.config;
  if (!app.mail.isForNobody) {
    const wrong = await app.mail.check();
    note(terminal, wrong === null ? w.done(w.sendingWorks(app.mail.destination)) : w.sendingFails(wrong[language]));
    if (wrong === null || !(await askWhether(terminal, w.sendingOther, 'yes'))) return true;
  } else {
    note(terminal, w.sendingWhy);
    if (!(await askWhether(terminal, w.whetherSending, 'yes'))) return false;
  }
  const sender = await askForSender(terminal, mailboxes);
  const file = join(dataDir, '.env');
  await keepSender(file, sender);
  note(terminal, w.kept(file));
  if (loadConfig().smtpUrl !== sender.smtpUrl) note(terminal, w.overridden);
  return true;
}

/** Asks until the server takes it. */
async function askForSender(terminal: Terminal, mailboxes: readonly Mailbox[]): Promise<Sender> {
  const language = languageAt(terminal);
  const w = setupWords[language];
  const known = mailboxes.map(({ settings }) => settings.user).find((user) => user.includes('@'));
  let from = known;
  for (;;) {
    from = await ask(terminal, {
      ...{ message: w.from, read: accountReaders.address },
      ...(from !== undefined && { default: from }),
    });
    if (providerOf(from)?.takesNoPassword) {
      note(terminal, sendsNothing[language]);
      from = undefined;
      continue;
    }
    for await (const smtpUrl of urlsFor(terminal, from, mailboxes)) {
      const wrong = await trySmtp(smtpUrl);
      if (wrong === null) {
        note(terminal, w.done(w.sendingWorks(new URL(smtpUrl).host)));
        return { from, smtpUrl };
      }
      note(terminal, w.sendingFails(wrong[language]));
    }
    note(terminal, w.again);
  }
}

/** What to try for a sender: with the mailbox's password where there is one, then with that which is asked for. */
async function* urlsFor(terminal: Terminal, from: string, mailboxes: readonly Mailbox[]): AsyncGenerator<string> {
  const language = languageAt(terminal);
  const w = setupWords[language];
  const provider = providerOf(from);
  if (provider?.first) note(terminal, provider.first[language]);
  const server = provider?.smtp ?? serverUrl(await ask(terminal, { message: w.smtpServer, read: readServerName }));
  const isHere = isOwnComputer(new URL(server).hostname);
  const watched = mailboxes.find(({ settings }) => providerOf(settings.user) === provider && settings.user === from);
  const user = await ask(terminal, {
    ...{ message: w.smtpUser, read: (typed: string) => typed.trim() },
    ...(!isHere && { default: watched?.settings.user ?? from }),
  });
  if (user === '') {
    yield server;
    return;
  }
  const signIn = mailboxes.find(({ settings }) => settings.user === user)?.settings.signIn;
  if (signIn?.kind === 'password') {
    note(terminal, w.samePassword);
    yield signedIn(server, user, signIn.password);
  }
  yield signedIn(server, user, await askSecret(terminal, w.smtpPassword));
}

/** @throws UserError where the file is another's or can't be read: it is left as it is */
async function keepSender(file: string, { from, smtpUrl }: Sender): Promise<void> {
  const { kind } = readSettingsFile(file);
  if (kind === 'strangers' || kind === 'unreadable')
    throw refusal((_, language) => [setupWords[language].notOurs(file), setupWords[language].notOursHint]);
  const text = kind === 'absent' ? '' : await readFile(file, 'utf8');
  await writeOver(file, withSettings(text, { SMTP_URL: smtpUrl, MAIL_FROM: senderName(from) }));
}
