// `rusuban audit`: everything now, in this process; or the same on a folder of exported reports.
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../config/load.ts';
import { detectors } from '../../detectors/all.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { AuditReport } from '../../domain/reports/audit.ts';
import type { WaitingPart } from '../../domain/reports/audit-run.ts';
import type { Part, PullRun } from '../../domain/watch/coverage.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { renderAudit } from '../../messages/reports/audit.ts';
import { auditMessage } from '../../messages/reports/audit-report.ts';
import { auditAccount, auditExitCode } from '../../reports/audit.ts';
import { auditFolder } from '../../reports/audit-folder.ts';
import { waitLines } from '../../reports/audit-progress.ts';
import { notifyDue } from '../../telling/notify.ts';
import { partText, reasonText } from '../../watch/part-words.ts';
import { openSource } from '../../watch/sources.ts';
import type { ExitCode } from '../failure.ts';
import { type PageFlags, writePage } from '../page-file.ts';
import { pastBar } from '../past-bar.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { clockOf } from '../watch-lines.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';
import { auditOnDemand } from './audit-on-demand.ts';

export interface AuditFlags extends PageFlags {
  readonly id?: string | undefined;
  readonly from?: string;
  readonly lang?: Language;
  readonly json?: boolean;
  /** Who gets the report. */
  readonly mail?: readonly string[];
  /** Left to the service. */
  readonly queue?: boolean;
  readonly cancel?: boolean;
  /** Only shown, not done. */
  readonly last?: boolean;
}

export async function audit(terminal: Terminal, flags: AuditFlags): Promise<ExitCode> {
  const isOnDemand = flags.mail !== undefined || flags.queue || flags.cancel || flags.last;
  if (isOnDemand && flags.from !== undefined)
    throw new UserError(
      {
        en: '--from goes without --mail, --queue, --cancel and --last',
        ja: '--from は --mail、--queue、--cancel、--last と一緒には使えません',
      },
      { en: 'print it and send it yourself', ja: '結果を表示し、ご自分で送ってください' },
    );
  if (isOnDemand) return auditOnDemand(terminal, flags);
  const report = flags.from === undefined ? await auditLive(terminal, flags) : await auditExport(terminal, flags);
  const language = flags.lang ?? report.account.language;
  const isPage = flags.html !== undefined || flags.pdf !== undefined;
  if (flags.json) sayJson(terminal, report);
  else if (!isPage) say(terminal, renderAudit(report, language, { detectors }));
  if (isPage) {
    // without the safe phrase: a file may be read by others
    const reader = { ...report.account, language, safePhrase: null };
    const page = await auditMessage.render({
      account: reader,
      now: report.finishedAt,
      consoleUrl: null,
      report,
      detectors,
    });
    for (const path of await writePage(page, flags, loadConfig())) note(terminal, path);
  }
  return auditExitCode(report);
}

async function auditLive(terminal: Terminal, { id, lang }: AuditFlags): Promise<AuditReport> {
  return withApp(async (app, signal) => {
    const account = await chosenAccount(app, id);
    const source = await openSource(app, account);
    const w = wordsAt(terminal).audit;
    note(terminal, w.looking(account.name, account.id));
    const waitLine = waitLines({ ...account, language: lang ?? account.language }, (at) =>
      clockOf(at, account, app.clock.now()),
    );
    const progress = {
      onPart: (part: Part) => note(terminal, `  ${partText(part)[languageAt(terminal)]} ...`),
      onPast: pastBar(terminal, () => app.clock.now()),
      onPulled: (run: PullRun) => note(terminal, `  ${describeRun(terminal, run)}`),
      onWait: (waiting: WaitingPart) => {
        const line = waitLine(waiting);
        if (line) note(terminal, `  ${line}`);
      },
    };
    const report = await auditAccount(app, account, source, progress, signal);
    // Whoever else should know is told now, not when someone next starts the program.
    for (const { row, outcome } of await notifyDue(app, { isGathered: true }))
      note(terminal, `  ${wordsAt(terminal).delivery('alert', row.recipient, outcome.outcome, outcome.detail)}`);
    return report;
  });
}

async function auditExport(terminal: Terminal, flags: AuditFlags): Promise<AuditReport> {
  if (flags.id !== undefined)
    throw new UserError(
      { en: 'an account and --from were both given', ja: 'アカウントと --from の両方が指定されています' },
      {
        en: 'an export folder names its account itself: leave one out',
        ja: 'フォルダの中にアカウントの指定があります。どちらか一方にしてください',
      },
    );
  const { readExportFolder } = await import('../../app.ts');
  const folder = await readExportFolder(flags.from ?? '', loadConfig().trustedAuthservIds);
  note(terminal, wordsAt(terminal).audit.reading(cleanForeignText(folder.account.name)));
  return auditFolder(folder, randomUUID);
}

function describeRun(terminal: Terminal, { part, coverage, rows, calls }: PullRun): string {
  const language = languageAt(terminal);
  const reason = coverage.reason === null ? null : reasonText(coverage.reason)[language];
  return wordsAt(terminal).audit.pulled[coverage.state](partText(part)[language], { rows, calls }, reason);
}
