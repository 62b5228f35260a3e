// Incidents for a terminal: the list with what is to be answered first, and one with its evidence, whether it is over,
// how far the checklist is, and what can be answered.

import type { Instant } from '../../domain/clock.ts';
import type { ChecklistStep, StepProgress } from '../../domain/owner/checklist-step.ts';
import { answers, type IncidentAnswer } from '../../domain/owner/incident-answer.ts';
import type { KeptLogEntry } from '../../domain/owner/log-entry.ts';
import { heading, wrap } from '../../domain/text/plain-layout.ts';
import { count } from '../../domain/text/text.ts';
import type { Incident, IncidentStatus } from '../../domain/watch/incident.ts';
import { isAtLeast } from '../../domain/watch/severity.ts';
import type { Standing } from '../../domain/watch/standing.ts';
import { certaintySentence } from '../incident/certainty.ts';
import { evidenceSections } from '../incident/evidence-view.ts';
import { incidentLine } from '../incident/line.ts';
import { type SpokenDetector, strongestFirst } from '../incident/spoken.ts';
import { standingWords } from '../incident/standing-words.ts';
import { incidentHeadline } from '../incident/story.ts';
import { timeFacts, toldFact } from '../incident/times.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import type { Format, ShownParams } from '../language/format.ts';
import { type OwnerWord, ownerWords } from '../language/owner-words.ts';
import type { Labelled } from '../layout/blocks.ts';
import { valuesLine } from '../layout/plain-blocks.ts';
import { logLine } from './log-lines.ts';

const columns = 78;
const headlineLimit = 60;
/** As many characters of an id tell incidents apart; more where they don't. */
export const shortestId = 8;

/** Ids as short as they can be told apart, at least eight characters. */
export function shortIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const isClear = (length: number) => new Set(ids.map((id) => id.slice(0, length))).size === new Set(ids).size;
  let length = shortestId;
  while (length < 64 && !isClear(length)) length++;
  return new Map(ids.map((id) => [id, id.slice(0, length)]));
}

export interface ListedIncident {
  readonly incident: Incident;
  /** Null where there is but one account. */
  readonly account: string | null;
}

const isClosed = ({ status }: Incident) => status === 'resolved' || status === 'dismissed';

/** Those that are open first, each in two lines: what and when, and how to name it. */
export function renderIncidents(
  all: readonly ListedIncident[],
  detectors: readonly SpokenDetector[],
  format: Format,
): string {
  const say = (word: OwnerWord) => format.say(ownerWords[word]);
  if (all.length === 0) return `${say('none-at-all')}\n`;
  const ids = shortIds(all.map(({ incident }) => incident.id));
  const lines = (some: readonly ListedIncident[]) =>
    some.flatMap(({ incident, account }) => {
      const id = [ids.get(incident.id), account].filter(Boolean).join('  ');
      return wrap(`${id}  ${incidentLine(incident, detectors, format)}`, 100, '', ' '.repeat(shortestId + 2));
    });
  const [open, closed] = [
    all.filter(({ incident }) => !isClosed(incident)),
    all.filter(({ incident }) => isClosed(incident)),
  ];
  return `${[
    say('open'),
    ...(open.length > 0 ? lines(open) : [say('no-incidents')]),
    ...(closed.length > 0 ? ['', say('closed'), ...lines(closed)] : []),
  ].join('\n')}\n`;
}

export interface ToldReader {
  readonly recipient: string;
  readonly at: Instant | null;
}

export interface ShownIncident {
  readonly incident: Incident;
  /** As commands take it. */
  readonly shortId: string;
  /** When a message last reached each of those to whom one was owed; null: not so far. */
  readonly told: readonly ToldReader[];
  readonly standing: Standing;
  readonly checklist: readonly StepProgress[];
  /** The newest first. */
  readonly log: readonly KeptLogEntry[];
}

export function renderIncident(shown: ShownIncident, detectors: readonly SpokenDetector[], format: Format): string {
  const { incident, told, log } = shown;
  const signals = strongestFirst(incident.signals);
  const say = (word: OwnerWord, params: ShownParams = {}) => format.say(ownerWords[word], params);
  const headline = incidentHeadline(incident, detectors, format, headlineLimit);
  const known = signals.filter((signal) => signal.known).length;
  const colon = format.language === 'ja' ? '：' : ': ';
  const labelled = ({ label, value }: Labelled) => wrap(`${label}${colon}${value}`, columns, '', '  ');
  const fact = (label: OwnerWord, value: string) => labelled({ label: say(label), value });
  return `${[
    ...heading(headline, '=', columns).slice(1),
    ...fact('status', statusWords(incident, format)),
    ...fact('severity', format.phrase(`severity.${incident.severity}`)),
    ...timeFacts(incident, format).flatMap(labelled),
    ...fact('sure', certaintySentence(signals, format)),
    ...toldLines(told, format).flatMap(labelled),
    ...(known > 0 ? wrap(say('known', { n: count(known) }), columns) : []),
    ...evidenceSections(signals, detectors, format).flatMap((section) => [
      ...heading(section.title, '-', columns),
      ...[...section.sentences, section.gain, section.harmless, section.caption]
        .filter((line) => line !== null)
        .flatMap((line) => wrap(line, columns)),
      ...section.rows.flatMap((row) => [
        ...wrap([row.title, row.ids].filter(Boolean).join(', '), columns, '- '),
        ...wrap([valuesLine(row), row.at].filter(Boolean).join(' | '), columns, '    '),
      ]),
    ]),
    ...(log.length > 0 ? [...heading(say('history'), '-', columns), ...historyLines(log, format)] : []),
    ...heading(say('standing-title'), '-', columns),
    ...standingLines(shown.standing, format).flatMap((line) =>
      wrap(line, columns, '', line.startsWith('- ') ? '  ' : ''),
    ),
    ...(isClosed(incident) || !isAtLeast(incident.severity, 'high') ? [] : ['', ...checklistLine(shown, format)]),
    ...answerLines(shown, format),
  ].join('\n')}\n`;
}

function toldLines(told: readonly ToldReader[], format: Format): Labelled[] {
  if (told.length === 0) return [{ label: format.phrase('time.told'), value: format.say(ownerWords['not-told']) }];
  return told.map(({ recipient, at }) => {
    const { label, value } = toldFact(at, format);
    return { label, value: format.say(ownerWords['told-whom'], { recipient: cleanText(recipient), at: value }) };
  });
}

function statusWords({ status, answered }: Incident, format: Format): string {
  const words = format.phrase(`status.${status}`);
  if (!answered || status === 'open') return words;
  const params = { status: words, by: cleanForeignText(answered.by), at: format.instant(answered.at) };
  if (answered.reason === null) return format.say(ownerWords['by-whom'], params);
  return format.say(ownerWords['by-whom-why'], { ...params, reason: cleanForeignText(answered.reason, 300) });
}

/** Is it over, as far as can be told? Never empty. */
export function standingLines(standing: Standing, format: Format): string[] {
  return standingWords(standing, format).flatMap(({ sentence, things = [] }) => [
    sentence,
    ...things.map((thing) => `- ${thing}`),
  ]);
}

function historyLines(log: readonly KeptLogEntry[], format: Format): string[] {
  return log.flatMap((entry) => wrap(logLine(entry, format, { hasSubject: false }), columns, '', '  '));
}

/** What to do, without what else there is to it. */
export function stepInShort({ title }: ChecklistStep, format: Format): string {
  const whole = format.say(title);
  return /^.+?(?:\.(?=\s|$)|。)/su.exec(whole)?.[0] ?? whole;
}

function checklistLine({ checklist, shortId }: ShownIncident, format: Format): string[] {
  const open = checklist.filter(({ done }) => done === null);
  const n = count(checklist.length);
  const [next] = open;
  if (!next) return wrap(format.say(ownerWords['steps-done'], { n }), columns);
  const done = count(checklist.length - open.length);
  return [
    ...wrap(format.say(ownerWords['steps-open'], { n, done, next: stepInShort(next.step, format) }), columns),
    `  rusuban checklist ${shortId}`,
  ];
}

const commands: Readonly<
  Record<IncidentAnswer, { readonly word: OwnerWord; readonly verb: string; readonly from: readonly IncidentStatus[] }>
> = {
  acknowledge: { word: 'say-ack', verb: 'ack ID', from: ['open'] },
  dismiss: { word: 'say-dismiss', verb: 'dismiss ID --reason "…"', from: ['open', 'acknowledged', 'resolved'] },
  resolve: { word: 'say-resolve', verb: 'resolve ID', from: ['open', 'acknowledged'] },
  reopen: { word: 'say-reopen', verb: 'reopen ID', from: ['resolved', 'dismissed'] },
};

/** What can be answered now, as commands to type. */
function answerLines({ incident, shortId }: ShownIncident, format: Format): string[] {
  const possible = answers.map((answer) => commands[answer]).filter(({ from }) => from.includes(incident.status));
  return [
    ...heading(format.say(ownerWords['your-word']), '-', columns),
    ...possible.flatMap(({ word, verb }) => [
      ...wrap(format.say(ownerWords[word]), columns),
      `  rusuban incidents ${verb.replace('ID', shortId)}`,
    ]),
  ];
}
