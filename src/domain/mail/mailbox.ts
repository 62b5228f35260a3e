// A mailbox in which Amazon's notices arrive: how to reach it. Its sign-in is a secret and never shown.

export type MailboxSignIn =
  | { readonly kind: 'password'; readonly password: string }
  /** OAuth2: a refresh token is exchanged for short-lived ones. */
  | {
      readonly kind: 'oauth';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string | null;
      readonly refreshToken: string;
    };

export interface MailboxSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (993); else STARTTLS, which is demanded unless the server is on this computer. */
  readonly isTls: boolean;
  readonly user: string;
  readonly signIn: MailboxSignIn;
  /** The folder that is read: `INBOX`. */
  readonly folder: string;
}

export interface Mailbox {
  /** The name that the owner knows it by; unique within the account. */
  readonly name: string;
  readonly settings: MailboxSettings;
}
