// The table of docs/mailbox.md: each notice that can be seen is in it, with how many mails of it were written by hand.
import { expect, it } from '@jest/globals';
import { noticeTypes } from '../../src/domain/mail/notice.ts';
import { readText } from '../support/repository.ts';

const rows = [...readText('docs/mailbox.md').matchAll(/^\| `([a-z-]+)` \|.*\| (\d+|none) \|$/gm)];
const written = readText('test/notices/wordings.tsv')
  .split('\n')
  .map((line) => line.split('\t')[0] ?? '');

it('has a line for each notice, and none for another', () => {
  // what is not known is told of below the table
  expect(rows.map(([, type]) => type).sort()).toEqual(noticeTypes.filter((type) => type !== 'unknown').sort());
});

it.each(rows.map(([, type = '', count = '']) => [type, count] as const))(
  'counts the written mails of %s',
  (type, count) => {
    expect(count).toBe(`${written.filter((name) => name === type).length || 'none'}`);
  },
);
