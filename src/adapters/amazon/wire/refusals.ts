// What Amazon's refusals mean: what came, what it is, what is said of it, and where that was seen. The first row that
// fits counts. Amazon has one answer for many things, so what can't be told apart is said to be unclear.
import type { FaultKind } from '../../../domain/errors.ts';

/** What is to be done about a refusal: tell a fault, ask again with a new token, or wait. */
export type Meaning = FaultKind | 'stale-token';

/** What is known beside the words: 429s came just before; nothing that was asked lately was answered. */
export type Circumstance = 'after-429' | 'everything-refused';

export interface Row {
  /** Found in `code: message details`, as Amazon wrote them. */
  readonly came: RegExp;
  readonly when?: Circumstance;
  readonly means: Meaning;
  /** For `stale-token`: what it is when a new token doesn't help. */
  readonly still?: FaultKind;
  /** In English, without a full stop; messages/language/reason-words.ts has the Japanese. */
  readonly says: string;
  readonly source: string;
}

/** Answers of Login with Amazon: OAuth's codes (RFC 6749, 5.2) as LWA uses them. */
export const loginRows: readonly Row[] = [
  {
    came: /secret[^.]*\bexpired/i,
    means: 'secret-expired',
    says: "The application's client secret has expired: make a new one",
    source: 'amzn models#320: 180 days; the words are those of the API',
  },
  {
    came: /^invalid_grant:/,
    means: 'revoked',
    says: 'The authorisation (refresh token) was revoked, has expired or belongs to another app',
    source: 'amzn docs#2379: "User may have revoked or didn\'t grant the permission"',
  },
  {
    came: /^invalid_client:/,
    means: 'bad-credentials',
    says: 'Login with Amazon knows no app with this client id and secret; was the secret changed or the app removed?',
    source: 'jrl84/amazon-sp-api#34: "Client authentication failed"',
  },
  {
    came: /^unauthorized_client:/,
    means: 'bad-credentials',
    says: "Login with Amazon doesn't let this app use this refresh token: it may be another app's, or the app isn't approved",
    source: 'jrl84/amazon-sp-api#34, jlevers/selling-partner-api#31: "Not authorized for requested operation"',
  },
  {
    came: /^(?:server_error|temporarily_unavailable):/,
    means: 'provider-fault',
    says: 'Login with Amazon is out of order',
    source: 'RFC 6749, 4.1.2.1',
  },
  {
    came: /^access_denied:/,
    means: 'refused',
    says: 'Login with Amazon refuses, and it is unclear why',
    source: 'RFC 6749, 4.1.2.1; not seen from Amazon',
  },
  {
    came: /^[a-z_]+:/,
    means: 'bad-credentials',
    says: 'Login with Amazon refused the credentials',
    source: 'RFC 6749, 5.2: the request was not as it should be',
  },
  {
    came: /^:/,
    means: 'provider-fault',
    says: 'Login with Amazon is out of order: it refuses without any of its own words',
    source: 'a page of a server in between; nothing is known of the authorisation',
  },
];

/** 401 and 403 of the API with an error of Amazon's own. */
export const apiRows: readonly Row[] = [
  {
    came: /secret[^.]*\bexpired/i,
    means: 'secret-expired',
    says: "The application's client secret has expired: make a new one",
    source: 'amzn models#4489, PipedreamHQ/pipedream#16843: "The LWA secret token you provided has expired."',
  },
  {
    came: /security token included in the request|signature/i,
    means: 'provider-fault',
    says: 'Amazon is out of order: it refuses what it signed itself',
    source: 'amzn models#2595: every call of thousands of sellers for half an hour; we sign nothing',
  },
  {
    came: /access token[^.]*(?:revoked|malformed|invalid)/i,
    means: 'stale-token',
    still: 'revoked',
    says: "Amazon refuses this account's access: the authorisation was revoked or is invalid",
    source: 'amzn docs#2147: "The access token you provided is revoked, malformed or invalid."',
  },
  {
    came: /access token[^.]*(?:expired|missing)/i,
    means: 'stale-token',
    still: 'refused',
    says: 'Amazon calls a token expired that it gave a moment ago: it is unclear why',
    source: 'SP-API documentation: an access token lasts an hour',
  },
  {
    came: /(?:account|seller|merchant|selling partner)\b[^.]*\b(?:deactivated|suspended|inactive|not active|blocked|closed)/i,
    means: 'refused',
    says: "Amazon says that the seller's account isn't active",
    source: 'amzn models#1135, docs#1258: deactivated accounts are refused; most often without these words',
  },
  {
    came: /(?:account|seller|merchant|selling partner)\b[^.]*\b(?:not (?:\w+ )?authori[sz]ed|not registered|no permission|not have (?:access|permission))/i,
    means: 'refused',
    says: "Amazon says that this seller isn't authorised here: another region or store, or the authorisation isn't complete",
    source: "jrl84/amazon-sp-api#10: one client's store refused while others work",
  },
  {
    came: /application\b[^.]*\b(?:not have access|not authori[sz]ed|not approved)|\brole\b/i,
    means: 'role-missing',
    says: "Amazon doesn't give this to the application",
    source: 'amzn models#150, qiita.com/hatorijobs/items/af4cdb82929d469e2774: the role was not ticked',
  },
  {
    came: /./,
    when: 'after-429',
    means: 'throttled',
    says: 'Amazon asks for patience',
    source: 'jrl84/amazon-sp-api#46: hammering turns 429 into 403',
  },
  {
    came: /./,
    when: 'everything-refused',
    means: 'refused',
    says: "Amazon refuses everything and doesn't say why: an outage, a deactivated account, a wrong region, or no authorisation",
    source: 'amzn models#1433, docs#38, docs#24: one wording for all of these',
  },
  {
    came: /Access to (?:the |requested )?resource is (?:denied|forbidden)\.?$|^[A-Za-z]*:$/i,
    means: 'role-missing',
    says: "Amazon refuses this and doesn't say why, which is mostly a missing role",
    source: 'amzn docs#3028, models#150: the same words for a role that the application lacks',
  },
  {
    came: /./,
    means: 'refused',
    says: 'Amazon refuses this, in words that are not known: it is unclear why',
    source: 'whatever comes next',
  },
];

/** The row that a refusal falls under. Each table ends with one that always fits. */
export function meaningOf(
  rows: readonly Row[],
  { code, message, details = '' }: { readonly code: string; readonly message: string; readonly details?: string },
  circumstances: readonly Circumstance[] = [],
): Row {
  const words = `${code}: ${message} ${details}`.trimEnd();
  const row = rows.find(({ came, when }) => came.test(words) && (when === undefined || circumstances.includes(when)));
  return row ?? (rows.at(-1) as Row);
}
