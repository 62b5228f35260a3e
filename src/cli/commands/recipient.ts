// `rusuban recipient add`, `list`, `remove` and `test`: whom Rusuban tells. Every change is told to all of them at once.
import type { App, Core } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import {
  channelOf,
  isSameAddress,
  type QuietHours,
  quietHoursText,
  type Recipient,
  type Topic,
  topics,
} from '../../domain/telling/recipient.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { type Delivered, notifyDue } from '../../telling/notify.ts';
import { added, changeRecipients, type RecipientSettings, removed, weaknesses } from '../../telling/recipients.ts';
import { type Tried, tryRecipients } from '../../telling/try-recipients.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export interface RecipientFlags {
  readonly lang?: Language;
  readonly timeZone?: string;
  readonly quiet?: QuietHours | null;
  readonly gets?: readonly Topic[];
  readonly backup?: boolean;
  readonly atOnce?: boolean;
}

/** Only what was given. */
export function settingsOf({ lang, timeZone, quiet, gets, backup, atOnce }: RecipientFlags): RecipientSettings {
  return {
    ...(lang && { language: lang }),
    ...(timeZone !== undefined && { timeZone }),
    ...(quiet !== undefined && { quietHours: quiet }),
    ...(gets && { gets }),
    ...((backup || atOnce) && { isBackup: backup === true }),
  };
}

export async function recipientAdd(
  terminal: Terminal,
  flags: RecipientFlags & { readonly address: string; readonly id?: string | undefined },
): Promise<ExitCode> {
  const isChannel = channelOf(flags.address) !== 'mail';
  const address = isChannel ? flags.address : accountReaders.address(flags.address);
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const after = await changeRecipients(app, account, speaker(), (before) => {
      if (!isChannel || before.some((one) => isSameAddress(one.address, address)))
        return added(before, address, settingsOf(flags));
      throw new UserError(
        { en: `${address} is no channel that tells anybody`, ja: `${address} は、確認済みの通知先ではありません` },
        { en: 'add it with: rusuban channel add', ja: 'rusuban channel add で追加してください' },
      );
    });
    for (const recipient of after) say(terminal, lineOf(terminal, recipient, account));
    await tellNow(terminal, app);
    await warnOfWeaknesses(terminal, app, account, after);
    return 0;
  });
}

export async function recipientRemove(
  terminal: Terminal,
  { address, id }: { readonly address: string; readonly id?: string | undefined },
): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const after = await changeRecipients(app, account, speaker(), (before) => removed(before, address));
    note(terminal, wordsAt(terminal).recipient.removed(address));
    await tellNow(terminal, app);
    await warnOfWeaknesses(terminal, app, account, after);
    return 0;
  });
}

export async function recipientList(
  terminal: Terminal,
  flags: { readonly id?: string | undefined; readonly json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const all = await app.store.listRecipients(account.id);
    if (flags.json)
      sayJson(
        terminal,
        all.map((one) => ({ ...one, quietHours: one.quietHours && quietHoursText(one.quietHours) })),
      );
    else for (const recipient of all) say(terminal, lineOf(terminal, recipient, account));
    await warnOfWeaknesses(terminal, app, account, all);
    return 0;
  });
}

export async function recipientTest(
  terminal: Terminal,
  { address, id }: { readonly address?: string | undefined; readonly id?: string | undefined },
): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    return sayTried(terminal, await tryRecipients(app, account, address));
  });
}

/** What came of each trial; 1 when one failed. */
export function sayTried(terminal: Terminal, tried: readonly Tried[]): ExitCode {
  const w = wordsAt(terminal).recipient;
  for (const { address, problem, detail } of tried)
    say(terminal, `${address}  ${problem === null ? w.sent(detail) : w.notSent(problem[languageAt(terminal)])}`);
  return tried.every(({ problem }) => problem === null) ? 0 : 1;
}

/** Sends what is owed now; what can't be sent waits for the service. */
export async function tellNow(terminal: Terminal, app: App): Promise<void> {
  sayDeliveries(terminal, app, await notifyDue(app));
}

/** Says what could not be sent, and when nothing goes out at all. */
export function sayDeliveries(terminal: Terminal, app: App, told: readonly Delivered[]): void {
  for (const { row, outcome } of told)
    if (outcome.outcome !== 'delivered')
      note(terminal, `  ${wordsAt(terminal).delivery('message', row.recipient, outcome.outcome, outcome.detail)}`);
  if (app.mail.isForNobody) note(terminal, wordsAt(terminal).noSmtp(app.mail.destination));
}

/** Says why these recipients are too few or too alike. */
export async function warnOfWeaknesses(
  terminal: Terminal,
  { store }: Core,
  account: Account,
  recipients: readonly Pick<Recipient, 'address'>[],
): Promise<void> {
  const watched = (await store.listMailboxes(account.id)).map(({ settings }) => settings.user);
  const addresses = recipients.map(({ address }) => address);
  const w = wordsAt(terminal);
  for (const weakness of weaknesses(addresses, watched)) note(terminal, w.careful(weakness[languageAt(terminal)]));
  if (addresses.length < 2) note(terminal, w.addSecond);
}

function lineOf(terminal: Terminal, recipient: Recipient, account: Account): string {
  const { address, language, timeZone, quietHours, gets, isBackup } = recipient;
  const w = wordsAt(terminal).recipient;
  return [
    address,
    isBackup ? w.backup : w.atOnce,
    gets.length === topics.length ? w.everything : gets.join(', ') || w.nothing,
    language ?? account.language,
    timeZone ?? account.timeZone,
    ...(quietHours ? [w.quiet(quietHoursText(quietHours))] : []),
  ].join('  ');
}
