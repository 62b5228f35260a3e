// `rusuban planned add|list|end` and `rusuban snooze ...`: what the owner says beforehand, or for a time.
import { detectors } from '../../detectors/all.ts';
import { dayMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { plannedKinds } from '../../domain/owner/planned.ts';
import type { Statement } from '../../domain/owner/statement.ts';
import { explainedBy } from '../../incidents/planned.ts';
import { ownerWords } from '../../messages/language/owner-words.ts';
import { shortIds } from '../../messages/terminal/incident-report.ts';
import { renderStatements } from '../../messages/terminal/statement-lines.ts';
import {
  addPlanned,
  addSnooze,
  endPlan,
  noteLimit,
  plannedLimitMs,
  type StatementOutcome,
  type StatementRefusal,
  snoozeLimitMs,
} from '../../owner/plans.ts';
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
    const said = { accountId: account.id, from, to, note: flags.note ?? '', by };
    const planned = taken(await addPlanned(app, known, said), plannedLimitMs, '--to');
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
    const said = { accountId: account.id, to, note: flags.note ?? '', by };
    const snoozed = taken(await addSnooze(app, detector, said), snoozeLimitMs, 'UNTIL');
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
    const isEnded = await endPlan(app, statement, by);
    const account = await chosenAccount(app, statement.accountId);
    say(terminal, formatFor(account, flags.lang).say(ownerWords[isEnded ? 'ended-done' : 'ended-already']));
    return 0;
  });
}

function taken(outcome: StatementOutcome, limitMs: number, flag: string): Statement {
  if (outcome.refusal === null) return outcome.statement;
  const refusal: StatementRefusal = outcome.refusal;
  const days = Math.round(limitMs / dayMs);
  switch (refusal) {
    case 'backwards':
      throw new UserError(
        { en: `${flag} lies before the start`, ja: `${flag} が開始より前です` },
        { en: 'give them the other way round', ja: '順序を逆にしてください' },
      );
    case 'too-far':
      throw new UserError(
        { en: `${flag} lies too far ahead`, ja: `${flag} が先すぎます` },
        {
          en: `it can be ${days} days at the most; enter it again then, so that nothing is kept quiet by an old word`,
          ja: `長くて${days}日です。古い申告で見逃すことのないよう、そのときにもう一度登録してください`,
        },
      );
    case 'note-too-long':
      throw new UserError(
        { en: 'the note is too long', ja: 'メモが長すぎます' },
        { en: `say it in at most ${noteLimit} characters`, ja: `${noteLimit}文字までにしてください` },
      );
  }
}
