// `rusuban planned add|list|end` and `rusuban snooze ...`: what the owner says beforehand, or for a time.
import { detectors } from '../../detectors/all.ts';
import { dayMs, type Instant } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { LogAction } from '../../domain/owner/log-entry.ts';
import { type PlannedKind, plannedKinds } from '../../domain/owner/planned.ts';
import type { Statement } from '../../domain/owner/statement.ts';
import { explainedBy } from '../../incidents/planned.ts';
import { ownerWords } from '../../messages/language/owner-words.ts';
import { shortIds } from '../../messages/terminal/incident-report.ts';
import { renderStatements } from '../../messages/terminal/statement-lines.ts';
import { chosenStatement, formatFor, speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { momentOf } from '../when.ts';
import { chosenAccount, withCore } from '../with-app.ts';

export interface StatementFlags {
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
  readonly until?: string;
  readonly detector?: string;
  readonly note?: string;
  readonly by?: string;
  readonly all?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

/** Longer plans are entered anew: by then the owner may have forgotten what is being kept quiet. */
const plannedLimitMs = 92 * dayMs;
/** A week at the most, since what began at its start would be history by then (incidents/policy.ts, tooOldMs). */
const snoozeLimitMs = 7 * dayMs;

const logged: Readonly<Record<Statement['what'], { readonly added: LogAction; readonly ended: LogAction }>> = {
  planned: { added: 'planned-added', ended: 'planned-ended' },
  allowed: { added: 'allowed-added', ended: 'allowed-ended' },
  snoozed: { added: 'snooze-added', ended: 'snooze-ended' },
};

export async function plannedAdd(terminal: Terminal, kind: string, flags: StatementFlags): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  const known = plannedKinds.find((one) => one === kind.toLowerCase());
  if (!known)
    throw new UserError(
      { en: `"${kind}" is no kind of planned change`, ja: `「${kind}」という予定の種類はありません` },
      { en: `it is one of: ${plannedKinds.join(', ')}`, ja: `次から選んでください：${plannedKinds.join(', ')}` },
    );
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.account);
    const now = app.clock.now();
    const from = momentOf(flags.from ?? 'now', '--from', 'start', account.timeZone, now);
    const to = momentOf(flags.to ?? flags.from ?? 'today', '--to', 'end', account.timeZone, now);
    checkSpan(from, to, plannedLimitMs, '--to');
    const statement = newStatement(app.newId(), account.id, { from, to, note: flags.note ?? '', by: by.name, now });
    const planned: Statement = { ...statement, what: 'planned', kind: known satisfies PlannedKind };
    await app.store.addStatement(planned, entryOf(planned, 'added', by, now));
    const format = formatFor(account, flags.lang);
    if (flags.json) sayJson(terminal, planned);
    else {
      say(terminal, format.say(ownerWords[known === 'other' ? 'planned-note' : 'planned-done']));
      terminal.stdout.write(renderStatements([planned], now, detectors, format));
    }
    const incidents = await app.store.listIncidents(account.id);
    const explained = explainedBy(planned, incidents, detectors);
    if (explained.length > 0) {
      const ids = shortIds(incidents.map(({ id }) => id));
      const names = explained.map(({ id }) => ids.get(id) ?? id).join(', ');
      note(terminal, format.say(ownerWords['planned-explains'], { ids: names }));
    }
    return 0;
  });
}

export async function snooze(terminal: Terminal, until: string, flags: StatementFlags): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  const detector = flags.detector ?? null;
  if (detector !== null && !detectors.some(({ id }) => id === detector))
    throw new UserError(
      { en: `there is no detector "${detector}"`, ja: `「${detector}」という検知器はありません` },
      { en: 'rusuban detectors lists them', ja: 'rusuban detectors で一覧を表示できます' },
    );
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.account);
    const now = app.clock.now();
    const to = momentOf(until, 'UNTIL', 'end', account.timeZone, now);
    checkSpan(now, to, snoozeLimitMs, 'UNTIL');
    const statement = newStatement(app.newId(), account.id, {
      from: now,
      to,
      note: flags.note ?? '',
      by: by.name,
      now,
    });
    const snoozed: Statement = { ...statement, what: 'snoozed', detector };
    await app.store.addStatement(snoozed, entryOf(snoozed, 'added', by, now));
    const format = formatFor(account, flags.lang);
    if (flags.json) sayJson(terminal, snoozed);
    else {
      say(terminal, format.say(ownerWords['snooze-done'], { to: format.instant(to) }));
      terminal.stdout.write(renderStatements([snoozed], now, detectors, format));
    }
    return 0;
  });
}

/** Of these kinds; what is over only with --all. */
export async function statementsList(
  terminal: Terminal,
  what: readonly Statement['what'][],
  flags: StatementFlags,
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.account);
    const now = app.clock.now();
    const isShown = ({ to, ended }: Statement) => flags.all === true || (ended === null && to >= now);
    const all = (await app.store.listStatements(account.id)).filter((one) => what.includes(one.what) && isShown(one));
    if (flags.json) sayJson(terminal, all);
    else terminal.stdout.write(renderStatements(all, now, detectors, formatFor(account, flags.lang)));
    return 0;
  });
}

export async function statementEnd(
  terminal: Terminal,
  typed: string,
  what: readonly Statement['what'][],
  list: string,
  flags: StatementFlags,
): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  return withCore<ExitCode>(async (app) => {
    const statement = await chosenStatement(app, typed, what, list);
    const now = app.clock.now();
    const isEnded = await app.store.endStatement(
      statement.id,
      { at: now, by: by.name },
      entryOf(statement, 'ended', by, now),
    );
    const account = await chosenAccount(app, statement.accountId);
    say(terminal, formatFor(account, flags.lang).say(ownerWords[isEnded ? 'ended-done' : 'ended-already']));
    return 0;
  });
}

function newStatement(
  id: string,
  accountId: string,
  said: {
    readonly from: Instant;
    readonly to: Instant;
    readonly note: string;
    readonly by: string;
    readonly now: Instant;
  },
) {
  if (said.note.length > 500)
    throw new UserError(
      { en: 'the note is too long', ja: 'メモが長すぎます' },
      { en: 'say it in at most 500 characters', ja: '500文字までにしてください' },
    );
  const { from, to, note: words, by: saidBy, now: saidAt } = said;
  return { id, accountId, from, to, note: words, saidAt, saidBy, ended: null };
}

function checkSpan(from: Instant, to: Instant, limitMs: number, flag: string): void {
  const days = Math.round(limitMs / dayMs);
  if (to < from)
    throw new UserError(
      { en: `${flag} lies before the start`, ja: `${flag} が開始より前です` },
      { en: 'give them the other way round', ja: '順序を逆にしてください' },
    );
  if (to - from > limitMs)
    throw new UserError(
      { en: `${flag} lies too far ahead`, ja: `${flag} が先すぎます` },
      {
        en: `it can be ${days} days at the most; enter it again then, so that nothing is kept quiet by an old word`,
        ja: `長くて${days}日です。古い申告で見逃すことのないよう、そのときにもう一度登録してください`,
      },
    );
}

function entryOf(statement: Statement, event: 'added' | 'ended', by: ReturnType<typeof speakerOf>, at: Instant) {
  const about = statement.what === 'planned' ? statement.kind : (statement.detector ?? 'anything');
  const span = { from: new Date(statement.from).toISOString(), to: new Date(statement.to).toISOString() };
  return {
    at,
    accountId: statement.accountId,
    who: by.name,
    via: by.via,
    what: logged[statement.what][event],
    subject: statement.id,
    detail: { about, ...(event === 'added' && { ...span, note: statement.note }) },
  };
}
