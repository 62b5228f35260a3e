// Values as JSON that PostgreSQL takes.
import { storableText } from '../../../domain/text/storable-text.ts';

/** A value as JSON whose strings can all be stored. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify writes exactly these as escapes; an escaped backslash before `u` only costs a second pass.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? storableText(inner) : inner));
}
