// Authentication: is the domain in a mail's From the one that sent it, and who says so.
import type { AuthResult } from './mail.ts';

/** `dns`: checked here against the sender's own DNS. `receiver`: what the receiving server wrote when the mail came. */
export type AuthenticationSource = 'dns' | 'receiver' | 'none';

/** `unknown`: nobody who can be believed says anything, or what they say is not about the sender shown. */
export type AuthenticationOutcome = 'pass' | 'fail' | 'unknown';

/**
 * Why a server's words are believed: it is `known`, since the owner named it; it is `learned`, since the owner's
 * mailbox was seen to use it; or they stand at a `place` in the
 * mail where only the receiving system writes; or they stand in an `attached` mail, whose bearer that same server vouches for.
 */
export type AuthenticationBasis = 'known' | 'learned' | 'place' | 'attached';

export interface Authentication {
  readonly source: AuthenticationSource;
  readonly outcome: AuthenticationOutcome;
  /** The server that wrote the results; null where they are our own or there are none. */
  readonly authservId: string | null;
  readonly results: readonly AuthResult[];
  /** Null where no server's words are believed. */
  readonly basis: AuthenticationBasis | null;
}
