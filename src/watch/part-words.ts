// Parts of an account, and why one could not be seen, for a terminal. In English parts have their ids, as in settings
// and logs, and reasons come as they were given.

import type { Text } from '../domain/text/text.ts';
import type { Part } from '../domain/watch/coverage.ts';
import type { PullFault } from '../domain/watch/observed.ts';
import { reasonWords } from '../messages/language/coverage-words.ts';
import { createFormat } from '../messages/language/format.ts';
import { japaneseIfKnown } from '../messages/language/reason-words.ts';

const japanese = createFormat('ja', 'UTC');

export const partText = (part: Part): Text => ({ en: part, ja: japanese.phrase(`part.${part}`) });

/** Without a full stop at its end. */
export const reasonText = (reason: string): Text => ({
  en: reason.replace(/\.$/, ''),
  ja: reasonWords(reason, japanese),
});

/** What a fault says, and what would open the part. */
export function faultText({ kind, message, roles }: Pick<PullFault, 'kind' | 'message' | 'roles'>): Text {
  const known = kind === 'role-missing' ? null : japaneseIfKnown(message);
  const needed = roles.length === 0 ? '' : `（${roles.join('、')} のいずれかが必要です）`;
  return { en: message, ja: `${known ?? reasonWords(kind, japanese)}${needed}` };
}
