// What is said about a mail: is it from Amazon, why, how sure, and what to do.

import type { Params } from '../text/text.ts';
import type { Authentication } from './authentication.ts';
import type { MailPlace } from './mail.ts';
import type { NoticeType } from './notice.ts';

export const mailVerdicts = ['genuine', 'phishing', 'suspicious', 'not-amazon'] as const;
export type MailVerdict = (typeof mailVerdicts)[number];

/** `certain`: no honest mail looks so, or cryptography says so; `possible`: it could be otherwise. */
export type MailCertainty = 'certain' | 'likely' | 'possible';

/** One thing seen in the mail; its words are in both languages under `key`. */
export interface MailReason<K extends string = string> {
  readonly key: K;
  readonly place: MailPlace;
  /** Values may be the mail's own words: an attacker's. */
  readonly params: Params;
}

export interface MailCheck<K extends string = string> {
  readonly verdict: MailVerdict;
  readonly certainty: MailCertainty;
  /** The weightiest first. */
  readonly reasons: readonly MailReason<K>[];
  /** What to do, by key. */
  readonly advice: readonly string[];
  readonly authentication: Authentication;
  /** A genuine notice of Amazon's that says something about the account; null for others. */
  readonly notice: NoticeType | null;
  /** The verdict is about a mail that was attached to the one given. */
  readonly isAttached: boolean;
}
