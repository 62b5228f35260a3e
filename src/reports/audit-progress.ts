// How far an audit is, as lines for whoever waits: what is waited for, and until when at the latest.

import { type Instant, minuteMs } from '../domain/clock.ts';
import type { Language } from '../domain/marketplace.ts';
import type { WaitingPart } from '../domain/reports/audit-run.ts';
import { createFormat } from '../messages/language/format.ts';

/**
 * Says each wait once, and again when it is much longer than was said.
 * @param timeOf a moment as the reader knows it
 */
export function waitLines(
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
  timeOf: (at: Instant) => string,
): (waiting: WaitingPart) => string | null {
  const format = createFormat(language, timeZone);
  const said = new Map<string, Instant>();
  return ({ part, for: what, until }) => {
    const before = said.get(`${part} ${what}`) ?? 0;
    if (until <= before + minuteMs) return null;
    said.set(`${part} ${what}`, until);
    return format.phrase(`audit-wait.${what}`, { part: format.phrase(`part.${part}`), at: timeOf(until) });
  };
}
