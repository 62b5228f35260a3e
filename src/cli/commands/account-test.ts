// `rusuban account test`: each part once, and in words what works, what doesn't and what to do about it.

import { detectors } from '../../detectors/all.ts';
import { secondMs } from '../../domain/clock.ts';
import type { FaultKind } from '../../domain/errors.ts';
import type { Part } from '../../domain/watch/coverage.ts';
import type { Detector } from '../../domain/watch/detector.ts';
import { faultText, partText } from '../../watch/part-words.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import type { Words } from '../words/en.ts';
import { wordsAt } from '../words/index.ts';
import { tryMailboxes } from './mailbox.ts';

/** Further off, and times in alerts mislead; Amazon itself is asked by its own clock. */
const skewLimitMs = 30 * secondMs;

type Mark = keyof Words['test']['marks'];

/** In a word: what someone can give, what is refused, what will come by itself. Else it just could not be tried. */
const marks: Partial<Record<FaultKind, Mark>> = {
  'not-available-in-region': 'not here',
  'role-missing': 'MISSING',
  'invalid-request': 'MISSING',
  revoked: 'REFUSED',
  refused: 'REFUSED',
  'secret-expired': 'REFUSED',
  'bad-credentials': 'REFUSED',
  'report-pending': 'later',
  throttled: 'later',
};
/** What of it passes by itself leaves nobody blind for good. */
const passing: ReadonlySet<Mark> = new Set(['not here', 'later', 'FAILED']);

export async function accountTest(
  terminal: Terminal,
  flags: { id?: string | undefined; json?: boolean },
): Promise<ExitCode> {
  const w = wordsAt(terminal).test;
  const language = languageAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(app, flags.id);
    if (account.isMailOnly) return tryMailboxes(terminal, app, account, signal);
    note(terminal, w.trying(account.id));
    const onCall = (operation: string) => note(terminal, `  ${operation} ...`);
    const options = { signal, ...(!flags.json && { onCall }) };
    const { checks, clockSkewMs } = await app.amazon.test(
      account,
      await app.store.readCredentials(account.id),
      options,
    );
    const isSkewed = clockSkewMs !== null && Math.abs(clockSkewMs) > skewLimitMs;
    const isBad = isSkewed || checks.some(({ fault }) => fault !== null && fault.kind !== 'not-available-in-region');
    if (flags.json) {
      sayJson(terminal, { account: account.id, checks, clockSkewMs });
      return isBad ? 1 : 0;
    }
    const missing = missingParts(checks);
    const told = new Set<string>();
    for (const { part, operation, fault } of checks) {
      const mark: Mark = fault === null ? 'works' : (marks[fault.kind] ?? 'FAILED');
      // One refusal of everything is one thing to be told, not ten.
      const gist = fault?.message.replace(/ \([^()]*\)\.$/, '.') ?? '';
      const why = fault === null ? null : told.has(gist) ? w.same : faultText(fault)[language];
      say(terminal, w.line(w.marks[mark].padEnd(8), partText(part)[language], operation, why));
      if (fault === null) continue;
      told.add(gist);
      const blind = passing.has(mark) ? [] : blindWithout(part, missing);
      if (blind.length > 0) say(terminal, `           ${w.blind(blind)}`);
    }
    if (isSkewed) say(terminal, `  ${w.marks.CLOCK.padEnd(8)} ${w.clock(Math.round(clockSkewMs / 1000))}`);
    return isBad ? 1 : 0;
  });
}

/** Detectors that can't work without this part, given that those that could stand in for it may be missing, too. */
function blindWithout(part: Part, missing: ReadonlySet<Part>): string[] {
  const hangsOn = (need: Detector['needs'][number]) => {
    const anyOf = [need].flat();
    return anyOf.includes(part) && anyOf.every((one) => one === part || missing.has(one));
  };
  return detectors.filter(({ needs }) => needs.some(hangsOn)).map(({ id }) => id);
}

/** Parts of which nothing can be read. */
function missingParts(checks: readonly { readonly part: Part; readonly fault: unknown }[]): Set<Part> {
  const seen = new Set(checks.filter(({ fault }) => fault === null).map(({ part }) => part));
  return new Set(checks.map(({ part }) => part).filter((part) => !seen.has(part)));
}
