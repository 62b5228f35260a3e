// An account: one seller on one or more marketplaces of one region, watched.
import type { Instant } from '../clock.ts';
import type { Language, Region } from '../marketplace.ts';

export interface Account {
  readonly id: string;
  /** What the owner calls it; the name that mails greet by. */
  readonly name: string;
  readonly region: Region;
  /** The first is the home marketplace: its zone and currency are the account's. */
  readonly marketplaceIds: readonly string[];
  readonly timeZone: string;
  readonly language: Language;
  readonly sellerId: string | null;
  /** E-mail addresses that alerts go to. */
  readonly recipients: readonly string[];
  /**
   * Set where there is no API access (the Individual plan has none): all that is known of the shop is what Amazon's mails
   * to its owner tell.
   */
  readonly isMailOnly?: boolean;
  /** Set while the owner has the watching paused. */
  readonly pausedAt?: Instant;
  /** When the owner authorised the application, where that is known: it lapses. */
  readonly authorisedAt?: Instant;
}

/** An account as one recipient reads of it, in that one's language and zone. */
export interface AccountAsRead extends Account {
  /** That one's own words, shown in every mail to them: whoever has read one of these knows them. */
  readonly safePhrase: string | null;
}
