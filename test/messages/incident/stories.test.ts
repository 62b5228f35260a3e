// The reader's test: docs/messages.md says what the first screen of the alert answers for each story of takeovers. The
// table there is what is tested here, cell by cell.
import { describe, expect, it } from '@jest/globals';
import { alertPreviews } from '../../../dev/previews/alerts.ts';
import type { Language } from '../../../src/domain/marketplace.ts';
import { alert } from '../../../src/messages/incident/alert.ts';
import { readText } from '../../support/repository.ts';
import { squeezed } from '../visible.ts';

interface Row {
  readonly story: keyof typeof alertPreviews;
  readonly language: Language;
  readonly answers: readonly string[];
}

/** The rows of the tables whose first cell is a story in code. */
const rows: Row[] = [...readText('docs/messages.md').matchAll(/^\| `([a-z-]+)` (en|ja) \|(.+)\|$/gm)].map(
  ([, story, language, cells = '']) => ({
    story: story as Row['story'],
    language: language as Language,
    answers: cells.split('|').map((cell) => cell.trim()),
  }),
);

/** What fits before the evidence. */
const firstScreen = async ({ story, language }: Row): Promise<string> => {
  const { text } = await alert.render(alertPreviews[story](language));
  return text.slice(0, text.search(/^(What was seen|確認した内容)$/m));
};

describe('the first screen of the alert', () => {
  it('is described for all five stories in both languages', () => {
    const stories = ['forgotten-seller', 'main-business', 'payout', 'buyer-side', 'phishing'];
    expect(rows.map(({ story, language }) => `${story} ${language}`).sort()).toEqual(
      stories.flatMap((story) => [`${story} en`, `${story} ja`]).sort(),
    );
  });

  it.each(rows)('of $story in $language says what, since when, how sure, what first and by when', async (row) => {
    const screen = squeezed(await firstScreen(row));
    expect(row.answers).toHaveLength(5);
    for (const answer of row.answers) expect(screen).toContain(squeezed(answer));
    // A phone shows some forty lines of it.
    expect((await firstScreen(row)).split('\n').length).toBeLessThan(40);
  });
});
