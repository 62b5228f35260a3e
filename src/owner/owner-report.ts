// What the commands of owners show and say, in words: incidents, checklists, statements, the log.
import type { Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Language } from '../domain/marketplace.ts';
import type { ChecklistStep } from '../domain/owner/checklist-step.ts';
import type { IncidentAnswer } from '../domain/owner/incident-answer.ts';
import type { KeptLogEntry } from '../domain/owner/log-entry.ts';
import type { Statement } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Incident } from '../domain/watch/incident.ts';
import type { Standing } from '../domain/watch/standing.ts';
import { checklistFor, progressOf, type StepProgress } from '../incidents/checklist.ts';
import { isExplained } from '../incidents/planned.ts';
import { toldTo } from '../incidents/told.ts';
import { detectorTitle } from '../messages/incident/spoken.ts';
import { createFormat, type Format, type ShownParams } from '../messages/language/format.ts';
import { answerAlready, answerDone, type OwnerWord, ownerWords, refusals } from '../messages/language/owner-words.ts';
import { renderChecklist } from '../messages/terminal/checklist-report.ts';
import {
  type ListedIncident,
  renderIncident,
  renderIncidents,
  shortIds,
  standingLines,
  stepInShort,
  type ToldReader,
} from '../messages/terminal/incident-report.ts';
import { renderLog } from '../messages/terminal/log-lines.ts';
import { renderStatements } from '../messages/terminal/statement-lines.ts';
import { type AnswerOutcome, lookWhatStands } from './answer.ts';

/** A reader: in which language and zone things are told. */
export type Reader = Pick<Account, 'timeZone'> & { readonly language: Language };

export const formatFor = ({ language, timeZone }: Reader): Format => createFormat(language, timeZone);

/** Ids as they are shown, at least eight characters, as many as tell them apart. */
export { progressOf, shortIds };

export function incidentsText(listed: readonly ListedIncident[], reader: Reader): string {
  return renderIncidents(listed, detectors, formatFor(reader));
}

/** An incident with all that belongs to it. */
export interface WholeIncident {
  readonly incident: Incident;
  /** When a message last reached each of those to whom one was owed. */
  readonly told: readonly ToldReader[];
  readonly standing: Standing;
  readonly checklist: readonly StepProgress[];
  /** The newest first. */
  readonly log: readonly KeptLogEntry[];
}

/** Reads it; null when there is no such incident. */
export async function wholeIncident(
  deps: { readonly store: Store; readonly clock: Clock },
  id: string,
): Promise<WholeIncident | null> {
  const incident = await deps.store.findIncident(id);
  const standing = incident && (await lookWhatStands(deps, id));
  if (!incident || !standing) return null;
  const [ticks, log, messages] = await Promise.all([
    deps.store.listTicks(id),
    deps.store.readLog({ subject: id, limit: 50 }),
    deps.store.incidentMessages(id),
  ]);
  const told = [...new Set(messages.map(({ recipient }) => recipient))].map((recipient): ToldReader => {
    return { recipient, at: toldTo(recipient, messages)?.at ?? null };
  });
  return { incident, told, standing, checklist: progressOf(checklistOf(incident), ticks), log };
}

/** The steps that an incident calls for, in order. */
export function checklistOf({ signals }: Incident): ChecklistStep[] {
  return checklistFor(signals, detectors);
}

export function incidentReport(
  { incident, told, standing, checklist, log }: WholeIncident,
  shortId: string,
  reader: Reader,
): string {
  const steps = checklist.map(({ step }) => step);
  const ticks = checklist.flatMap(({ done }) => done ?? []);
  return renderIncident(
    { incident, told, shortId, standing, checklist: steps, ticks, log },
    detectors,
    formatFor(reader),
  );
}

export function checklistText(progress: readonly StepProgress[], shortId: string, reader: Reader): string {
  return renderChecklist({ shortId, progress }, formatFor(reader));
}

export function statementsText(statements: readonly Statement[], now: Instant, reader: Reader): string {
  return renderStatements(statements, now, detectors, formatFor(reader));
}

export function logText(entries: readonly KeptLogEntry[], reader: Reader): string {
  return renderLog(entries, formatFor(reader));
}

/** A sentence of these commands. */
export function ownerText(word: OwnerWord, reader: Reader, params: ShownParams = {}): string {
  return formatFor(reader).say(ownerWords[word], params);
}

/** A step in one sentence. */
export function stepText(step: ChecklistStep, reader: Reader): string {
  return stepInShort(step, formatFor(reader));
}

/** A detector as people call it. */
export function detectorText(id: string, reader: Reader): string {
  return detectorTitle(id, detectors, formatFor(reader));
}

/** What came of an answer, in words; with a hint where it wasn't taken. */
export function answerText(
  answer: IncidentAnswer,
  outcome: AnswerOutcome,
  reader: Reader,
): { readonly isTaken: boolean; readonly what: string; readonly hint: string | null } {
  const format = formatFor(reader);
  switch (outcome.outcome) {
    case 'done':
      return { isTaken: true, what: format.say(answerDone[answer]), hint: null };
    case 'already':
      return { isTaken: true, what: format.say(answerAlready[answer]), hint: null };
    case 'refused': {
      const { what, hint } = refusals[outcome.refusal];
      return { isTaken: false, what: format.say(what), hint: format.say(hint) };
    }
    case 'standing': {
      const lines = standingLines(outcome.standing, format);
      const what = [format.say(ownerWords['not-over']), ...lines.map((line) => `  ${line}`)].join('\n');
      return { isTaken: false, what, hint: format.say(ownerWords['standing-hint']) };
    }
  }
}

/** Open incidents all of whose news this statement explains: they were told before it was said. */
export function explainedBy(statement: Statement, incidents: readonly Incident[]): Incident[] {
  if (statement.what !== 'planned') return [];
  const isOpen = ({ status }: Incident) => status === 'open' || status === 'acknowledged';
  return incidents.filter((incident) => {
    const news = incident.signals.filter(({ known }) => !known);
    return isOpen(incident) && news.length > 0 && news.every((signal) => isExplained(signal, [statement], detectors));
  });
}
