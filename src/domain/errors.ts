// Errors that a person can act on: what is wrong, and what to do about it.
import type { Text } from './language.ts';

/** What is wrong, and what to do about it. */
export interface Advice<T = Text> {
  readonly what: T;
  readonly hint: T;
}

/**
 * An error for the owner. It carries its sentences in every language, since only whoever shows it knows its reader;
 * `message` and `hint` are the English ones, for logs. Never holds a secret.
 */
export class UserError extends Error {
  readonly hint: string;
  readonly #advice: Advice;
  constructor(what: Text, hint: Text, options?: ErrorOptions) {
    super(what.en, options);
    this.name = 'UserError';
    this.hint = hint.en;
    this.#advice = { what, hint };
  }

  /** In every language; not among the properties that a log prints. */
  get advice(): Advice {
    return this.#advice;
  }
}

/** What the system, or another program, says of a failure: its words are English, its code is the same everywhere. */
export function systemText(error: unknown): Text {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const said = typeof message === 'string' && message !== '' ? message : String(error);
  return { en: said, ja: typeof code === 'string' ? code : said };
}

/** What to tell of any error: of one that isn't ours what the system says. */
export function adviceOn(error: unknown): Advice {
  if (error instanceof UserError) return error.advice;
  return { what: systemText(error), hint: lookIntoLog };
}

const lookIntoLog: Text = { en: 'see the log', ja: 'ログをご確認ください' };

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
