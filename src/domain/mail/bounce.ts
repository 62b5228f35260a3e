// A bounce: a mail server says of a mail that it did not arrive, or hasn't yet. Anyone can write one, so it counts only
// where it names a Message-ID of ours that nobody can guess.

export interface Bounce {
  /** Message-IDs that it is about, without angle brackets; those of the thread may be among them. */
  readonly messageIds: readonly string[];
  /** Bounced: it won't be tried any more. Delayed: it will. */
  readonly outcome: 'bounced' | 'delayed';
  /** The server's own words: a stranger's. */
  readonly detail: string;
}
