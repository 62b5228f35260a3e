// Text as it can be kept: PostgreSQL refuses NUL characters and halves of surrogate pairs, in text and in jsonb.

/** Any half of a pair, matched or not: the quick look that almost every text passes. */
const suspicious = /[\0\ud800-\udfff]/;
const unstorable = /\0|\p{Surrogate}/gu;

/** The text with U+FFFD in place of what can't be stored. */
export function storableText(text: string): string {
  return suspicious.test(text) ? text.replace(unstorable, '\ufffd') : text;
}
