// `rusuban audit`: everything now, in this process; or the same on a folder of exported reports.
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { AuditReport } from '../../domain/reports/audit.ts';
import type { WaitingPart } from '../../domain/reports/audit-run.ts';
import type { Part, PullRun } from '../../domain/watch/coverage.ts';
import { auditAccount, auditExitCode } from '../../reports/audit.ts';
import { auditFolder } from '../../reports/audit-folder.ts';
import { waitLines } from '../../reports/audit-progress.ts';
import { auditPage, auditText } from '../../reports/report.ts';
import { notifyDue } from '../../telling/notify.ts';
import { openSource } from '../../watch/sources.ts';
import type { ExitCode } from '../failure.ts';
import { type PageFlags, writePage } from '../page-file.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { clockOf } from '../watch-lines.ts';
import { chosenAccount, withApp } from '../with-app.ts';
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
    throw new UserError('--from goes without --mail, --queue, --cancel and --last', 'print it and send it yourself');
  if (isOnDemand) return auditOnDemand(terminal, flags);
  const report = flags.from === undefined ? await auditLive(terminal, flags) : await auditExport(terminal, flags);
  const isPage = flags.html !== undefined || flags.pdf !== undefined;
  if (flags.json) sayJson(terminal, report);
  else if (!isPage) say(terminal, auditText(report, flags.lang));
  if (isPage) {
    const page = await auditPage(report, flags.lang ?? report.account.language);
    for (const path of await writePage(page, flags, loadConfig())) note(terminal, path);
  }
  return auditExitCode(report);
}

async function auditLive(terminal: Terminal, { id, lang }: AuditFlags): Promise<AuditReport> {
  return withApp(async (app, signal) => {
    const account = await chosenAccount(terminal, app, id);
    const source = await openSource(app, account);
    note(terminal, `Looking at ${account.name} (${account.id}); only reading, at the pace that Amazon allows.`);
    const waitLine = waitLines({ ...account, language: lang ?? account.language }, (at) =>
      clockOf(at, account, app.clock.now()),
    );
    const progress = {
      onPart: (part: Part) => note(terminal, `  ${part} ...`),
      onPulled: (run: PullRun) => note(terminal, `  ${describeRun(run)}`),
      onWait: (waiting: WaitingPart) => {
        const line = waitLine(waiting);
        if (line) note(terminal, `  ${line}`);
      },
    };
    const report = await auditAccount(app, account, source, progress, signal);
    // Whoever else should know is told now, not when someone next starts the program.
    for (const { row, outcome } of await notifyDue(app, { isGathered: true }))
      note(terminal, `  alert to ${row.recipient}: ${outcome.outcome}, ${outcome.detail}`);
    return report;
  });
}

async function auditExport(terminal: Terminal, flags: AuditFlags): Promise<AuditReport> {
  if (flags.id !== undefined)
    throw new UserError(
      'an account and --from were both given',
      'an export folder names its account itself: leave one out',
    );
  const { readExportFolder } = await import('../../app.ts');
  const folder = await readExportFolder(flags.from ?? '', loadConfig().trustedAuthservIds ?? []);
  note(terminal, `Reading the exported files of ${folder.account.name} ...`);
  return auditFolder(folder, randomUUID);
}

function describeRun({ part, coverage, rows, calls }: PullRun): string {
  if (coverage.state === 'missing') return `${part}: not seen: ${coverage.reason}`;
  const seen = `${part}: ${rows} in ${calls} ${calls === 1 ? 'call' : 'calls'}`;
  if (coverage.state === 'partial') return `${seen}, incomplete: ${coverage.reason}`;
  return coverage.reason === null ? seen : `${seen} (${coverage.reason})`;
}
