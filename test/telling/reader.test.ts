// The account as one of its recipients reads of it.
import { describe, expect, it } from '@jest/globals';
import { newRecipient, webhookAddress } from '../../src/domain/telling/recipient.ts';
import { inWordsOf } from '../../src/telling/deliver.ts';
import { anAccount } from '../support/store.ts';

describe('a reader', () => {
  it('has the safe phrase in mails; a chat room has none, for all who are in it would know it', () => {
    const account = anAccount({ safePhrase: 'blue teapot' });
    expect(inWordsOf(account, newRecipient('alice@example.com')).safePhrase).toBe('blue teapot');
    expect(inWordsOf(account, newRecipient(webhookAddress('ops'))).safePhrase).toBeNull();
  });
});
