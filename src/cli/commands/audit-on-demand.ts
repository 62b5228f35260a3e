// `rusuban audit --mail`: an audit that is kept and mailed, done here or left to the service, once for each account at a time.

import { detectors } from '../../detectors/all.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { type AuditProgress, type AuditRun, isUnderWay } from '../../domain/reports/audit-run.ts';
import type { Account } from '../../domain/shop/account.ts';
import { pulledParts } from '../../domain/watch/coverage.ts';
import { renderAudit } from '../../messages/reports/audit.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { auditExitCode } from '../../reports/audit.ts';
import { waitLines } from '../../reports/audit-progress.ts';
import { followAudit, requestAudit, runAudit } from '../../reports/audit-run.ts';
import { notifyDue } from '../../telling/notify.ts';
import { partText } from '../../watch/part-words.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { clockOf } from '../watch-lines.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';

export interface AuditOnDemandFlags {
  readonly id?: string | undefined;
  readonly lang?: Language;
  readonly json?: boolean;
  readonly mail?: readonly string[];
  readonly queue?: boolean;
  readonly cancel?: boolean;
  readonly last?: boolean;
}

export async function auditOnDemand(terminal: Terminal, flags: AuditOnDemandFlags): Promise<ExitCode> {
  const w = wordsAt(terminal).audit;
  const mailTo = (flags.mail ?? []).map(accountReaders.address);
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(app, flags.id);
    if (flags.cancel) {
      const isCancelled = await app.store.cancelAudit(account.id, app.clock.now());
      note(terminal, (isCancelled ? w.cancelled : w.noneUnderWay)(account.id));
      return isCancelled ? 0 : 2;
    }
    if (flags.last) return sayLast(terminal, account, await app.store.lastAudit(account.id), flags);
    const asked = await requestAudit(app, account, mailTo);
    note(terminal, w.auditing(account.name, account.id, asked.mailTo.join(', ')));
    if (flags.queue) {
      note(terminal, w.leftToService);
      return 0;
    }
    const waitLine = waitLines({ ...account, language: flags.lang ?? account.language }, (at) =>
      clockOf(at, account, app.clock.now()),
    );
    const onProgress = progressNotes(terminal, waitLine);
    const ran = await runAudit(app, asked.id, onProgress, signal);
    const run = ran?.state === 'running' ? await followAudit(app, asked.id, onProgress, signal) : ran;
    for (const { row, outcome } of await notifyDue(app, { isGathered: true }))
      note(terminal, `  ${wordsAt(terminal).delivery(row.kind, row.recipient, outcome.outcome, outcome.detail)}`);
    return sayRun(terminal, run, flags);
  });
}

/** The newest that was kept; while it is under way, how far it is. */
function sayLast(terminal: Terminal, account: Account, run: AuditRun | null, flags: AuditOnDemandFlags): ExitCode {
  const { id } = account;
  if (run === null)
    throw new UserError(
      { en: `no audit of ${id} was kept`, ja: `${id} の点検は保存されていません` },
      {
        en: `keep one with: rusuban audit ${id} --mail ADDRESS`,
        ja: `次のコマンドで保存できます：rusuban audit ${id} --mail アドレス`,
      },
    );
  if (!isUnderWay(run)) return sayRun(terminal, run, flags);
  const w = wordsAt(terminal).audit;
  const { part, done } = run.progress;
  if (flags.json) sayJson(terminal, { state: run.state, part, done });
  else if (run.state === 'queued') say(terminal, w.queued);
  else
    say(
      terminal,
      w.underWay(
        part === null ? w.judging : partText(part)[languageAt(terminal)],
        done.length,
        pulledParts(account).length,
      ),
    );
  return 0;
}

/** Each part once, as it begins, and what is waited for. */
function progressNotes(terminal: Terminal, waitLine: ReturnType<typeof waitLines>): (progress: AuditProgress) => void {
  let last: AuditProgress['part'] = null;
  return ({ part, waiting = [] }) => {
    if (part !== null && part !== last) note(terminal, `  ${partText(part)[languageAt(terminal)]} ...`);
    last = part ?? last;
    for (const line of waiting.map(waitLine)) if (line) note(terminal, `  ${line}`);
  };
}

function sayRun(terminal: Terminal, run: AuditRun | null, { json, lang }: AuditOnDemandFlags): ExitCode {
  if (run?.result) {
    if (json) sayJson(terminal, run.result);
    else say(terminal, renderAudit(run.result, lang ?? run.result.account.language, { detectors }));
    return auditExitCode(run.result);
  }
  const w = wordsAt(terminal).audit;
  note(terminal, run?.state === 'cancelled' ? w.wasCancelled : w.failed(run?.detail ?? w.accountGone));
  return 2;
}
