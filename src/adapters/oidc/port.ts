// What the rest of the program may ask of the provider of identities by which people come into the console (OpenID Connect).
import type { Instant } from '../../domain/clock.ts';

/** One way there and back. All but `redirectUri` only whoever began can say again. */
export interface Errand {
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE's: 43 to 128 letters, digits, `-` and `_`. */
  readonly verifier: string;
}

/** Who somebody is there. */
export interface ProvenAccount {
  readonly issuer: string;
  /** Never another account's, which mail addresses are. */
  readonly subject: string;
  /** When they last proved it to the provider; null: it doesn't say. */
  readonly provenAt: Instant | null;
}

/**
 * `away`: it doesn't answer, or too late. `denied`: it, or whoever was asked there, refused. `odd`: what it said is not to be
 * believed, or isn't for us.
 */
export type ProviderTrouble = 'away' | 'denied' | 'odd';

/** The message is for the log: without codes, tokens or secrets. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  readonly trouble: ProviderTrouble;
  constructor(trouble: ProviderTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

export interface Provider {
  /**
   * Where the browser is to go.
   * @param isAnew they are to prove who they are once more, however lately they did
   * @throws ProviderFault
   */
  begin(errand: Errand, isAnew: boolean): Promise<URL>;
  /**
   * Who came back.
   * @param returned what stood in the address behind `redirectUri`
   * @throws ProviderFault
   */
  finish(errand: Errand, returned: URLSearchParams): Promise<ProvenAccount>;
  /**
   * Does it know us, and send browsers back there? Asked as if for somebody who is signed in there, which nobody is.
   * @returns `unknown` where it doesn't let that be seen
   * @throws ProviderFault
   */
  check(redirectUri: string): Promise<'known' | 'unknown' | 'refused'>;
}
