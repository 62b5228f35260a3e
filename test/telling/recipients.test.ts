// Who is told: changes are told to those before and those after, somebody is always told, and what is weak is said.
import { describe, expect, it } from '@jest/globals';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { added, decideChange, movedUp, removed, weaknesses } from '../../src/telling/recipients.ts';

const alice = newRecipient('alice@example.com');
const bob = newRecipient('bob@example.com', { isBackup: true });
const how = { id: 'change-1', now: 0, by: { name: 'mallory', via: 'command' } } as const;
const told = (...change: Parameters<typeof decideChange>) => decideChange(...change).outbox.map((row) => row.recipient);

describe('a change of recipients', () => {
  it('is told to those before and those after', () => {
    const mallory = newRecipient('mallory@example.com');
    const change = decideChange({ id: 'alice' }, [alice, bob], [mallory], how);
    expect(change.outbox.map(({ recipient }) => recipient)).toEqual([
      'alice@example.com',
      'bob@example.com',
      'mallory@example.com',
    ]);
    expect(change.outbox[0]?.props).toMatchObject({ by: 'mallory', after: ['mallory@example.com'] });
    expect(change.entries).toMatchObject([{ what: 'recipients-changed', who: 'mallory' }]);
  });

  it('of their order alone is logged, and told to nobody: who hears what is the same', () => {
    const after = movedUp([alice, bob], 'BOB@example.com');
    expect(after).toEqual([bob, alice]);
    const { outbox, entries } = decideChange({ id: 'alice' }, [alice, bob], after, how);
    expect(outbox).toEqual([]);
    expect(entries).toMatchObject([
      { what: 'recipients-changed', who: 'mallory', detail: { order: 'bob@example.com, alice@example.com' } },
    ]);
    for (const nobody of ['bob@example.com', 'carol@example.com']) expect(movedUp(after, nobody)).toEqual(after);
  });

  it('that makes someone deaf is one, too', () => {
    const deaf = { ...alice, quietHours: { fromMinute: 0, toMinute: 1439 } };
    expect(told({ id: 'alice' }, [alice, bob], [deaf, bob], how)).toEqual(['alice@example.com', 'bob@example.com']);
    const { outbox } = decideChange({ id: 'alice' }, [alice, bob], [deaf, bob], how);
    expect(outbox[0]?.props).toMatchObject({ after: ['alice@example.com [00:00-23:59]', 'bob@example.com [backup]'] });
  });

  it('that changes nothing is told to nobody', () => {
    expect(decideChange({ id: 'alice' }, [alice], [{ ...alice }], how)).toMatchObject({ outbox: [], entries: [] });
  });

  it.each([
    ['nobody', []],
    ['somebody who gets reports only', [{ ...alice, gets: ['reports'] as const }]],
  ])('that leaves %s is refused', (_, after) => {
    expect(() => decideChange({ id: 'alice' }, [alice], after, how)).toThrow(/nobody would be told/);
  });
});

describe('adding and removing', () => {
  it('makes the first told at once and those after it backups', () => {
    const two = added(added([], 'alice@example.com', {}), 'bob@example.com', {});
    expect(two.map(({ isBackup }) => isBackup)).toEqual([false, true]);
  });

  it('changes one that is there, whatever its capitals', () => {
    expect(added([alice], 'ALICE@example.com', { language: 'en' })).toEqual([{ ...alice, language: 'en' }]);
    expect(removed([alice, bob], 'Bob@Example.com')).toEqual([alice]);
    expect(() => removed([alice], 'carol@example.com')).toThrow(/no recipient/);
  });
});

describe('weaknesses', () => {
  it.each([
    ['one alone', ['alice@example.com'], [], /only one/],
    ['two at one domain', ['alice@example.com', 'bob@example.com'], [], /all recipients are at example\.com/],
    ['all in the watched mailbox', ['alice@example.com'], ['Alice@example.com'], /is the mailbox that Amazon/],
  ])('%s', (_, addresses, watched, said) => {
    expect(
      weaknesses(addresses, watched)
        .map(({ en }) => en)
        .join(),
    ).toMatch(said);
  });

  it.each([
    ['two domains', ['alice@example.com', 'bob@example.net']],
    ['two people at a public provider', ['alice@gmail.com', 'bob@gmail.com']],
    ['a mailbox and a webhook', ['alice@example.com', 'webhook:ops']],
  ])('%s are fine', (_, addresses) => expect(weaknesses(addresses, [])).toEqual([]));
});
