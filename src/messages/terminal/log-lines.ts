// The audit log for a terminal: one line an entry.
import type { KeptLogEntry } from '../../domain/owner/log-entry.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { logNames, ownerWords, viaNames } from '../language/owner-words.ts';

/** `Nov 22, 11:30 GMT+9  Alice, at the computer  incident dismissed  3f2a91c4  reason: our clearance` */
export function logLine(entry: KeptLogEntry, format: Format, shown?: { readonly hasSubject: boolean }): string {
  return [format.instant(entry.at), logWords(entry, format, shown)].join('  ');
}

/** The same without its time. */
export function logWords(entry: KeptLogEntry, format: Format, { hasSubject } = { hasSubject: true }): string {
  const { who, via, what, subject, detail, accountId } = entry;
  const by = format.say(ownerWords.by, { who: cleanForeignText(who), via: format.say(viaNames[via]) });
  const about = hasSubject ? [accountId, subject?.slice(0, 8)] : [];
  const details = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${cleanForeignText(String(value), 300)}`);
  // A newer version may have written words that this one doesn't know.
  const name = logNames[what] ? format.say(logNames[what]) : cleanForeignText(what);
  return [by, name, ...about, details.join(', ')].filter(Boolean).join('  ');
}

export function renderLog(entries: readonly KeptLogEntry[], format: Format): string {
  if (entries.length === 0) return `${format.say(ownerWords['no-log'])}\n`;
  return `${entries.map((entry) => logLine(entry, format)).join('\n')}\n`;
}
