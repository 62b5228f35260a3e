// What reaches the log, read from the lines themselves: no secret and no buyer, however they got into a call.
import { describe, expect, it } from '@jest/globals';
import { createLogger, type Logger } from '../../src/adapters/logger.ts';

const secrets = {
  refresh: 'Atzr|IwEBIA-mallory_wants_this.x',
  access: 'Atza|IwEBIB+and/this==',
  client: 'amzn1.oa2-cs.v1.0123456789abcdef',
  password: 'c0rrect-h0rse',
};

/** Everything that `use` logs, as text and parsed. */
function logged(use: (log: Logger) => void, level: 'trace' | 'info' = 'trace') {
  let text = '';
  const write = (line: string) => {
    text += line;
  };
  use(createLogger({ level, destination: { write } }));
  const lines = text.split('\n').filter(Boolean);
  return { text, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with time and level', () => {
    const { lines } = logged((log) => {
      log.info({ accountId: 'alice', rows: 3 }, 'pulled listings');
      log.warn('two\nlines');
    });
    expect(lines).toMatchObject([
      { level: 30, accountId: 'alice', rows: 3, msg: 'pulled listings' },
      { level: 40, msg: 'two\nlines' },
    ]);
    expect(lines[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.debug('x'), 'info').text).toBe('');
  });

  const careless: [string, (log: Logger) => void][] = [
    ['fields', (log) => log.info({ refreshToken: secrets.refresh, deep: { er: [{ client_secret: secrets.client }] } })],
    ['headers', (log) => log.info({ headers: { 'x-amz-access-token': 'opaque', Authorization: 'Basic opaque' } })],
    [
      'a whole config',
      (log) => log.info({ config: { smtpUrl: `smtp://a:${secrets.password}@b`, redisUrl: 'opaque' } }),
    ],
    ['the message', (log) => log.info(`token ${secrets.access} refused, ${secrets.refresh}`)],
    ['arguments of the message', (log) => log.info('sent %s and %j', secrets.access, { a: secrets.client })],
    ['a child logger', (log) => log.child({ token: secrets.access, password: 'opaque' }).info('x')],
    [
      'an error',
      (log) => log.error(new Error(`connect postgresql://rusuban:${secrets.password}@db.example.com:5432/x`)),
    ],
    [
      'a raw @ in a password',
      (log) => log.error(new Error(`smtp://alice:opaque@${secrets.password}@mail.example.com`)),
    ],
    [
      'a Redis without a user',
      (log) => log.error({ err: new Error(`rediss://:${secrets.password}@redis.example.com`) }),
    ],
    ['an error behind an error', (log) => log.error(new Error('x', { cause: new Error(`bad ${secrets.refresh}`) }))],
    [
      "a library's error with the request in it",
      (log) => {
        const body = `grant_type=refresh_token&refresh_token=opaque&client_secret=opaque`;
        log.error(Object.assign(new Error('400'), { request: { body, json: '{"access_token":"opaque"}' } }));
      },
    ],
    [
      'a buyer',
      (log) =>
        log.info({
          order: {
            id: '1-2-3',
            buyer: { buyerEmail: 'opaque@example.com' },
            recipient: { deliveryAddress: { addressLine1: 'opaque', postalCode: 'opaque' } },
          },
        }),
    ],
  ];
  it.each(careless)('lets no secret or buyer through %s', (_, use) => {
    const { text, lines } = logged(use);
    expect(lines).toHaveLength(1);
    for (const secret of [...Object.values(secrets), 'opaque']) expect(text).not.toContain(secret);
    expect(text).toContain('[removed]');
  });

  it('keeps what helps: stack, host, user, ids', () => {
    const { text, lines } = logged((log) =>
      log.error(new Error('connect postgresql://rusuban:x@db.example.com:5432/rusuban, order 1-2-3')),
    );
    expect(text).toContain('postgresql://rusuban:[removed]@db.example.com:5432/rusuban');
    expect(lines[0]).toMatchObject({ err: { type: 'Error', stack: expect.stringContaining('logger.test') } });
    expect(text).toContain('1-2-3');
  });

  it('is not broken by attackers’ titles', () => {
    const title = 'Neu!"} \u202e\u0000\n{"level":60,"msg":"forged"} '.repeat(200);
    const { lines } = logged((log) => log.info({ title }, 'seen'));
    expect(lines).toEqual([expect.objectContaining({ level: 30, title, msg: 'seen' })]);
  });
});
