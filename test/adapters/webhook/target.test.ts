// Names that lead into private networks are refused at the moment of connecting, whatever they led to before.
import { describe, expect, it } from '@jest/globals';
import { publicLookup } from '../../../src/adapters/webhook/target.ts';

const look = (name: string) =>
  new Promise<string>((resolve) => {
    publicLookup(name, { all: true }, (error, addresses) => resolve(error?.code ?? JSON.stringify(addresses)));
  });

describe('publicLookup', () => {
  it.each(['localhost', '127.0.0.1', '10.0.0.1', '::1'])('refuses %s', async (name) => {
    expect(await look(name)).toBe('EPRIVATE');
  });

  it('takes what is public', async () => {
    expect(await look('192.0.2.1')).toContain('192.0.2.1');
  });
});
