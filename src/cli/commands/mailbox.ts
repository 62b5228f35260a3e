// `rusuban mailbox add`, `test`, `list` and `remove`: where Amazon's notices are read from.
import { UserError } from '../../domain/errors.ts';
import { isOwnComputer, type Mailbox, type MailboxSignIn } from '../../domain/mail/mailbox.ts';
import { askSecret } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { logDone } from '../logged.ts';
import { imapServerOf } from '../providers.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export interface MailboxAddFlags {
  readonly id?: string | undefined;
  readonly user: string;
  readonly host?: string;
  readonly port?: number;
  readonly folder: string;
  readonly name: string;
  readonly oauthTokenUrl?: string;
  readonly oauthClientId?: string;
}

export async function mailboxAdd(terminal: Terminal, flags: MailboxAddFlags): Promise<ExitCode> {
  const { user, folder, name, port = 993 } = flags;
  const host = flags.host ?? imapServerOf(user);
  if (host === null)
    throw new UserError(
      `the mail server of ${user} isn't known`,
      'name it with --host; your provider calls it the IMAP server',
    );
  if (!/^[\w-]{1,40}$/.test(name)) throw new UserError(`"${name}" can't be a name`, 'use letters, digits and dashes');
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(terminal, app, flags.id);
    const signIn = await askSignIn(terminal, flags, app.config.mailboxPassword);
    // On this computer a server needs no TLS: a bridge of the provider's, or `rusuban simulate`.
    const isTls = port === 993 || (port !== 143 && !isOwnComputer(host));
    const mailbox: Mailbox = { name, settings: { host, port, isTls, user, signIn, folder } };
    const wrong = await app.mailboxes.test(mailbox, signal);
    if (wrong !== null)
      throw new UserError(wrong, 'many providers want an app password instead of your own: docs/mailbox.md says how');
    await app.store.addMailbox(account.id, mailbox, app.clock.now());
    await logDone(app, { what: 'mailbox-added', accountId: account.id, subject: mailbox.name });
    note(
      terminal,
      `${user} is watched for Amazon's notices. Mails that don't claim to be from Amazon are only counted.`,
    );
    return 0;
  });
}

async function askSignIn(terminal: Terminal, flags: MailboxAddFlags, given: string | null): Promise<MailboxSignIn> {
  const { oauthTokenUrl: tokenUrl, oauthClientId: clientId } = flags;
  const isOauth = tokenUrl !== undefined;
  if (isOauth && !/^https:\/\/[\w.-]+\//.test(tokenUrl))
    throw new UserError('--oauth-token-url must be an https address', 'take it from the help pages of your provider');
  if (isOauth && clientId === undefined)
    throw new UserError('OAuth2 needs --oauth-client-id', 'register a client with your provider first');
  const w = wordsAt(terminal);
  if (given === null && !terminal.stdin.isTTY)
    throw new UserError('no password was given', 'set RUSUBAN_MAILBOX_PASSWORD (or RUSUBAN_MAILBOX_PASSWORD_FILE)');
  const secret = given ?? (await askSecret(terminal, isOauth ? w.oauthToken : w.password));
  return isOauth
    ? { kind: 'oauth', tokenUrl, clientId: clientId ?? '', clientSecret: null, refreshToken: secret }
    : { kind: 'password', password: secret };
}

export async function mailboxTest(terminal: Terminal, id: string | undefined): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(terminal, app, id);
    const mailboxes = await app.store.listMailboxes(account.id);
    if (mailboxes.length === 0) throw noMailbox();
    let code: ExitCode = 0;
    for (const mailbox of mailboxes) {
      const wrong = await app.mailboxes.test(mailbox, signal);
      say(terminal, `${mailbox.name}  ${wrong ?? 'works'}`);
      if (wrong !== null) code = 1;
    }
    return code;
  });
}

export async function mailboxList(
  terminal: Terminal,
  flags: { id?: string | undefined; json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, flags.id);
    const shown = (await app.store.listMailboxes(account.id)).map(
      ({ name, settings: { host, port, user, folder } }) => ({
        name,
        user,
        host,
        port,
        folder,
      }),
    );
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) note(terminal, 'No mailbox is watched yet. Add one with: rusuban mailbox add');
    else for (const { name, user, host, folder } of shown) say(terminal, `${name}  ${user}  ${host}  ${folder}`);
    return 0;
  });
}

export async function mailboxRemove(
  terminal: Terminal,
  flags: { name: string; id?: string | undefined },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, flags.id);
    if (!(await app.store.removeMailbox(account.id, flags.name)))
      throw new UserError(`there is no mailbox "${flags.name}"`, 'rusuban mailbox list names them');
    await logDone(app, { what: 'mailbox-removed', accountId: account.id, subject: flags.name });
    note(terminal, `${flags.name} is no longer watched. Revoke its app password at your provider, too.`);
    return 0;
  });
}

function noMailbox(): UserError {
  return new UserError('no mailbox is watched yet', 'add one with: rusuban mailbox add');
}
