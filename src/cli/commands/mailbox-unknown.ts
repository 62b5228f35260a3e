// `rusuban mailbox unknown`: Amazon's mails that were not understood, for the owner to look at.
import { dayMs } from '../../domain/clock.ts';
import { noticeNames } from '../../domain/mail/notice.ts';
import { createFormat } from '../../messages/language/format.ts';
import { shapeOf } from '../../notices/subject-shape.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export interface MailboxUnknownFlags {
  readonly id?: string | undefined;
  readonly days: number;
  readonly json?: boolean;
}

export async function mailboxUnknown(terminal: Terminal, { id, days, json }: MailboxUnknownFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const now = app.clock.now();
    const unclear = await app.store.listUnclear(account.id, { from: now - days * dayMs, to: now + dayMs });
    const format = createFormat(languageAt(terminal), account.timeZone);
    const shown = unclear.map(({ type, at, subject }) => ({ type, at, subject: shapeOf(subject) }));
    if (json)
      sayJson(
        terminal,
        shown.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
      );
    else if (shown.length === 0) note(terminal, wordsAt(terminal).mailbox.allKnown(days));
    else
      for (const { type, at, subject } of shown)
        say(
          terminal,
          `${format.moment(at)}  ${subject}${type === 'unknown' ? '' : `  (${format.say(noticeNames[type])})`}`,
        );
    return 0;
  });
}
