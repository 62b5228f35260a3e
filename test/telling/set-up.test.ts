// How far a shop is set up, read off what is there: what counts as done, what may be left out, and what may not.
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { arrivalNumber } from '../../src/telling/arrival.ts';
import { notArrived, type SetUpFacts, setUpSteps, stateOf, withoutPhrase } from '../../src/telling/set-up.ts';

const signIn = { kind: 'password', password: 'secret' } as const;
const settings = { host: 'imap.example.com', port: 993, isTls: true, user: 'alice', signIn, folder: 'INBOX' };
const mailbox = { name: 'main', settings };
const facts = (more: Partial<SetUpFacts> = {}): SetUpFacts => ({
  account: { isMailOnly: true },
  mailboxes: [],
  recipients: [newRecipient('alice@example.com')],
  phrased: new Set(),
  arrived: new Set(),
  leftOut: new Set(),
  ...more,
});

describe('how far a shop is set up', () => {
  it('is all open at first, and all done at last', () => {
    expect(new Set(Object.values(stateOf(facts())))).toEqual(new Set(['open']));
    const addresses = ['alice@example.com', 'bob@example.net'];
    const done = facts({
      account: {},
      mailboxes: [mailbox],
      recipients: addresses.map((one) => newRecipient(one)),
      phrased: new Set(addresses),
      arrived: new Set(addresses),
    });
    expect(new Set(Object.values(stateOf(done)))).toEqual(new Set(['done']));
  });

  it('lets one way of seeing the shop be left out, not both; a shop seen by one is seen', () => {
    expect(stateOf(facts({ leftOut: new Set(['api']) }))).toMatchObject({ api: 'left-out', mailbox: 'open' });
    const both = new Set(['api', 'mailbox']);
    expect(stateOf(facts({ leftOut: both }))).toMatchObject({ api: 'open', mailbox: 'open' });
    const seen = facts({ leftOut: both, mailboxes: [mailbox] });
    expect(stateOf(seen)).toMatchObject({ api: 'left-out', mailbox: 'done' });
  });

  it('never takes it for granted that mails arrive', () => {
    expect(stateOf(facts({ leftOut: new Set(setUpSteps) }))).toMatchObject({
      ...{ recipients: 'left-out', phrase: 'left-out', trial: 'open' },
    });
  });

  it('asks nothing of channels that only readers of mails have', () => {
    const some = facts({ recipients: [newRecipient('alice@example.com'), newRecipient('ntfy:phone')] });
    for (const open of [withoutPhrase(some), notArrived(some)])
      expect(open.map(({ address }) => address)).toEqual(['alice@example.com']);
    expect(stateOf(some)).toMatchObject({ recipients: 'done' });
  });
});

describe('the number of a test mail', () => {
  const numberOf = (accountId: string, address: string, destination: string) =>
    arrivalNumber({ tagOf, mail: { destination } }, accountId, address);
  const tagOf = (text: string) => createHash('sha256').update(text).digest('hex');

  it('has six digits, and is another for another shop, address or mail server', () => {
    const numbers = [
      numberOf('alice', 'alice@example.com', 'smtp://a.example.com'),
      numberOf('alice', 'bob@example.com', 'smtp://a.example.com'),
      numberOf('alice', 'alice@example.com', 'smtp://b.example.com'),
    ];
    for (const one of numbers) expect(one).toMatch(/^\d{6}$/);
    expect(new Set(numbers).size).toBe(3);
    expect(numberOf('alice', 'Alice@example.com', 'smtp://a.example.com')).toBe(numbers[0]);
  });
});
