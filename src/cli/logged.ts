// Writes into the audit log what a command did that no other step of the store writes down with its effect.
import type { App } from '../app.ts';
import type { LogEntry } from '../domain/log-entry.ts';
import { speakerOf } from './chosen.ts';

export async function logDone(
  { store, clock }: Pick<App, 'store' | 'clock'>,
  done: Pick<LogEntry, 'what' | 'accountId'> & Partial<Pick<LogEntry, 'subject' | 'detail'>>,
): Promise<void> {
  const { name, via } = speakerOf(undefined);
  await store.appendLog({ at: clock.now(), who: name, via, subject: null, detail: {}, ...done });
}
