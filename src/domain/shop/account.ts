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
  /** Chosen at set-up, shown in every mail, so that the owner knows our mail from a fake. */
  readonly safePhrase: string | null;
  /** E-mail addresses that alerts go to. */
  readonly recipients: readonly string[];
  /** Set while the owner has the watching paused. */
  readonly pausedAt?: Instant;
  /** When the owner authorised the application, where that is known: it lapses. */
  readonly authorisedAt?: Instant;
}
