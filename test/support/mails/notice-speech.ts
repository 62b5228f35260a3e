// Words of Amazon's notices for generated mails: what is changed, by which verb, in which sentence. Written apart from the
// recogniser's own words (src/notices/grammar), so that agreement between the two means something. What stands under
// `heldOut` was written before the recogniser was ever tried on it and is not used to mend it.
import type { NoticeType } from '../../../src/domain/mail/notice.ts';

/** A verb in the forms that the sentences want. */
export interface Verb {
  /** en "changed", de "geändert", ja 変更 */
  readonly done: string;
  /** en "change", de "ändern", ja 変更 */
  readonly base: string;
}

export interface Change {
  readonly type: NoticeType;
  readonly things: readonly string[];
  readonly verbs: readonly Verb[];
  readonly heldOut: readonly string[];
}

/** A kind of which nothing is changed: whole subjects and texts, and those that use its words and tell of nothing. */
export interface Other {
  readonly type: NoticeType;
  /** What stands before the at sign, where it isn't the account's senders. */
  readonly user?: string;
  /** `{q}` stands for a title. */
  readonly told: readonly (readonly [subject: string, text: string])[];
  readonly untold: readonly (readonly [subject: string, text: string])[];
}

export interface Speech {
  /** `{t}` thing, `{d}` done, `{b}` base. */
  readonly subjects: readonly string[];
  readonly done: readonly string[];
  /** The same words where nothing has happened, by how it is meant. */
  readonly harmless: Readonly<Record<string, readonly string[]>>;
  readonly general: readonly string[];
  readonly greetings: readonly string[];
  readonly around: readonly string[];
  readonly tips: readonly string[];
  readonly changes: readonly Change[];
  readonly others: readonly Other[];
}

export const verb = (done: string, base: string): Verb => ({ done, base });

/** Titles that sound like notices. */
export const titles: readonly string[] = [
  'New Bank Account Ledger Book',
  'Password Changed My Life: A Memoir',
  'YK-5 OTP token security key',
  'Your e-mail address was changed (Kindle)',
  'The unauthorized access to your account: a thriller',
  'パスワードが変更されました 手帳',
  '銀行口座が変更されました（新書）',
  '2段階認証が無効になりました Tシャツ',
  'L.L.Bean/エルエルビーン トートバッグ',
  '第三者が不正にアクセスした夜',
  'Ihr Passwort wurde geändert: Roman',
  '27" Monitor, account was suspended edition',
  'ユーザーが追加されました「完全版」',
];
