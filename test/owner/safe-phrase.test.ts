// The safe phrase: what can be one, and who hears of a change.
import { describe, expect, it } from '@jest/globals';
import { checkedPhrase, decidePhrase } from '../../src/owner/safe-phrase.ts';

const alices = (before: string | null, after: string | null) =>
  decidePhrase({ id: 'alice' }, 'alice@example.com', [before, after], how);
const how = {
  readers: ['alice@example.com', 'bob@example.com'],
  id: 'change-1',
  now: 5,
  by: { name: 'mallory', via: 'command' },
} as const;

describe('a safe phrase', () => {
  it.each([' 正午の青鷺 ', 'blue heron at noon', '青い鳥と海'])('can be %j', (phrase) => {
    expect(checkedPhrase(phrase)).toBe(phrase.trim());
  });

  it.each(['', 'abc', 'x'.repeat(61), 'see https://example.com', 'me@example.com', 'two\nlines', 'un\u200bseen'])(
    'can not be %j',
    (phrase) => {
      expect(() => checkedPhrase(phrase)).toThrow(/safe phrase/);
    },
  );
});

describe('a change of it', () => {
  it('is told to everyone, and logged without either', () => {
    const { phrase, outbox, entries } = alices('blue heron', 'red kite');
    expect(phrase).toBe('red kite');
    expect(outbox.map(({ recipient, kind }) => [recipient, kind])).toEqual([
      ['alice@example.com', 'phrase-changed'],
      ['bob@example.com', 'phrase-changed'],
    ]);
    expect(outbox.map(({ props }) => props)).toEqual([
      { hasNew: true, changedAt: 5, by: 'mallory' },
      { whose: 'alice@example.com', hasNew: true, changedAt: 5, by: 'mallory' },
    ]);
    expect(JSON.stringify(outbox)).not.toMatch(/heron|kite/);
    expect(entries).toMatchObject([{ what: 'account-changed', who: 'mallory', detail: { set: true } }]);
    expect(JSON.stringify(entries)).not.toMatch(/heron|kite/);
  });

  it('to none is told as well; to the same is none', () => {
    expect(alices('blue heron', null).outbox[0]?.props).toMatchObject({ hasNew: false });
    expect(alices('blue heron', 'blue heron')).toMatchObject({ outbox: [], entries: [] });
  });
});
