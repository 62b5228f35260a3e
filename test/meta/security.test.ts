// docs/security.md says who might attack and what holds them; each claim names the tests that hold it to that.
import { describe, expect, it } from '@jest/globals';
import { expectHeld, promisesIn } from '../support/promised.ts';
import { readText } from '../support/repository.ts';

const claims = promisesIn('docs/security.md', 'what they try');

describe('what holds an attacker, in docs/security.md', () => {
  it('is told in tables, with no row that has lost its table', () => {
    const rows = readText('docs/security.md').match(/^\| (?!what they try \|)/gm) ?? [];
    expect(claims.length).toBeGreaterThan(3);
    expect(rows.length).toBe(claims.length);
  });
  it.each(claims)('%s: is held by tests', (_, row) => expectHeld(row));
});
