// Names of this computer, and names that only look like them.
import { describe, expect, it } from '@jest/globals';
import { isOwnComputer } from '../../src/domain/own-computer.ts';

describe('the very computer that we run on', () => {
  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.8.9.1', '::1', '[::1]'])('is %s', (host) => {
    expect(isOwnComputer(host)).toBe(true);
  });

  it.each([
    '127.evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'a.localhost',
    '1270.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '[::1',
    '::ffff:127.0.0.1',
    '',
  ])('is not %s', (host) => {
    expect(isOwnComputer(host)).toBe(false);
  });
});
