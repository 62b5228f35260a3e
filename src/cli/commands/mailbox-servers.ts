// `rusuban mailbox servers`: whose word about a mail's sender is believed in each mailbox, and the owner's choice of it.
import { UserError } from '../../domain/errors.ts';
import type { MailboxServers } from '../../domain/mail/mailbox.ts';
import { nothingLearned } from '../../domain/mail/mailbox.ts';
import { serversLine } from '../../mailboxes/learn-servers.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { textAt } from '../words/index.ts';
import { noMailbox, noSuchMailbox } from './mailbox.ts';

export interface MailboxServersFlags {
  readonly id?: string | undefined;
  readonly name: string;
  /** Names parted by commas; `none`: nobody's. */
  readonly set?: string;
  readonly learn?: boolean;
  readonly json?: boolean;
}

export async function mailboxServers(terminal: Terminal, flags: MailboxServersFlags): Promise<ExitCode> {
  const t = textAt(terminal);
  const chosen = choiceIn(flags);
  return withCore<ExitCode>(async (app) => {
    const { id: accountId } = await chosenAccount(app, flags.id);
    if (chosen !== null) {
      const changed = await app.store.changeServers(accountId, flags.name, (before) => {
        const after = chosen(before);
        const detail = { before: serversLine(before), after: serversLine(after) };
        const what = 'mailbox-servers-changed' as const;
        return { servers: after, entries: [entryOf(app, { what, accountId, subject: flags.name, detail })] };
      });
      if (changed === null) throw noSuchMailbox(flags.name);
      const line = serversLine(changed);
      note(
        terminal,
        line === null
          ? t(
              `${flags.name}: which servers it uses is learned anew from its mails.`,
              `${flags.name}：使っているサーバーを、届くメールから学習し直します。`,
            )
          : t(
              `${flags.name}: the word of ${line} about a mail's sender is believed from now on. Everybody who is told of this account is told of it.`,
              `${flags.name}：今後、メールの送信元については ${line} の判定を信用します。このアカウントの届け先すべてにお知らせします。`,
            ),
      );
      return 0;
    }
    const saidOf = (line: string | null, isNamed: boolean) => {
      if (line === null)
        return t(
          'nothing learned yet: the place in a mail decides',
          'まだ学習していません（メールの中の位置で判断します）',
        );
      return isNamed
        ? t(`${line}  (named)`, `${line}（指定）`)
        : t(`${line}  (learned)`, `${line}（届いたメールから学習）`);
    };
    const shown: ({ readonly name: string } & Pick<MailboxServers, 'named' | 'learned'>)[] = [];
    for (const { name } of await app.store.listMailboxes(accountId)) {
      const { named, learned } = (await app.store.readServers(accountId, name)) ?? nothingLearned;
      shown.push({ name, named: named ?? app.config.trustedAuthservIds, learned });
    }
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) throw noMailbox();
    else
      for (const { name, named, learned } of shown) {
        const line = serversLine({ named, learned, sightings: [] });
        say(terminal, `${name}  ${saidOf(line, named !== null)}`);
      }
    return 0;
  });
}

/** What is to become of a mailbox's servers; null: they are only shown. */
function choiceIn({ set, learn }: MailboxServersFlags): ((before: MailboxServers) => MailboxServers) | null {
  if (learn) return () => nothingLearned;
  if (set === undefined) return null;
  const names =
    set === 'none'
      ? []
      : set
          .toLowerCase()
          .split(',')
          .map((one) => one.trim());
  const wrong = names.find((one) => !/^(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}$/.test(one));
  if (wrong !== undefined)
    throw new UserError(
      { en: `"${wrong}" is no name of a server`, ja: `「${wrong}」はサーバー名ではありません` },
      {
        en: 'give the first word after Authentication-Results: in mails that you get, several parted by commas',
        ja: '届いたメールの「Authentication-Results:」の直後の語を指定してください（複数はカンマで区切ります）',
      },
    );
  return (before) => ({ ...before, named: names });
}
