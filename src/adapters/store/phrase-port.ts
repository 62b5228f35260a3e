// What the rest of the program may ask of the store about safe phrases, the words by which each recipient knows our mails.
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { OutboxRow, OwedRow } from './outbox-port.ts';

/** A recipient's safe phrase after a change, the messages that tell of it, and what the audit log says. */
export interface PhraseChange {
  readonly phrase: string | null;
  readonly outbox: readonly OwedRow[];
  readonly entries: readonly LogEntry[];
}

export interface PhraseStore {
  /** Null: none, or no such recipient. Rejects with a UserError when its key is missing. */
  phraseOf(accountId: string, address: string): Promise<string | null>;
  /** The phrase under which an owed message goes: its recipient's, or the one that was that until what it tells of. */
  phraseUnder(row: Pick<OutboxRow, 'accountId' | 'recipient' | 'props'>): Promise<string | null>;
  /**
   * Replaces a recipient's phrase, in one transaction with the messages that tell of it, that one's under the old phrase.
   * @param change is given the phrase before, and everyone who is told of the account
   */
  changePhrase(
    accountId: string,
    address: string,
    change: (before: string | null, readers: readonly string[]) => PhraseChange,
  ): Promise<void>;
}
