// `rusuban account test`: each part once, and in words what works, what doesn't and what to do about it.

import { secondMs } from '../../domain/clock.ts';
import { partText } from '../../watch/part-words.ts';
import { triedParts } from '../../watch/tried-parts.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';
import { tryMailboxes } from './mailbox.ts';

/** Further off, and times in alerts mislead; Amazon itself is asked by its own clock. */
const skewLimitMs = 30 * secondMs;

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
    for (const { part, operation, mark, why, blind } of triedParts(checks)) {
      const said = why === 'same' ? w.same : (why?.[language] ?? null);
      say(terminal, w.line(w.marks[mark].padEnd(8), partText(part)[language], operation, said));
      if (blind.length > 0) say(terminal, `           ${w.blind(blind.map(({ id }) => id))}`);
    }
    if (isSkewed) say(terminal, `  ${w.marks.CLOCK.padEnd(8)} ${w.clock(Math.round(clockSkewMs / 1000))}`);
    return isBad ? 1 : 0;
  });
}
