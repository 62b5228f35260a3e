// Every setting of the program: one entry a key, from which come the parser, its messages and .env.example.
import { join } from 'node:path';
import type { z } from 'zod';
import type { Said } from './error.ts';
import {
  absolutePath,
  amazonEndpoint,
  type ConfigKey,
  commaNames,
  dkimKey,
  identifier,
  intervalLimits,
  intervals,
  jsonObject,
  listenAddress,
  logLevel,
  mailbox,
  nonEmpty,
  nonEmptyLine,
  plusTag,
  pushQueue,
  secretKeys,
  settingLines,
  trueOrFalse,
  urlOf,
  webUrl,
} from './key.ts';
import { providerKeys } from './provider-keys.ts';

export type { ListenAddress } from './key.ts';

/** What the defaults depend on. */
export interface Machine {
  readonly homeDirectory: string;
  readonly isRoot: boolean;
}

const key = <T, const D extends string | null>(spec: ConfigKey<T, D>): ConfigKey<T, D> => spec;
const weighty = <T, const D extends string | null>(spec: ConfigKey<T, D>) => ({ ...spec, isWeighty: true });

/** The keys, with the defaults of this machine. Nothing needs to be set: the defaults watch one shop on one computer. */
export function configKeys(machine: Machine) {
  return {
    dataDir: weighty({
      variable: 'RUSUBAN_DATA_DIR',
      group: 'Where things are kept',
      help: 'Folder for the embedded database, generated keys and the mailbox (as root: /var/lib/rusuban).',
      isSecret: false,
      type: absolutePath,
      // The embedded PostgreSQL can't run as root and its own user can't enter root's home.
      default: machine.isRoot ? '/var/lib/rusuban' : join(machine.homeDirectory, '.rusuban'),
      example: '/srv/rusuban',
    }),
    databaseUrl: weighty({
      variable: 'DATABASE_URL',
      group: 'Where things are kept',
      help: 'Your own PostgreSQL, instead of the embedded one.',
      isSecret: true,
      type: urlOf(['postgresql', 'postgres'], { needsHost: false }),
      default: null,
      example: 'postgresql://rusuban:password@db.example.com:5432/rusuban',
    }),
    redisUrl: weighty({
      variable: 'REDIS_URL',
      group: 'Where things are kept',
      help: 'A Redis (maxmemory-policy noeviction) for the job queue, instead of PostgreSQL.',
      isSecret: true,
      type: urlOf(['redis', 'rediss']),
      default: null,
      example: 'redis://:password@redis.example.com:6379/0',
    }),
    redisOptions: weighty({
      variable: 'REDIS_OPTIONS',
      group: 'Where things are kept',
      help: 'Options of ioredis beside REDIS_URL, as JSON: tls, sentinels with name, or cluster (a list of host and port).',
      isSecret: true,
      type: jsonObject,
      default: null,
      example: '{"sentinels":[{"host":"sentinel.example.com","port":26379}],"name":"main"}',
    }),
    queuePrefix: key({
      variable: 'RUSUBAN_QUEUE_PREFIX',
      group: 'Where things are kept',
      help: 'Keeps the job queues of several installations in one Redis or database apart.',
      isSecret: false,
      type: identifier,
      default: 'rusuban_queue',
      example: 'rusuban_second',
    }),
    secretKeys: weighty({
      variable: 'RUSUBAN_SECRET_KEY',
      group: 'Where things are kept',
      help: 'Encrypts the stored refresh tokens: 32 random bytes in base64; to rotate put the new key first, then a comma and the old. Unset: one is generated in the data folder.',
      isSecret: true,
      type: secretKeys,
      default: null,
      example: '$(openssl rand -base64 32)',
    }),
    smtpUrl: weighty({
      variable: 'SMTP_URL',
      group: 'Mail',
      help: 'The server that sends alerts. Unset: the one that was set in the console, if any; else mails are written as .eml files into the mailbox folder of the data folder.',
      isSecret: true,
      type: urlOf(['smtp', 'smtps']),
      default: null,
      example: 'smtp://user:password@mail.example.com:587',
    }),
    mailFrom: weighty({
      variable: 'MAIL_FROM',
      group: 'Mail',
      help: 'The sender of alerts.',
      isSecret: false,
      type: mailbox,
      default: 'Rusuban <rusuban@localhost>',
      example: 'Rusuban <rusuban@example.com>',
    }),
    dkim: weighty({
      variable: 'RUSUBAN_DKIM_KEY',
      group: 'Mail',
      help: 'Signs our mails (DKIM) where the mail server does not: domain, selector and the private key as PEM, parted by colons; put it into a file and name that in RUSUBAN_DKIM_KEY_FILE.',
      isSecret: true,
      type: dkimKey,
      default: null,
      example: 'example.com:rusuban:-----BEGIN PRIVATE KEY----- ...',
    }),
    channelSettings: weighty({
      variable: 'RUSUBAN_CHANNEL',
      group: 'Mail',
      help: 'Only for `rusuban channel add` without questions: what it would ask for, as lines of NAME=VALUE (`rusuban channel kinds` tells the names); an address alone is its url. Unset it afterwards.',
      isSecret: true,
      type: settingLines,
      default: null,
      example: 'https://ntfy.sh/rusuban-8fJq2LmT0xVc',
    }),
    webhookAnywhere: weighty({
      variable: 'RUSUBAN_WEBHOOK_ANYWHERE',
      group: 'Mail',
      help: 'true: channels may also lead into private networks and use plain http. Otherwise only https, or this computer.',
      isSecret: false,
      type: trueOrFalse,
      default: 'false',
      example: 'true',
    }),
    mailboxPassword: key({
      variable: 'RUSUBAN_MAILBOX_PASSWORD',
      group: 'Mail',
      help: 'Only for `rusuban mailbox add` without questions: the password (or OAuth2 refresh token) of the mailbox to add. Unset it afterwards.',
      isSecret: true,
      type: nonEmptyLine,
      default: null,
      example: 'abcd efgh ijkl mnop',
    }),
    checkTag: key({
      variable: 'RUSUBAN_CHECK_TAG',
      group: 'Mail',
      help: "Mails that a recipient forwards to a watched mailbox's address with this tag (`check`: alice+check@example.com) are answered with what was found about them. Unset: none is.",
      isSecret: false,
      type: plusTag,
      default: null,
      example: 'check',
    }),
    trustedAuthservIds: weighty({
      variable: 'RUSUBAN_TRUSTED_AUTHSERV_IDS',
      group: 'Mail',
      help: "Servers whose word about a mail's sender is believed (the first word of Authentication-Results), parted by commas. A name stands for all names under it. Unset: that of the system which received the mail, by its place in it.",
      isSecret: false,
      type: commaNames,
      default: null,
      example: 'mx.google.com,mx.example.jp',
    }),
    chromium: weighty({
      variable: 'RUSUBAN_CHROMIUM',
      group: 'Mail',
      help: 'The Chromium, Chrome or Edge that prints reports as PDF. Unset: the first in a usual place.',
      isSecret: false,
      type: absolutePath,
      default: null,
      example: '/usr/bin/chromium',
    }),
    consoleUrl: weighty({
      variable: 'RUSUBAN_CONSOLE_URL',
      group: 'Mail',
      help: 'Where the reader of a mail finds the console; unset: mails hold no link to it.',
      isSecret: false,
      type: webUrl,
      default: null,
      example: 'https://rusuban.example.com',
    }),
    consoleListen: weighty({
      variable: 'RUSUBAN_CONSOLE_LISTEN',
      group: 'Mail',
      help: 'Where `rusuban start` serves the console, as host:port; `off` for nothing. Put a reverse proxy with TLS in front.',
      isSecret: false,
      type: listenAddress,
      default: '127.0.0.1:8788',
      example: '127.0.0.1:8788',
    }),
    ...providerKeys,
    lwaClientId: key({
      variable: 'RUSUBAN_LWA_CLIENT_ID',
      group: 'Amazon',
      help: "Client id of your Selling Partner API application, for accounts added without one of their own (Login with Amazon's).",
      isSecret: false,
      type: nonEmpty,
      default: null,
      example: 'amzn1.application-oa2-client.0123456789abcdef',
    }),
    lwaClientSecret: key({
      variable: 'RUSUBAN_LWA_CLIENT_SECRET',
      group: 'Amazon',
      help: 'Client secret of the same application.',
      isSecret: true,
      type: nonEmpty,
      default: null,
      example: 'amzn1.oa2-cs.v1.0123456789abcdef',
    }),
    refreshToken: key({
      variable: 'RUSUBAN_REFRESH_TOKEN',
      group: 'Amazon',
      help: 'Only for `rusuban account add` without questions: the refresh token of the account to add. Unset it afterwards.',
      isSecret: true,
      type: nonEmpty,
      default: null,
      example: 'Atzr|IwEBI0123456789abcdef',
    }),
    amazonEndpoint: weighty({
      variable: 'RUSUBAN_AMAZON_ENDPOINT',
      group: 'Amazon',
      help: 'Another server in place of Amazon (tokens, API and documents), such as `rusuban simulate`.',
      isSecret: false,
      type: amazonEndpoint,
      default: null,
      example: 'http://127.0.0.1:8080',
    }),
    health: weighty({
      variable: 'RUSUBAN_HEALTH',
      group: 'Running it',
      help: '`rusuban start` serves /healthz, /readyz and /metrics here, as host:port; `off` for nothing.',
      isSecret: false,
      type: listenAddress,
      default: '127.0.0.1:9464',
      example: '127.0.0.1:9464',
    }),
    boardPassword: weighty({
      variable: 'RUSUBAN_BOARD_PASSWORD',
      group: 'Running it',
      help: 'Shows the job queues (Bull Board) under /queues of the same address, to the user `rusuban` with this password.',
      isSecret: true,
      type: nonEmptyLine,
      default: null,
      example: '$(openssl rand -base64 18)',
    }),
    pushQueue: key({
      variable: 'RUSUBAN_PUSH_QUEUE',
      group: 'Running it',
      help: 'An SQS queue of your own into which Amazon puts its notifications (docs/push.md), as KEY-ID:SECRET@HTTPS-ADDRESS; all is pulled by the clock besides.',
      isSecret: true,
      type: pushQueue,
      default: null,
      example: 'AKIAEXAMPLE:secret@https://sqs.eu-west-1.amazonaws.com/123456789012/rusuban',
    }),
    intervals: key({
      variable: 'RUSUBAN_INTERVALS',
      group: 'Running it',
      help: 'How often `rusuban start` pulls each part of an account, where that is not the default.',
      isSecret: false,
      type: intervals(intervalLimits),
      default: null,
      example: 'new-listings=1m,orders=5m,profile=30m',
    }),
    heartbeatUrl: weighty({
      variable: 'HEARTBEAT_URL',
      group: 'Running it',
      help: 'Called while all is well (healthchecks.io and its kin: /start, the URL itself, /fail), so that a dead machine is noticed elsewhere.',
      isSecret: true,
      type: webUrl,
      default: null,
      example: 'https://hc-ping.com/your-uuid-here',
    }),
    logLevel: key({
      variable: 'LOG_LEVEL',
      group: 'Log',
      help: 'The least that is logged, as JSON on stderr: trace, debug, info, warn, error, fatal or silent.',
      isSecret: false,
      type: logLevel,
      default: 'info',
      example: 'debug',
    }),
  };
}

type Keys = ReturnType<typeof configKeys>;

/** The checked settings of one run; frozen. A null means unset. */
export type Config = {
  readonly [K in keyof Keys]: z.output<Keys[K]['type']> | Extract<Keys[K]['default'], null>;
} & {
  /** Things that don't stop the program but were hardly meant: every command says them first (cli/program.ts). */
  readonly warnings: readonly Said[];
};
