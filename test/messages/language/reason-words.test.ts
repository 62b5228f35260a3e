// Why a part was not seen: English for the log, and no English sentence in a Japanese message.
import { describe, expect, it } from '@jest/globals';
import { reasonWords } from '../../../src/messages/language/coverage-words.ts';
import { createFormat } from '../../../src/messages/language/format.ts';
import { readText } from '../../support/repository.ts';

const [en, ja] = [createFormat('en', 'UTC'), createFormat('ja', 'Asia/Tokyo')];

describe('a reason', () => {
  it.each([
    ["Amazon refuses this account's access: the authorisation was revoked or is invalid.", /取り消された/],
    [
      "amazon.co.jp: 30 of 900 rows of the listing report can't be read.",
      /amazon\[\.\]co\[\.\]jp：レポートの900行のうち30行/,
    ],
    [
      "createReport: Amazon doesn't give X. Any one of these roles opens it: Finance, Accounting.",
      /Finance, Accounting/,
    ],
    ['The listing report shrank from 3388 to 115 rows, so it is taken as cut short.', /3388行から115行/],
    ['only 115 rows where the report before had 3388', /3388行.*115行/],
    ['amazon.com: Amazon was too busy for 12 ASINs.', /12件のASIN/],
    ['Amazon failed to make GET_X (FATAL).', /作成できません/],
    ['main: imap.example.com did not accept the sign-in', /ログイン/],
    ['amazon.com: 3 of 9 titles came in another encoding or were damaged on the way.', /9件のうち3件.*文字コード/],
    ['The listing report has no column for: open date, status.', /出品日、ステータス/],
    ["amazon.com: Amazon's listing report has no row, although there are 15 listings: it is not believed.", /15件/],
    [
      "amazon.com: Amazon's listing report has no row, and its own count of listings is not known: ...",
      /空とはみなしません/,
    ],
    ['amazon.com: Amazon cancelled the order report, or it is empty, although there are orders: ...', /注文があるのに/],
    ['amazon.com: Amazon cancelled the feedback report: there was none, or it may be incomplete.', /評価レポート/],
    ["Left out ...: 1 field or entry that can't be read, the first the last 2 transfers name no account.", /2回の入金/],
    ['a.txt: a spreadsheet saved this file, which changes SKUs', /表計算ソフト/],
    ['throttled', /回数制限/],
    ["Amazon can't be reached: no network (ENETUNREACH).", /接続できません/],
    ['not seen for days', /数日間/],
    ['Something that nobody has thought of (E42).', /rusuban account test/],
  ])('%s', (reason, expected) => {
    const words = reasonWords(reason, ja);
    expect(words).toMatch(expected);
    // Names may be Latin, sentences may not.
    expect(words.replace(/rusuban account test|[\w.[\]-]+/g, '')).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i);
    expect(reasonWords(reason, en)).toMatch(/[a-z]/);
  });

  it('says each of several, once', () => {
    const reason = 'Amazon was too busy for 3 ASINs. Amazon failed to make X (FATAL). Amazon failed to make Y (FATAL).';
    expect(reasonWords(reason, ja)).toBe(
      'Amazonが混み合い、3件のASINを確認できませんでした、Amazonがレポートを作成できませんでした',
    );
  });

  it('of Amazon’s faults has words of its own for each sentence that the wire has', () => {
    const files = ['classify.ts', 'document.ts', 'door.ts', 'network.ts', 'seller.ts', 'tokens.ts'];
    const sentences = files
      .flatMap((file) => [
        ...readText(`src/adapters/amazon/wire/${file}`).matchAll(/AmazonFault\(\s*'([a-z-]+)',\s*(['"`])(.+?)\2[,)]/gs),
      ])
      .filter(([, kind]) => kind !== 'refused-by-allow-list')
      .map(([, , , sentence = '']) => sentence.replace(/\$\{[^}]*\}/g, '5'));
    expect(sentences.length).toBeGreaterThan(8);
    const unknown = sentences.filter((sentence) => reasonWords(sentence, ja).includes('account test'));
    expect(unknown).toEqual([]);
  });
});
