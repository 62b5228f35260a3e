// Names of this computer, and names that only look like them.
import { describe, expect, it } from '@jest/globals';
import { isOwnComputer, isServedName } from '../../src/domain/own-computer.ts';

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

describe('a name under which the console and the API are served', () => {
  const outside = 'https://console.example.com/rusuban';
  it.each(['localhost:8788', '127.0.0.1', '[::1]:1', 'console.example.com', 'Console.example.com:443'])(
    'is %s',
    (host) => {
      expect(isServedName(host, outside)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost@evil.example',
    'console.example.com.evil.example',
    'a b',
    '0.0.0.0',
  ])('is not %s', (host) => {
    expect(isServedName(host, outside)).toBe(false);
  });

  it.each(['http://console.example.com', null, 'console.example.com'])(
    'is only this computer’s where the settings say %s',
    (url) => {
      expect(isServedName('console.example.com', url)).toBe(false);
      expect(isServedName('localhost', url)).toBe(true);
    },
  );
});
