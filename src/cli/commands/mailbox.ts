// `rusuban mailbox add`, `test`, `list` and `remove`: where Amazon's notices are read from.

import type { App } from '../../app.ts';
import { minuteMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Mailbox, MailboxSignIn } from '../../domain/mail/mailbox.ts';
import type { Account } from '../../domain/shop/account.ts';
import { isTlsAt, addMailbox as keepMailbox, learnServers } from '../../mailboxes/add-mailbox.ts';
import { providerOf } from '../../mailboxes/providers.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { reasonText } from '../../watch/part-words.ts';
import { readPast } from '../../watch/read-past.ts';
import { askSecret } from '../ask.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { pastBar } from '../past-bar.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { textAt, wordsAt } from '../words/index.ts';

export interface MailboxAddFlags {
  readonly id?: string | undefined;
  readonly user: string;
  readonly host?: string;
  readonly port?: number;
  readonly folder: string;
  readonly name: string;
  readonly onlyTo?: string;
  readonly oauthTokenUrl?: string;
  readonly oauthClientId?: string;
}

export async function mailboxAdd(terminal: Terminal, flags: MailboxAddFlags): Promise<ExitCode> {
  const { user } = flags;
  const name = accountReaders.shortName(flags.name);
  const onlyTo = flags.onlyTo && accountReaders.address(flags.onlyTo).toLowerCase();
  const host = flags.host ?? providerOf(user)?.imap ?? null;
  if (host === null)
    throw new UserError(
      { en: `the mail server of ${user} isn't known`, ja: `${user} のメールサーバーがわかりません` },
      {
        en: 'name it with --host; your provider calls it the IMAP server',
        ja: '--host で指定してください（メール会社の説明にある「IMAPサーバー」「受信サーバー」です）',
      },
    );
  return withApp<ExitCode>(async (app, signal) => {
    await addMailbox(
      terminal,
      app,
      await chosenAccount(app, flags.id),
      { ...flags, name, host, ...(onlyTo && { onlyTo }) },
      signal,
    );
    return 0;
  });
}

/**
 * Asks for the sign-in, tries it and keeps the mailbox.
 * @throws UserError when it can't be read: then nothing is kept
 */
export async function addMailbox(
  terminal: Terminal,
  app: App,
  account: Account,
  flags: MailboxAddFlags & { readonly host: string },
  signal: AbortSignal,
): Promise<void> {
  const { user, host, folder, name, port = 993, onlyTo } = flags;
  const signIn = await askSignIn(terminal, flags, app.config.mailboxPassword);
  const isTls = isTlsAt({ host, port });
  const settings = { host, port, isTls, user, signIn, folder, ...(onlyTo !== undefined && { onlyTo }) };
  const mailbox: Mailbox = { name, settings };
  const wrong = await keepMailbox(app, account.id, mailbox, speakerOf(undefined), signal);
  if (wrong !== null)
    throw new UserError(reasonText(wrong), {
      en: 'many providers want an app password instead of your own: docs/mailbox.md says how',
      ja: '普段のパスワードの代わりにアプリパスワードが要るメール会社も多くあります（docs/mailbox.md）',
    });
  note(terminal, wordsAt(terminal).mailbox.added(user));
  await tellClosed(terminal, app, mailbox, signal);
  const learned = await learnServers(app, account.id, mailbox, { signal, withinMs: learningMs });
  const text = textAt(terminal);
  if (onlyTo === undefined)
    note(
      terminal,
      text(
        'All of Amazon’s mails in it are taken for this shop’s. If those of another shop come there too, remove it and add it again with --only-to and the address that Amazon writes to for this shop.',
        'このメールボックスに届くAmazonからのメールは、すべてこの店舗のものとして扱います。別の店舗宛てのメールも届く場合は、いったん削除し、--only-to にこの店舗宛てのアドレスを指定して登録し直してください。',
      ),
    );
  if (learned !== null)
    note(
      terminal,
      text(
        `Seen in it: what ${learned} writes about the sender of a mail is believed.`,
        `届いているメールから、送信元については ${learned} の判定を信用することにしました。`,
      ),
    );
  if (account.isMailOnly) await readBack(terminal, app, account, signal);
}

/** What a filter puts where we may not look is not seen: whoever set up the permissions is told. */
async function tellClosed(terminal: Terminal, app: App, mailbox: Mailbox, signal: AbortSignal): Promise<void> {
  const closed = await app.mailboxes.closed(mailbox, signal).catch(() => {
    signal.throwIfAborted();
    return [];
  });
  if (closed?.length === 0) return;
  const { folder } = mailbox.settings;
  const text = textAt(terminal);
  note(
    terminal,
    closed === null
      ? text(
          `Only ${folder} is seen of it, no other folder. Mails that a filter moves away from there are not.`,
          `見えるのは ${folder} だけで、ほかのフォルダは見えません。振り分けで移されたメールは読み取れません。`,
        )
      : text(
          `Not seen of it, since these folders may not be opened: ${closed.join(', ')}. If filters move Amazon’s mails there, allow reading them.`,
          `次のフォルダは開けないため、読み取れません：${closed.join('、')}。Amazonからのメールがそこに振り分けられるなら、読み取りを許可してください。`,
        ),
  );
}

/** What is usual in a shop that is watched by its mails alone, and whether it has happened already, stands in those of before. */
async function readBack(terminal: Terminal, app: App, account: Account, signal: AbortSignal): Promise<void> {
  const text = textAt(terminal);
  note(
    terminal,
    text(
      'Amazon’s mails of the last 400 days are read now. Ctrl-C stops that; “rusuban start” and “rusuban audit” go on from there.',
      '過去400日分のAmazonからのメールを読み込みます。Ctrl-Cで中断でき、続きは rusuban start または rusuban audit が読み込みます。',
    ),
  );
  const run = await readPast(
    app,
    account,
    pastBar(terminal, () => app.clock.now()),
    signal,
  );
  if (run === null || run.fault !== undefined)
    note(terminal, text('The rest is read by “rusuban start”.', '残りは rusuban start が読み込みます。'));
  else note(terminal, text('What they tell: rusuban audit', '読み込んだ内容の点検：rusuban audit'));
}

/** A mailbox that is full or slow is learned from while it is read. */
const learningMs = minuteMs;
async function askSignIn(terminal: Terminal, flags: MailboxAddFlags, given: string | null): Promise<MailboxSignIn> {
  const { oauthTokenUrl: tokenUrl, oauthClientId: clientId } = flags;
  const isOauth = tokenUrl !== undefined;
  if (isOauth && !/^https:\/\/[\w.-]+\//.test(tokenUrl))
    throw new UserError(
      { en: '--oauth-token-url must be an https address', ja: '--oauth-token-url は https のアドレスにしてください' },
      { en: 'take it from the help pages of your provider', ja: 'メール会社のヘルプページに載っています' },
    );
  if (isOauth && clientId === undefined)
    throw new UserError(
      { en: 'OAuth2 needs --oauth-client-id', ja: 'OAuth2には --oauth-client-id が必要です' },
      { en: 'register a client with your provider first', ja: '先にメール会社でクライアントを登録してください' },
    );
  const w = wordsAt(terminal);
  if (given === null && !terminal.stdin.isTTY)
    throw new UserError(
      { en: 'no password was given', ja: 'パスワードが指定されていません' },
      {
        en: 'set RUSUBAN_MAILBOX_PASSWORD (or RUSUBAN_MAILBOX_PASSWORD_FILE)',
        ja: 'RUSUBAN_MAILBOX_PASSWORD（または RUSUBAN_MAILBOX_PASSWORD_FILE）を設定してください',
      },
    );
  const secret = given ?? (await askSecret(terminal, isOauth ? w.oauthToken : w.password));
  return isOauth
    ? { kind: 'oauth', tokenUrl, clientId: clientId ?? '', clientSecret: null, refreshToken: secret }
    : { kind: 'password', password: secret };
}

export async function mailboxTest(terminal: Terminal, id: string | undefined): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(app, id);
    return tryMailboxes(terminal, app, account, signal);
  });
}

/** Signs in to each mailbox of the account and says which can be read. */
export async function tryMailboxes(
  terminal: Terminal,
  app: App,
  account: Account,
  signal: AbortSignal,
): Promise<ExitCode> {
  const mailboxes = await app.store.listMailboxes(account.id);
  if (mailboxes.length === 0) throw noMailbox();
  let code: ExitCode = 0;
  for (const mailbox of mailboxes) {
    const wrong = await app.mailboxes.test(mailbox, signal);
    const said = wrong === null ? wordsAt(terminal).works : reasonText(wrong)[languageAt(terminal)];
    say(terminal, `${mailbox.name}  ${said}`);
    if (wrong !== null) code = 1;
    else await tellClosed(terminal, app, mailbox, signal);
  }
  return code;
}

export async function mailboxList(
  terminal: Terminal,
  flags: { id?: string | undefined; json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const shown = (await app.store.listMailboxes(account.id)).map(
      ({ name, settings: { host, port, user, folder, onlyTo } }) => ({
        ...{ name, user, host, port, folder },
        ...(onlyTo !== undefined && { onlyTo }),
      }),
    );
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) note(terminal, wordsAt(terminal).mailbox.none);
    else
      for (const { name, user, host, folder, onlyTo } of shown)
        say(terminal, [name, user, host, folder, ...(onlyTo === undefined ? [] : [`→ ${onlyTo}`])].join('  '));
    return 0;
  });
}

export async function mailboxRemove(
  terminal: Terminal,
  flags: { name: string; id?: string | undefined },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const entry = entryOf(app, { what: 'mailbox-removed', accountId: account.id, subject: flags.name });
    if (!(await app.store.removeMailbox(account.id, flags.name, entry))) throw noSuchMailbox(flags.name);
    note(terminal, wordsAt(terminal).mailbox.removed(flags.name));
    return 0;
  });
}

export function noSuchMailbox(name: string): UserError {
  return new UserError(
    { en: `there is no mailbox "${name}"`, ja: `「${name}」というメールボックスはありません` },
    { en: 'rusuban mailbox list names them', ja: 'rusuban mailbox list で一覧を表示できます' },
  );
}

export function noMailbox(): UserError {
  return new UserError(
    { en: 'no mailbox is watched yet', ja: '見守っているメールボックスはまだありません' },
    { en: 'add one with: rusuban mailbox add', ja: '次のコマンドで追加できます：rusuban mailbox add' },
  );
}
