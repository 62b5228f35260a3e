// Errors that a person can act on: what is wrong, and what to do about it.

/** An error for the owner: `message` says what is wrong, `hint` what to do. Never holds a secret. */
export class UserError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.hint = hint;
  }
}

/**
 * What went wrong with an outside system, in the words that decide what happens next. `revoked` is the authorisation's
 * end in Amazon's own words, `secret-expired` the application's, `refused` a refusal of which it is unclear what it means.
 */
export const faultKinds = [
  'throttled',
  'revoked',
  'secret-expired',
  'bad-credentials',
  'role-missing',
  'refused',
  'report-pending',
  'not-available-in-region',
  'provider-fault',
  'network',
  'malformed',
  'invalid-request',
  'refused-by-allow-list',
] as const;
export type FaultKind = (typeof faultKinds)[number];
