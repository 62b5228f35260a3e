// Settings in files: what a .env may say, whose it must be, and that all that is ignored is told.
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Environment, loadConfig } from '../../src/config/load.ts';
import { withSettings } from '../../src/config/settings-file.ts';
import { japaneseIn, latinSentencesIn } from '../support/languages.ts';

const machine = { homeDirectory: '/home/alice', isRoot: false };
const keyA = Buffer.alloc(32, 1).toString('base64');

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

function settingsFile(name: string, content: string): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

describe('.env of a folder in which one happens to stand', () => {
  it.each([
    ['RUSUBAN_AMAZON_ENDPOINT', 'https://mallory.example.com'],
    ['RUSUBAN_CHROMIUM', '/srv/program'],
    ['DATABASE_URL', 'postgresql://mallory.example.com/x'],
    ['DATABASE_URL_FILE', '/srv/file'],
    ['RUSUBAN_MAILBOX_PASSWORD_FILE', '/home/alice/.ssh/id_ed25519'],
    ['REDIS_URL', 'redis://mallory.example.com'],
    ['RUSUBAN_SECRET_KEY', keyA],
    ['RUSUBAN_DATA_DIR', '/srv/other'],
    ['SMTP_URL', 'smtp://mallory.example.com'],
    ['MAIL_FROM', 'mallory@example.com'],
    ['RUSUBAN_DKIM_KEY_FILE', '/srv/file'],
    ['RUSUBAN_CHANNEL', 'https://mallory.example.com/hook'],
    ['RUSUBAN_WEBHOOK_ANYWHERE', 'true'],
    ['RUSUBAN_TRUSTED_AUTHSERV_IDS', 'mallory.example.com'],
    ['RUSUBAN_CONSOLE_URL', 'https://mallory.example.com'],
    ['RUSUBAN_CONSOLE_LISTEN', '0.0.0.0:8788'],
    ['RUSUBAN_HEALTH', '0.0.0.0:9464'],
    ['RUSUBAN_BOARD_PASSWORD', 'mallorys'],
    ['HEARTBEAT_URL', 'https://mallory.example.com'],
  ])('does not set %s, and that is said', (name, value) => {
    settingsFile('.env', `${name}=${value}\nLOG_LEVEL=debug\n`);
    const { warnings, ...config } = load();
    expect(config).toEqual({ ...without(load({ LOG_LEVEL: 'debug' })), logLevel: 'debug' });
    expect(warnings.map(({ en }) => en)).toEqual([expect.stringContaining(`${name} is not taken from`)]);
    expect(JSON.stringify(warnings)).not.toContain(value);
  });

  it.each([0o666, 0o664, 0o602])('that others may write, of mode %o, is not looked into, and that is said', (mode) => {
    chmodSync(settingsFile('.env', 'LOG_LEVEL=debug\n'), mode);
    expect(load()).toMatchObject({
      logLevel: 'info',
      warnings: [{ en: expect.stringMatching(/is ignored: other users/) }],
    });
  });

  (process.getuid?.() === 0 ? it : it.skip)('of another user is not looked into (only as root)', () => {
    chownSync(settingsFile('.env', 'LOG_LEVEL=debug\n'), 65534, 65534);
    expect(load()).toMatchObject({
      logLevel: 'info',
      warnings: [{ en: expect.stringMatching(/belongs to another user/) }],
    });
  });

  it.each([
    [0o777, false],
    [0o1777, true],
  ])('in a folder of mode %o is taken only where nobody else may put another in its place', (mode, isTaken) => {
    settingsFile('.env', 'LOG_LEVEL=debug\n');
    chmodSync(directory, mode);
    expect(load()).toMatchObject({
      logLevel: isTaken ? 'debug' : 'info',
      warnings: isTaken ? [] : [{ en: expect.stringMatching(/is ignored: other users can put/) }],
    });
  });

  it('gives way to that of the data folder, which may set all but where it is', () => {
    const dataDir = join(directory, 'data');
    mkdirSync(dataDir);
    writeFileSync(
      join(dataDir, '.env'),
      'RUSUBAN_AMAZON_ENDPOINT=https://sandbox.example.com\nLOG_LEVEL=warn\nRUSUBAN_DATA_DIR=/x\n',
    );
    settingsFile('.env', 'LOG_LEVEL=debug\nRUSUBAN_CHECK_TAG=check\n');
    expect(load({ RUSUBAN_DATA_DIR: dataDir })).toMatchObject({
      ...{ dataDir, amazonEndpoint: 'https://sandbox.example.com', logLevel: 'warn', checkTag: 'check' },
      warnings: [{ en: expect.stringMatching(/^https:\/\/sandbox\.example\.com is asked in Amazon's place/) }],
    });
  });

  function without({ warnings: _, ...config }: ReturnType<typeof load>) {
    return config;
  }
});

describe('.env', () => {
  it('is read from the working folder, and the real environment wins', () => {
    settingsFile('.env', 'LOG_LEVEL=debug # while testing\nRUSUBAN_CHECK_TAG="check"\n');
    expect(load({ LOG_LEVEL: 'warn' })).toMatchObject({ logLevel: 'warn', checkTag: 'check' });
  });

  it("says so when it can't be read", () => {
    mkdirSync(join(directory, '.env'));
    expect(() => load()).toThrow(`${join(directory, '.env')} can't be read (EISDIR)`);
  });
});

describe('settings that are written', () => {
  it('take the place of the old, and leave everything else as it was', () => {
    const url = 'smtps://alice%40example.com:a%27b%23c@mail.example.com:465';
    const text = withSettings('# mine\nSMTP_URL=smtp://old\nexport MAIL_FROM=old\nLOG_LEVEL=warn\n\n', {
      SMTP_URL: url,
      MAIL_FROM: 'Rusuban <alice@example.com>',
    });
    expect(text.startsWith('# mine\nLOG_LEVEL=warn\n')).toBe(true);
    expect(parseEnv(text)).toEqual({ LOG_LEVEL: 'warn', SMTP_URL: url, MAIL_FROM: 'Rusuban <alice@example.com>' });
  });
});
