// What the store asks of whoever keeps secrets.

/** What keeps secrets (adapters/secrets.ts). `subject` binds a secret to whom it is about. */
export interface Sealer {
  /** The key that seals; the newest. */
  readonly keyId: string;
  seal(plain: string, subject: string): Promise<string>;
  /** @throws UserError that names the key that is needed */
  open(sealed: string, subject: string): Promise<string>;
}
