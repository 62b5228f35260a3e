// `rusuban incidents list|show|ack|ours|false-alarm|resolve|dismiss|reopen`: what was found, and what people say of it.

import { detectors } from '../../detectors/all.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { IncidentAnswer } from '../../domain/owner/incident-answer.ts';
import { sameText } from '../../domain/text/text.ts';
import { detectorTitle } from '../../messages/incident/spoken.ts';
import { ownerWords } from '../../messages/language/owner-words.ts';
import { renderIncident, renderIncidents } from '../../messages/terminal/incident-report.ts';
import { answerIncident } from '../../owner/answer.ts';
import { answerText } from '../../owner/answer-words.ts';
import { said } from '../../owner/answers-to.ts';
import { wholeIncident } from '../../owner/whole-incident.ts';
import { chosenIncident, formatFor, noIncident, speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';
import { momentOf } from '../when.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { refusal } from '../words/index.ts';

export interface IncidentFlags {
  readonly account?: string;
  readonly open?: boolean;
  readonly by?: string;
  readonly reason?: string;
  /** The verb says why already. */
  readonly says?: 'was-me' | 'false-alarm';
  readonly until?: string;
  readonly force?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

export async function incidentsList(terminal: Terminal, flags: IncidentFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const accounts = await app.store.listAccounts();
    const account = flags.account === undefined ? accounts[0] : await chosenAccount(app, flags.account);
    if (!account) throw refusal((w) => [w.noAccount, w.addAccount]);
    const all = await app.store.listIncidents(flags.account);
    const shown = flags.open ? all.filter(({ status }) => status === 'open' || status === 'acknowledged') : all;
    if (flags.json) sayJson(terminal, shown);
    else {
      const hasSeveral = accounts.length > 1;
      const listed = shown.map((incident) => ({ incident, account: hasSeveral ? incident.accountId : null }));
      terminal.stdout.write(renderIncidents(listed, detectors, formatFor(account, flags.lang)));
    }
    return 0;
  });
}

export async function incidentsShow(terminal: Terminal, typed: string, flags: IncidentFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const { incident, shortId, format } = await chosenIncident(app, typed, flags.lang);
    const whole = await wholeIncident(app, incident.id);
    if (whole === null) throw noIncident(typed);
    if (flags.json) sayJson(terminal, whole);
    else terminal.stdout.write(renderIncident({ ...whole, shortId }, detectors, format));
    return 0;
  });
}

/** Exit code 1: the answer wasn't taken, since it is not over. */
export async function incidentsAnswer(
  terminal: Terminal,
  answer: IncidentAnswer,
  typed: string,
  flags: IncidentFlags,
): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  return withCore<ExitCode>(async (app) => {
    const { incident, shortId, account, format } = await chosenIncident(app, typed, flags.lang);
    const now = app.clock.now();
    const allowUntil =
      flags.until === undefined ? null : momentOf(flags.until, '--until', 'end', account.timeZone, now);
    const outcome = await answerIncident(app, {
      incidentId: incident.id,
      answer,
      by,
      reason: flags.reason ?? (flags.says ? said(flags.says, format.language).reason : null),
      isForced: flags.force ?? false,
      allowUntil,
    });
    if (outcome === null) throw noIncident(typed);
    const { isTaken, what, hint } = answerText(answer, outcome, format);
    if (flags.json) sayJson(terminal, outcome);
    else if (isTaken) {
      say(terminal, what);
      if (outcome.outcome === 'done' && outcome.allowed.length > 0 && allowUntil !== null) {
        const names = outcome.allowed.map((one) =>
          one.what === 'allowed' ? detectorTitle(one.detector, detectors, format) : '',
        );
        const allowed = names.join(format.language === 'ja' ? '、' : ', ');
        say(terminal, format.say(ownerWords['allowed-too'], { to: format.instant(allowUntil), detectors: allowed }));
      }
    }
    if (isTaken) return 0;
    if (outcome.outcome === 'standing' && flags.json) return 1;
    throw new UserError(sameText(what), sameText((hint ?? '').replaceAll('ID', shortId)));
  });
}
