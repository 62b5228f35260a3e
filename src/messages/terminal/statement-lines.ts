// What owners said beforehand or for a time, for a terminal.
import type { Instant } from '../../domain/clock.ts';
import { isInForce, type Statement } from '../../domain/owner/statement.ts';
import { wrap } from '../../domain/text/plain-layout.ts';
import { detectorTitle, type SpokenDetector } from '../incident/spoken.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { ownerWords, plannedNames, statementNames, statementStates } from '../language/owner-words.ts';
import { shortIds } from './incident-report.ts';

/** What it is about: `planned: sale`, `no mails about: New listings in a burst`. */
export function statementName(statement: Statement, detectors: readonly SpokenDetector[], format: Format): string {
  const about =
    statement.what === 'planned'
      ? format.say(plannedNames[statement.kind])
      : statement.detector === null
        ? format.say(ownerWords.anything)
        : detectorTitle(statement.detector, detectors, format);
  return format.say(statementNames[statement.what], { about });
}

function stateOf({ from, to, ended }: Statement, now: Instant): keyof typeof statementStates {
  if (ended) return 'ended';
  if (now < from) return 'coming';
  return now <= to ? 'now' : 'over';
}

/** Whether it holds, and until when or since when not. */
export function stateWords(statement: Statement, now: Instant, format: Format): string {
  const { from, to, ended } = statement;
  return format.say(statementStates[stateOf(statement, now)], {
    from: format.instant(from),
    to: format.instant(to),
    at: ended ? format.instant(ended.at) : '',
    by: ended ? cleanForeignText(ended.by) : '',
  });
}

/** In force and coming ones first, then what is over; each with who said it. */
export function renderStatements(
  statements: readonly Statement[],
  now: Instant,
  detectors: readonly SpokenDetector[],
  format: Format,
): string {
  if (statements.length === 0) return `${format.say(ownerWords['no-statements'])}\n`;
  const ids = shortIds(statements.map(({ id }) => id));
  const isPast = (statement: Statement) =>
    !isInForce(statement, now) && (statement.ended !== null || statement.from <= now);
  const sorted = [...statements].sort((a, b) => Number(isPast(a)) - Number(isPast(b)) || a.from - b.from);
  return `${sorted
    .flatMap((statement) => {
      const { id, note, saidBy } = statement;
      const state = stateWords(statement, now, format);
      const words = [
        ids.get(id) ?? id,
        statementName(statement, detectors, format),
        state,
        cleanForeignText(saidBy),
        note && `“${cleanForeignText(note, 200)}”`,
      ];
      return wrap(words.filter(Boolean).join('  '), 100, '', ' '.repeat(10));
    })
    .join('\n')}\n`;
}
