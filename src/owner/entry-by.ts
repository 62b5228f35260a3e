// An entry for the audit log: what is done now, and by whom.
import type { Clock } from '../domain/clock.ts';
import type { LogAction, LogEntry, Speaker } from '../domain/owner/log-entry.ts';

/** @param about the shop, where it is about one; what it was done to; what else there is to say */
export function entryBy(
  { clock }: { readonly clock: Clock },
  { name: who, via }: Speaker,
  what: LogAction,
  about: Partial<Pick<LogEntry, 'accountId' | 'subject' | 'detail'>> = {},
): LogEntry {
  return { at: clock.now(), accountId: null, who, via, what, subject: null, detail: {}, ...about };
}
