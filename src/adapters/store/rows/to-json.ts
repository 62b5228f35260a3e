// Values as JSON that PostgreSQL takes.
import { storableText } from '../../../domain/text/storable-text.ts';

/** A value as JSON whose strings can all be stored. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (isStorable(json)) return json;
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? storableText(inner) : inner));
}

/** The same for the typed client, which writes the JSON itself. */
export function toStorable(value: unknown): object {
  const json = JSON.stringify(value);
  return JSON.parse(isStorable(json) ? json : toJson(value));
}

/** JSON.stringify writes exactly these as escapes; an escaped backslash before `u` only costs a second pass. */
const isStorable = (json: string) => !/\\u(?:0000|d[89a-f])/.test(json);
