// Makes text fit for PostgreSQL, which refuses NUL characters and halves of surrogate pairs, in text and in jsonb.

/** Any half of a pair, matched or not: the quick look that almost every text passes. */
const suspicious = /[\0\ud800-\udfff]/;
const unstorable = /\0|\p{Surrogate}/gu;

/** The text with U+FFFD in place of what can't be stored. */
export function cleanText(text: string): string {
  return suspicious.test(text) ? text.replace(unstorable, '\ufffd') : text;
}

/** A value as JSON whose strings can all be stored. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify writes exactly these as escapes; an escaped backslash before `u` only costs a second pass.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? cleanText(inner) : inner));
}
