// `rusuban account add`: asks for what no flag or setting gives, tries the sign-in, then keeps it, the secrets encrypted.
import { join } from 'node:path';
import type { App } from '../../app.ts';
import type { Language } from '../../domain/marketplace.ts';
import { clientIdEnd } from '../../domain/shop/application.ts';
import { type Access, accountReaders } from '../../owner/account-readers.ts';
import { type AddedAccount, addAccount as keepAccount, newAccount } from '../../owner/accounts.ts';
import { checkedPhrase } from '../../owner/safe-phrase.ts';
import type { SignIn } from '../../owner/try-sign-in.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { type Form, openForm } from '../form.ts';
import { askForSignIn } from '../sign-in.ts';
import { speaker } from '../speaker.ts';
import { languageAt, note, sayJson, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';
import { warnOfWeaknesses } from './recipient.ts';

export interface AccountAddFlags {
  readonly id?: string;
  readonly name?: string;
  readonly marketplace?: readonly string[];
  readonly mail?: readonly string[];
  readonly safePhrase?: string;
  readonly timeZone?: string;
  readonly lang?: Language;
  readonly sellerId?: string;
  /** How the shop can be seen. */
  readonly access?: Access;
  readonly json?: boolean;
}

interface Added {
  readonly account: AddedAccount;
  readonly access: Access;
  readonly signIn: SignIn | null;
}

export async function accountAdd(terminal: Terminal, flags: AccountAddFlags): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, signal) => {
    if (!terminal.stdin.isTTY) await checkGiven(flags, app);
    const { account, access, signIn } = await addAccount(terminal, app, flags, 'rusuban account add', signal);
    if (flags.json) sayJson(terminal, account);
    else await sayAdded(terminal, app, account, access, signIn);
    return 0;
  });
}

/**
 * Asks for what the flags don't give, and adds the account.
 * @param command that goes on with the answers when this is stopped
 */
export async function addAccount(
  terminal: Terminal,
  app: App,
  flags: AccountAddFlags,
  command: string,
  signal: AbortSignal,
): Promise<Added> {
  const form = await openForm(terminal, join(app.config.dataDir, 'account-add.json'), command);
  const { account, access, signIn } = await form.until(async () => {
    const access = await askForAccess(terminal, form, flags);
    const asked = await askForAccount(terminal, app, form, flags, access);
    return {
      account: asked,
      access,
      signIn: asked.isMailOnly ? null : await askForSignIn(terminal, app, asked, signal),
    };
  });
  await keepAccount(app, account, signIn, speaker());
  await form.end();
  return { account, access, signIn };
}

/** Without a terminal the API is meant, as ever. */
async function askForAccess(terminal: Terminal, form: Form, { access }: AccountAddFlags): Promise<Access> {
  if (access === undefined && !terminal.stdin.isTTY) return 'api';
  const w = wordsAt(terminal);
  return form.answer('access', access, { message: w.ask.access, read: accountReaders.access });
}

async function askForAccount(
  terminal: Terminal,
  app: App,
  form: Form,
  flags: AccountAddFlags,
  access: Access,
): Promise<AddedAccount> {
  const w = wordsAt(terminal);
  const read = accountReaders;
  const known = await app.store.listAccounts();
  const id = flags.id === undefined ? null : read.id(flags.id);
  const name = await form.answer('name', flags.name, { message: w.ask.name, read: read.name });
  const places = await form.answer('marketplaces', flags.marketplace?.join(), {
    ...{ message: w.ask.marketplaces, read: read.marketplaces },
    // whoever reads Japanese mostly sells there; of other readers nothing follows
    ...(languageAt(terminal) === 'ja' && { default: 'JP' }),
  });
  const [home] = places;
  const timeZone = flags.timeZone === undefined ? null : read.timeZone(flags.timeZone);
  const recipients = flags.mail?.map(read.address) ?? (await askForMail(terminal, form));
  const optionalPhrase = (typed: string) => (typed.trim() === '' ? null : checkedPhrase(typed));
  const safePhrase =
    flags.safePhrase === undefined && !terminal.stdin.isTTY
      ? null
      : await form.answer('phrase', flags.safePhrase, {
          ...{ message: w.ask.phrase(recipients[0] ?? ''), read: optionalPhrase },
          isSecret: true,
        });
  const marketplaceIds = places.map(({ id }) => id);
  const sellerId =
    access === 'mailbox'
      ? null
      : await form.answer('seller-id', flags.sellerId, {
          message: w.ask.sellerId,
          read: (typed) => read.newSellerId(typed, { region: home.region, marketplaceIds }, known),
        });
  const language = flags.lang ?? null;
  return newAccount({ id, name, places, timeZone, language, recipients, safePhrase, sellerId }, known, app.clock);
}

async function askForMail(terminal: Terminal, form: Form): Promise<string[]> {
  const w = wordsAt(terminal);
  const read = accountReaders;
  const first = await form.answer('mail', undefined, { message: w.ask.mail, read: read.address });
  const second = await form.answer('second-mail', undefined, {
    message: w.ask.secondMail,
    read: (typed) => (typed.trim() === '' ? null : read.otherAddress(typed, first)),
  });
  return second === null ? [first] : [first, second];
}

async function sayAdded(
  terminal: Terminal,
  app: App,
  account: AddedAccount,
  access: Access,
  signIn: SignIn | null,
): Promise<void> {
  const { mail, publicKey, store } = app;
  const w = wordsAt(terminal);
  const [first = w.none, ...backups] = account.recipients;
  note(terminal, w.added(account.id, first, backups.join(', '), mail.destination));
  if (mail.isForNobody) note(terminal, w.noSmtp(mail.destination));
  await warnOfWeaknesses(
    terminal,
    app,
    account,
    account.recipients.map((address) => ({ address })),
  );
  if (account.safePhrase !== null) for (const address of backups) note(terminal, w.noPhraseYet(account.id, address));
  const application = (await store.listApplications()).find((one) => one.clientId === signIn?.clientId);
  if (application && application.secretIssuedAt !== null && application.accountIds.length === 1) {
    const until = lapsesAt('client-secret', application.secretIssuedAt);
    note(terminal, w.secretTaken(dayText(until, account.timeZone), clientIdEnd(application.clientId)));
  }
  note(terminal, w.signedBy(publicKey));
  if (access === 'mailbox') note(terminal, w.mailOnly);
  note(terminal, w.next[access](account.id));
}

/** Without a terminal nothing can be asked: all that is missing is named at once. */
async function checkGiven(flags: AccountAddFlags, { config, store }: App): Promise<void> {
  const isOneKnown = (await store.listApplications()).length === 1;
  const given: Readonly<Record<string, unknown>> = {
    '--name': flags.name,
    '--marketplace': flags.marketplace,
    '--mail': flags.mail,
    ...(flags.access !== 'mailbox' && {
      '--seller-id': flags.sellerId,
      RUSUBAN_LWA_CLIENT_ID: config.lwaClientId ?? (isOneKnown || null),
      RUSUBAN_LWA_CLIENT_SECRET: config.lwaClientSecret ?? (isOneKnown || null),
      RUSUBAN_REFRESH_TOKEN: config.refreshToken,
    }),
  };
  const missing = Object.keys(given).filter((name) => (given[name] ?? null) === null);
  if (missing.length > 0) throw refusal((w) => [w.notGiven(missing), w.notGivenHint]);
}
