// An entry of the audit log as a row.
import type { KeptLogEntry, LogAction, LogEntry, Via } from '../../../domain/owner/log-entry.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { LogEntry as LogEntryRow } from '../generated/client.ts';
import { toStorable } from './to-json.ts';

export function toLogEntry({ id, at, what, via, detail, ...row }: LogEntryRow): KeptLogEntry {
  return {
    ...row,
    id: id.toString(),
    at: at.getTime(),
    what: what as LogAction,
    via: via as Via,
    detail: detail as KeptLogEntry['detail'],
  };
}

export function fromLogEntry({ at, detail, who, subject, ...entry }: LogEntry) {
  return {
    ...entry,
    at: new Date(at),
    who: storableText(who),
    subject: subject === null ? null : storableText(subject),
    detail: toStorable(detail),
  };
}
