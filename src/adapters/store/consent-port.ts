// What the rest of the program may ask of the store about consents: applications that sellers are sent to authorise, and who is
// under way. States and browsers come as their SHA-256.
import type { Instant } from '../../domain/clock.ts';
import type { ConsentInvitation, ConsentOutcome, ConsentRequest } from '../../domain/owner/consent.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { ConsentTerms } from '../../domain/shop/application.ts';

export type KeptOutcome = ConsentOutcome & { readonly accountId: string; readonly isInvited: boolean };

export interface ConsentStore {
  /** Keeps an application for sellers to authorise: a new one, or one that is known. */
  addApplication(
    application: ConsentTerms & { readonly clientId: string; readonly clientSecret: string },
    entry: LogEntry,
  ): Promise<void>;
  /** False: there is none, or an account is read by it. */
  removeApplication(clientId: string, entry: LogEntry): Promise<boolean>;
  /** Forgets those that ended an hour before. */
  beginConsent(request: ConsentRequest, stateHash: string, now: Instant): Promise<void>;
  /** The one of this state, which from now on is none's any more; one of two that ask at once gets it. */
  takeConsent(stateHash: string): Promise<ConsentRequest | null>;
  /** The one that this browser has begun and isn't back from; null: there is none, or its time is over. */
  consentUnderWay(browserHash: string, now: Instant): Promise<ConsentRequest | null>;
  noteConsent(browserHash: string, outcome: ConsentOutcome): Promise<void>;
  /** What came of it; null: nothing yet, or there is none. */
  findConsent(browserHash: string): Promise<KeptOutcome | null>;
  inviteSeller(invitation: ConsentInvitation, entry: LogEntry): Promise<void>;
  /** One that still works. */
  findSellerInvitation(tokenHash: string, now: Instant): Promise<ConsentInvitation | null>;
  /** Those of a shop that still work; the first to end first. */
  listSellerInvitations(accountId: string, now: Instant): Promise<ConsentInvitation[]>;
  /** Uses one up, or takes it back, which is logged. False: it is gone, or its time is over. */
  endSellerInvitation(tokenHash: string, now: Instant, entry: LogEntry | null): Promise<boolean>;
}
