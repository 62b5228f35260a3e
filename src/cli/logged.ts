// Writes into the audit log what a command did that no other step of the store writes down with its effect.
import type { Core } from '../app.ts';
import type { LogEntry } from '../domain/owner/log-entry.ts';
import { speakerOf } from './chosen.ts';

type Done = Pick<LogEntry, 'what' | 'accountId'> & Partial<Pick<LogEntry, 'subject' | 'detail'>>;

/** The entry for what is done now by whoever is signed in to this computer. */
export function entryOf({ clock }: Pick<Core, 'clock'>, done: Done): LogEntry {
  const { name, via } = speakerOf(undefined);
  return { at: clock.now(), who: name, via, subject: null, detail: {}, ...done };
}

export async function logDone(app: Pick<Core, 'store' | 'clock'>, done: Done): Promise<void> {
  await app.store.appendLog(entryOf(app, done));
}
