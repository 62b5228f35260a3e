// docs/security.md says who might attack and what holds them; each claim names the tests that hold it to that.
import { describe, expect, it } from '@jest/globals';
import { expectHeld, promisesIn } from '../support/promised.ts';

const claims = promisesIn('docs/security.md', 'what they try');

describe('what holds an attacker, in docs/security.md', () => {
  it('is told in tables', () => expect(claims.length).toBeGreaterThan(3));
  it.each(claims)('%s: is held by tests', (_, row) => expectHeld(row));
});
