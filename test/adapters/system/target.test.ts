// Names that lead into private networks are refused at the moment of connecting, whatever they led to before.
import { describe, expect, it } from '@jest/globals';
import { publicLookup } from '../../../src/adapters/system/target.ts';

const look = (name: string) =>
  new Promise<string>((resolve) => {
    publicLookup(name, { all: true }, (error, addresses) => resolve(error?.code ?? JSON.stringify(addresses)));
  });

describe('publicLookup', () => {
  it.each([
    ...['localhost', '127.0.0.1', '10.0.0.1', '::1', '2002:7f00:1::1', '64:ff9b::7f00:1', '64:ff9b:1::a00:1'],
    ...[
      '0.0.0.0',
      '100.64.0.1',
      '100.100.100.200',
      '168.63.129.16',
      '169.254.169.254',
      '172.31.255.255',
      '192.0.0.192',
    ],
    ...[
      '192.88.99.1',
      '192.168.0.1',
      '198.19.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '2001:db8::1',
      '3fff::1',
      '5f00::1',
    ],
    ...['::ffff:0:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', 'fec0::1', '2001::1', 'fd00::1', 'fe80::1', '100::1'],
  ])('refuses %s', async (name) => {
    expect(await look(name)).toBe('EPRIVATE');
  });

  it('takes what is public', async () => {
    expect(await look('192.0.2.1')).toContain('192.0.2.1');
    expect(await look('2606:4700::1111')).toContain('2606:4700::1111');
  });
});
