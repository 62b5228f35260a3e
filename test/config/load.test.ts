// What people really get wrong in settings, and that one run tells all of it without telling a secret.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../src/config/error.ts';
import { type Environment, loadConfig } from '../../src/config/load.ts';
import { japaneseIn, latinSentencesIn } from '../support/languages.ts';

const machine = { homeDirectory: '/home/alice', isRoot: false };
const keyA = Buffer.alloc(32, 1).toString('base64');
const keyB = Buffer.alloc(32, 2).toString('base64url');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rusuban-config-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function load(environment: Environment = {}) {
  const config = loadConfig(environment, { directory, machine });
  for (const { en, ja } of config.warnings) expect([japaneseIn(en), latinSentencesIn(ja)]).toEqual([[], []]);
  return config;
}

/** What is wrong, in English; that it is said in Japanese as well is seen to here, for each. */
function problemsOf(environment: Environment): readonly Record<'variable' | 'problem' | 'fix', string>[] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const { problem } of error.problems) expect(latinSentencesIn(problem.ja)).toEqual([]);
      for (const { problem } of error.problems) expect(japaneseIn(problem.ja)).not.toEqual([]);
      for (const { problem, fix } of error.problems) expect(japaneseIn(`${problem.en} ${fix.en}`)).toEqual([]);
      return error.problems.map(({ variable, problem, fix }) => ({ variable, problem: problem.en, fix: fix.en }));
    }
    throw error;
  }
  return [];
}

function secretFile(name: string, content: string): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

describe('loadConfig', () => {
  it('needs nothing: the defaults watch one shop on one computer', () => {
    expect(load()).toEqual({
      dataDir: '/home/alice/.rusuban',
      databaseUrl: null,
      dkim: null,
      consoleListen: { host: '127.0.0.1', port: 8788 },
      channelSettings: null,
      webhookAnywhere: false,
      redisUrl: null,
      redisOptions: null,
      oidcClientId: null,
      oidcClientSecret: null,
      oidcIssuer: null,
      oidcName: null,
      pushQueue: null,
      queuePrefix: 'rusuban_queue',
      intervals: null,
      heartbeatUrl: null,
      secretKeys: null,
      smtpUrl: null,
      mailboxPassword: null,
      trustedAuthservIds: null,
      checkTag: null,
      mailFrom: 'Rusuban <rusuban@localhost>',
      consoleUrl: null,
      lwaClientId: null,
      lwaClientSecret: null,
      refreshToken: null,
      amazonEndpoint: null,
      health: { host: '127.0.0.1', port: 9464 },
      boardPassword: null,
      chromium: null,
      logLevel: 'info',
      warnings: [],
    });
  });

  it("keeps root's data where the database's own user can reach it", () => {
    const config = loadConfig({}, { directory, machine: { homeDirectory: '/root', isRoot: true } });
    expect(config.dataDir).toBe('/var/lib/rusuban');
  });

  it('takes every key', () => {
    const config = load({
      RUSUBAN_DATA_DIR: '/srv/rusuban',
      DATABASE_URL: 'postgresql:///rusuban?host=/var/run/postgresql',
      REDIS_URL: 'rediss://:secret@redis.example.com:6380/1',
      RUSUBAN_SECRET_KEY: `${keyA}, ${keyB}`,
      SMTP_URL: 'smtps://alice:p%40ss@mail.example.com',
      MAIL_FROM: 'alerts@example.com',
      RUSUBAN_CONSOLE_URL: 'https://example.com/rusuban/',
      RUSUBAN_LWA_CLIENT_ID: 'amzn1.application-oa2-client.1',
      RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.1',
      RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:8080/',
      LOG_LEVEL: 'debug',
    });
    expect(config.secretKeys).toEqual([keyA, keyB]);
    expect(config.consoleUrl).toBe('https://example.com/rusuban');
    expect(config.amazonEndpoint).toBe('http://127.0.0.1:8080');
    expect(config.databaseUrl).toBe('postgresql:///rusuban?host=/var/run/postgresql');
  });

  it('is frozen through and through', () => {
    const config = load({ RUSUBAN_SECRET_KEY: keyA });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.secretKeys)).toBe(true);
    expect(Object.isFrozen(config.warnings)).toBe(true);
  });

  it('counts an empty variable as unset', () => {
    expect(load({ DATABASE_URL: '', LOG_LEVEL: ' ' })).toMatchObject({ databaseUrl: null, logLevel: 'info' });
  });

  it('tells every problem at once, with the name and a way out', () => {
    const problems = problemsOf({ RUSUBAN_DATA_DIR: 'data', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' });
    expect(problems.map(({ variable }) => variable)).toEqual(['RUSUBAN_DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL']);
    for (const { problem, fix } of problems) expect([problem, fix]).not.toContain('');
  });

  const issuer = 'https://id.example.com';
  const provider = {
    ...{ RUSUBAN_OIDC_ISSUER: issuer, RUSUBAN_OIDC_CLIENT_ID: 'rusuban', RUSUBAN_OIDC_CLIENT_SECRET: 'secret' },
  };
  const wrong: [string, Environment, RegExp][] = [
    ['a data folder that depends on where one stands', { RUSUBAN_DATA_DIR: './data' }, /absolute/],
    ['a home sign that no shell expands', { RUSUBAN_DATA_DIR: '~/rusuban' }, /~ is not expanded/],
    ['another database', { DATABASE_URL: 'mysql://db.example.com/x' }, /postgresql:\/\//],
    ['a Redis without a scheme', { REDIS_URL: 'redis.example.com:6379' }, /redis:\/\//],
    ['a Redis without a host', { REDIS_URL: 'redis:///0' }, /host/],
    ['a raw # in a password', { SMTP_URL: 'smtp://alice:pa#ss@mail.example.com:587' }, /percent-encoded/],
    ['a sender without an address', { MAIL_FROM: 'Rusuban' }, /mail address/],
    ['a header put into the sender', { MAIL_FROM: 'a <a@example.com>\r\nBcc: mallory@example.com' }, /mail address/],
    ['a key that is too short', { RUSUBAN_SECRET_KEY: Buffer.alloc(16).toString('base64') }, /32 random bytes/],
    ['a key that is a word', { RUSUBAN_SECRET_KEY: `${keyA},hunter2` }, /32 random bytes/],
    ['tokens over plain http', { RUSUBAN_AMAZON_ENDPOINT: 'http://192.0.2.1:8080' }, /unencrypted/],
    [
      'a host that only begins like this computer',
      { RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1.example.com' },
      /unenc/,
    ],
    ['an endpoint with a path', { RUSUBAN_AMAZON_ENDPOINT: 'https://example.com/api' }, /without path/],
    ['an endpoint that is a file', { RUSUBAN_AMAZON_ENDPOINT: 'file:///etc/passwd' }, /https:\/\/ or http/],
    ['half an application', { RUSUBAN_LWA_CLIENT_ID: 'amzn1.application-oa2-client.1' }, /CLIENT_ID is set/],
    ['the other half', { RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.1' }, /CLIENT_SECRET is set/],
    ['a provider in clear', { ...provider, RUSUBAN_OIDC_ISSUER: 'http://id.example.com' }, /on this computer/],
    ['a provider’s document', { ...provider, RUSUBAN_OIDC_ISSUER: `${issuer}/.well-known/x` }, /the issuer alone/],
    [
      'a provider without its secret',
      { ...provider, RUSUBAN_OIDC_CLIENT_SECRET: '' },
      /unset, but RUSUBAN_OIDC_ISSUER/,
    ],
  ];
  it.each(wrong)('refuses %s', (_, environment, expected) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toMatch(expected);
  });

  it('takes a provider of identities to the letter', () => {
    expect(load({ ...provider, RUSUBAN_OIDC_ISSUER: `${issuer}/` }).oidcIssuer).toBe(`${issuer}/`);
  });

  it('reads a queue of notifications: key, secret and address, which goes over TLS', () => {
    const queueUrl = 'https://sqs.ap-northeast-1.amazonaws.com/123456789012/rusuban';
    expect(load({ RUSUBAN_PUSH_QUEUE: `AKIAX:a/b+c:d@e@${queueUrl}` }).pushQueue).toEqual({
      ...{ accessKeyId: 'AKIAX', secretAccessKey: 'a/b+c:d@e', queueUrl },
    });
    expect(load({ RUSUBAN_PUSH_QUEUE: 'a:b@http://127.0.0.1:9324/1/q' }).pushQueue?.queueUrl).toMatch(/^http:/);
    const odd = [
      queueUrl,
      `:b@${queueUrl}`,
      `a:@${queueUrl}`,
      'a:b@http://sqs.example.com/1/q',
      'a:b@https://x',
      'a:b@',
    ];
    for (const value of [...odd, `a:b@${queueUrl}?x=1`, `a:b@ftp://x/y`])
      expect(problemsOf({ RUSUBAN_PUSH_QUEUE: value })).toHaveLength(1);
  });

  it.each(['http://localhost:1', 'http://127.8.9.1:1', 'http://[::1]:1', 'https://sandbox.example.com'])(
    'lets %s play Amazon',
    (url) => expect(load({ RUSUBAN_AMAZON_ENDPOINT: url }).amazonEndpoint).toBe(url),
  );

  it('never repeats a value: it may be a secret in the wrong place', () => {
    const secret = 'hunter2hunter2';
    const variables = ['RUSUBAN_DATA_DIR', 'DATABASE_URL', 'REDIS_URL', 'RUSUBAN_SECRET_KEY', 'SMTP_URL', 'MAIL_FROM'];
    const more = ['RUSUBAN_CONSOLE_URL', 'RUSUBAN_AMAZON_ENDPOINT', 'LOG_LEVEL'];
    const environment = Object.fromEntries([...variables, ...more].map((name) => [name, secret]));
    expect(problemsOf(environment)).toHaveLength(9);
    expect(() => load(environment)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
  });
});

describe('secrets in files', () => {
  it('are read without the newline that editors put at the end', () => {
    const file = secretFile('smtp', 'smtp://alice:p@mail.example.com:587\n');
    expect(load({ SMTP_URL_FILE: file }).smtpUrl).toBe('smtp://alice:p@mail.example.com:587');
  });

  it('are checked like any value', () => {
    const problems = problemsOf({ SMTP_URL_FILE: secretFile('smtp', 'mail.example.com') });
    expect(problems[0]).toMatchObject({ variable: 'SMTP_URL', problem: 'must begin with smtp:// or smtps://' });
  });

  it('are not guessed at when the variable is set, too', () => {
    const file = secretFile('redis', 'redis://a.example.com');
    const [problem] = problemsOf({ REDIS_URL: 'redis://b.example.com', REDIS_URL_FILE: file });
    expect(problem?.problem).toBe('and REDIS_URL_FILE are both set');
  });

  it('fail loudly when the file is missing, a folder or empty', () => {
    for (const file of [join(directory, 'absent'), directory, secretFile('empty', '\n')])
      expect(problemsOf({ DATABASE_URL_FILE: file })).toMatchObject([{ variable: 'DATABASE_URL_FILE' }]);
  });
});

describe('a database on another computer', () => {
  const warningsAt = (url: string) => load({ DATABASE_URL: url }).warnings.map(({ en }) => en);

  it('is warned of where nothing says that it may be without TLS', () => {
    const [warning, ...more] = warningsAt('postgresql://rusuban:secret-word@db.example.com/rusuban');
    expect(warning).toMatch(/db\.example\.com is spoken to without TLS.*sslmode=verify-full/);
    expect([more, warning?.includes('secret-word')]).toEqual([[], false]);
  });

  it.each([
    'postgresql://rusuban:x@db.example.com/rusuban?sslmode=verify-full',
    'postgresql://rusuban:x@db.example.com/rusuban?sslmode=disable',
    'postgresql://rusuban:x@127.0.0.1:5433/rusuban',
    'postgresql://rusuban:x@[::1]/rusuban',
    'postgresql:///rusuban?host=/run/postgresql',
    'postgresql://rusuban:x@%2Fsrv%2Frusuban%2Fpostgres%2Fsocket/rusuban',
  ])('is not, or needs none: %s', (url) => expect(warningsAt(url)).toEqual([]));
});

describe('a server in place of Amazon', () => {
  it('is told, whatever it is', () => {
    for (const endpoint of ['http://127.0.0.1:8080', 'https://sandbox.example.com'])
      expect(load({ RUSUBAN_AMAZON_ENDPOINT: endpoint }).warnings).toEqual([
        { en: expect.stringContaining(endpoint), ja: expect.stringContaining(endpoint) },
      ]);
  });
});

describe('unknown variables', () => {
  it('are warned of with the name that was probably meant', () => {
    expect(
      load({ RUSUBAN_DATADIR: '/srv/x', RUSUBAN_SECRET_KEYS_FILE: '/x', PATH: '/bin' }).warnings.map(({ en }) => en),
    ).toEqual([
      'RUSUBAN_DATADIR is not a setting of rusuban and is ignored; did you mean RUSUBAN_DATA_DIR?',
      'RUSUBAN_SECRET_KEYS_FILE is not a setting of rusuban and is ignored; did you mean RUSUBAN_SECRET_KEY_FILE?',
    ]);
  });

  it('are warned of in .env alike', () => {
    secretFile('.env', 'RUSUBAN_AMAZON_ENPOINT=http://127.0.0.1:1\n');
    expect(load().warnings).toHaveLength(1);
  });
});
