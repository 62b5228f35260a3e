// Keeps the state of the watch on a terminal: redrawn in place where there is one, else said when it changes.
import type { App } from '../app.ts';
import { detectors } from '../detectors/all.ts';
import type { Language } from '../domain/marketplace.ts';
import { fitWidth } from '../domain/text/plain-layout.ts';
import { incidentLine } from '../messages/incident/line.ts';
import { watchedAccounts } from '../watch/freshness.ts';
import { formatFor } from './chosen.ts';
import { languageAt, say, type Terminal } from './terminal.ts';
import { clockOf, watchLines } from './watch-lines.ts';

/** Of real time. */
const everyMs = 2000;

/** Shows it until `signal` aborts. Trouble with the database is the log's to tell. */
export async function showWatch(terminal: Terminal, app: App, signal: AbortSignal): Promise<void> {
  const { stdout } = terminal as { stdout: Terminal['stdout'] & { isTTY?: boolean; columns?: number } };
  const language = languageAt(terminal);
  const told = new Map<string, number>();
  let drawn: string[] = [];
  while (!signal.aborted) {
    try {
      const news = await newIncidents(app, told, language);
      const lines = watchLines(await watchedAccounts(app), app.clock.now(), language).map((line) =>
        cut(line, stdout.columns),
      );
      if (news.length > 0 || lines.join('\n') !== drawn.join('\n')) {
        if (stdout.isTTY && drawn.length > 0) stdout.write(`\x1b[${drawn.length}A\x1b[J`);
        for (const line of [...news, ...lines]) say(terminal, line);
        drawn = lines;
      }
    } catch {
      // the next round tries again
    }
    await app.clock.sleep(everyMs * (app.clock.speed ?? 1), signal).catch(() => {});
  }
}

/** A line for each incident that is open and new or changed. */
async function newIncidents({ store, clock }: App, told: Map<string, number>, language: Language): Promise<string[]> {
  const lines: string[] = [];
  const accounts = new Map((await store.listAccounts()).map((account) => [account.id, account]));
  for (const incident of await store.listIncidents()) {
    const account = accounts.get(incident.accountId);
    if (!account || incident.status !== 'open' || told.get(incident.id) === incident.revision) continue;
    told.set(incident.id, incident.revision);
    lines.push(
      `${clockOf(clock.now(), account, clock.now())}  ${account.id}: ${incidentLine(incident, detectors, formatFor(account, language))}`,
    );
  }
  return lines;
}

function cut(line: string, columns: number | undefined): string {
  return columns === undefined ? line : fitWidth(line, columns - 1);
}
