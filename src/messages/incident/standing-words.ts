// Is an incident over, as far as can be told: what still stands, what could not be seen, what no report shows.

import { count } from '../../domain/text/text.ts';
import type { Standing } from '../../domain/watch/standing.ts';
import type { Format, ShownParams } from '../language/format.ts';
import { type OwnerWord, ownerWords } from '../language/owner-words.ts';
import { subjectWords } from './evidence-view.ts';
import { distinct } from './spoken.ts';

/** Things that still stand, named one by one; the rest is counted. */
const standingShown = 5;

/** What still stands, in sentences; the first may have a list of things behind it. */
export function standingWords(
  { standing, judged, unseen, unseeable }: Standing,
  format: Format,
): { readonly sentence: string; readonly things?: readonly string[] }[] {
  const say = (word: OwnerWord, params: ShownParams = {}) => format.say(ownerWords[word], params);
  const name = (row: Parameters<typeof subjectWords>[0]) => {
    const { title, ids } = subjectWords(row, format);
    return [title, ids].filter(Boolean).join(', ');
  };
  const words: { sentence: string; things?: string[] }[] = [];
  if (standing.length > 0) {
    const things = standing.slice(0, standingShown).map(({ row }) => name(row));
    if (standing.length > standingShown)
      things.push(say('standing-more', { n: count(standing.length - standingShown) }));
    words.push({ sentence: say('standing-still', { n: count(standing.length), judged: count(judged) }), things });
  } else if (judged > 0 && unseen.length === 0) words.push({ sentence: say('standing-back', { n: count(judged) }) });
  if (unseen.length > 0)
    words.push({
      sentence: say('standing-unseen', {
        parts: listOf(
          unseen.map((part) => format.phrase(`part.${part}`)),
          format,
        ),
      }),
    });
  if (unseeable.length > 0)
    words.push({ sentence: say('standing-unseeable', { things: listOf(distinct(unseeable.map(name)), format) }) });
  return words.length > 0 ? words : [{ sentence: say('standing-nothing') }];
}

function listOf(words: readonly string[], format: Format): string {
  return words.join(format.language === 'ja' ? '、' : ', ');
}
