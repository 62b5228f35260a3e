// What describes one configuration key, and the value types that keys share. No message here ever holds a value:
// people paste secrets into the wrong variable.

import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { isOwnComputer } from '../domain/own-computer.ts';
import type { Said } from './error.ts';

export interface ConfigKey<T, D extends string | null> {
  readonly variable: string;
  /** Heading in .env.example. */
  readonly group: string;
  /** One line: what it is for. */
  readonly help: string;
  /** Secrets are never shown, and may come from the file that `<variable>_FILE` names. */
  readonly isSecret: boolean;
  /** Decides where secrets and messages go, who is believed or let in, or what is run: never from the `.env` of a folder in which one happens to stand. */
  readonly isWeighty?: boolean;
  readonly type: z.ZodType<T, string>;
  /** What counts as written when the variable is unset or empty; null: nothing, and the value is null. */
  readonly default: D;
  /** What to write in the variable, shown in .env.example and in error messages. */
  readonly example: string;
}

/** What is wrong with a value, in every language: `params` is what zod hands through. */
const complaint = (text: Said) => ({ code: 'custom', message: text.en, params: text }) as const;

/** A text of this form. */
const textLike = (form: RegExp, text: Said) =>
  z.string().refine((value) => form.test(value), { error: text.en, params: text });

/** A URL with one of the schemes. `needsHost: false` for databases behind a local socket. */
export function urlOf(schemes: readonly string[], { needsHost = true } = {}) {
  return z.string().superRefine((value, context) => {
    const allowed = schemes.map((scheme) => `${scheme}://`).join(' or ');
    if (!schemes.some((scheme) => value.startsWith(`${scheme}://`)))
      context.addIssue(
        complaint({
          en: `must begin with ${allowed}`,
          ja: `は ${schemes.map((scheme) => `${scheme}://`).join(' か ')} で始めてください`,
        }),
      );
    else if (!URL.canParse(value))
      context.addIssue(
        complaint({
          en: 'is not a valid URL (in a password, @ : / # and % must be percent-encoded)',
          ja: 'が正しいURLではありません（パスワードの @ : / # % はパーセントエンコードしてください）',
        }),
      );
    else if (needsHost && new URL(value).hostname === '')
      context.addIssue(complaint({ en: 'names no host', ja: 'にホスト名がありません' }));
  });
}

/** Scheme, host and port of another server that plays Amazon; plain http only where nobody can listen in. */
export const amazonEndpoint = urlOf(['https', 'http']).transform((value, context) => {
  if (!URL.canParse(value)) return z.NEVER;
  const url = new URL(value);
  const complain = (text: Said) => {
    context.addIssue(complaint(text));
    return z.NEVER;
  };
  if (url.protocol === 'http:' && !isOwnComputer(url.hostname))
    return complain({
      en: 'may be plain http only on this computer (127.0.0.1, localhost): tokens would travel unencrypted',
      ja: 'に http を使えるのは、このコンピューター（127.0.0.1、localhost）だけです（トークンが暗号化されずに流れます）',
    });
  if (url.username || url.password || url.pathname !== '/' || url.search || url.hash)
    return complain({
      en: 'must hold only scheme, host and port, without path or sign-in',
      ja: 'に書けるのはスキーム、ホスト、ポートだけです（パスやログイン情報は不要です）',
    });
  return url.origin;
});

/** An http(s) URL without its trailing slash, so that paths can be put behind it. */
export const webUrl = urlOf(['https', 'http']).transform((value) => value.replace(/\/+$/, ''));

export const absolutePath = z.string().refine(
  isAbsolute,
  complaint({
    en: 'is not an absolute path (and ~ is not expanded here)',
    ja: 'が絶対パスではありません（~ は展開されません）',
  }),
);

/** One mailbox: `name@example.com` or `Name <name@example.com>`. */
export const mailbox = textLike(/^(?:[^<>\r\n]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/, {
  en: 'is not one mail address, such as Name <name@example.com>',
  ja: 'が一つのメールアドレスではありません（例：Name <name@example.com>）',
});

/** One or several 32-byte keys in base64 (or base64url), newest first, parted by commas. */
export const secretKeys = z.string().transform((value, context): readonly string[] => {
  const keys = value.split(',').map((key) => key.trim());
  if (!keys.every(isKey)) {
    context.addIssue(
      complaint({
        en: 'must be one or several keys (newest first, parted by commas), each of 32 random bytes in base64',
        ja: 'は、base64の32バイトの鍵を、新しいものから順にコンマで区切って書いてください',
      }),
    );
    return z.NEVER;
  }
  return keys;
});

function isKey(key: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(key) && Buffer.from(key, 'base64').length === 32;
}

export interface ListenAddress {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** `host:port` to listen on; `off` for none. */
export const listenAddress = z.string().transform((value, context): ListenAddress | 'off' => {
  if (value === 'off') return 'off';
  const match = /^(?:\[([\da-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(value);
  const port = Number(match?.[3]);
  if (match && port <= 65_535) return { host: `${match[1] ?? match[2]}`, port };
  context.addIssue(complaint({ en: 'must be host:port, or off', ja: 'は host:port か off にしてください' }));
  return z.NEVER;
});

/** What stands after the plus sign in an address. */
export const plusTag = textLike(/^[a-z0-9-]{1,40}$/, {
  en: 'must be small letters, digits and dashes',
  ja: 'は英小文字・数字・ハイフンにしてください',
});

/** Host names, parted by commas. */
export const commaNames = z.string().transform((value, context): readonly string[] => {
  const names = value.split(',').map((name) => name.trim().toLowerCase());
  if (names.every((name) => /^[\w.:-]+$/.test(name))) return names;
  context.addIssue(
    complaint({
      en: 'must be names of servers, parted by commas',
      ja: 'はサーバーの名前をコンマで区切って書いてください',
    }),
  );
  return z.NEVER;
});

/** Least and most for each part; orders are at Amazon's rate (one call in 180 s), new listings far below it (5 a second). */
export const intervalLimits = {
  'new-listings': ['15s', '1h'],
  listings: ['6h', '7d'],
  orders: ['3m', '1h'],
  profile: ['5m', '1d'],
  payouts: ['5m', '1d'],
  notices: ['1m', '1h'],
  heartbeat: ['1m', '1h'],
} as const;

/** `name=15m` pairs, parted by commas, each within its limits; what isn't named keeps its default. */
export function intervals<const Name extends string>(
  limits: Readonly<Record<Name, readonly [least: string, most: string]>>,
) {
  return z.string().transform((value, context): Readonly<Partial<Record<Name, number>>> => {
    const given: Partial<Record<Name, number>> = {};
    for (const pair of value.split(',').map((text) => text.trim())) {
      const [, name = '', span = ''] = /^([a-z-]+)\s*=\s*(\d+[smhd])$/.exec(pair) ?? [];
      if (!Object.hasOwn(limits, name)) {
        const names = Object.keys(limits).join(', ');
        context.addIssue(
          complaint({
            en: `must be pairs such as orders=3m, parted by commas, of: ${names}`,
            ja: `は orders=3m のような組をコンマで区切って書いてください。使える名前：${names}`,
          }),
        );
        return z.NEVER;
      }
      const [least, most] = limits[name as Name];
      const ms = spanMs(span);
      if (ms < spanMs(least) || ms > spanMs(most)) {
        context.addIssue(
          complaint({
            en: `may have ${name} from ${least} to ${most} only`,
            ja: `の ${name} は ${least} から ${most} までです`,
          }),
        );
        return z.NEVER;
      }
      given[name as Name] = ms;
    }
    return given;
  });
}

/** `90s`, `3m`, `2h`, `1d` in milliseconds. */
function spanMs(span: string): number {
  const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[span.at(-1) ?? ''] ?? Number.NaN;
  return Number(span.slice(0, -1)) * unitMs;
}

/** A JSON object; what is in it is for whom it is passed on to. */
export const jsonObject = z.string().transform((value, context): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // said below
  }
  context.addIssue(complaint({ en: 'must be a JSON object', ja: 'はJSONのオブジェクトにしてください' }));
  return z.NEVER;
});

export const identifier = textLike(/^[a-z_][a-z0-9_]{0,40}$/, {
  en: 'must be lower-case letters, digits and _',
  ja: 'は英小文字・数字・下線にしてください',
});

/** App passwords are shown in groups with spaces. */
export const nonEmptyLine = textLike(/^[^\r\n]+$/, { en: 'must not hold line breaks', ja: 'に改行は入れられません' });

export const nonEmpty = textLike(/^\S+$/, {
  en: 'must not hold spaces or line breaks',
  ja: 'に空白や改行は入れられません',
});

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const logLevel = z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` });

export const trueOrFalse = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((value) => value === 'true');

/** Domain, selector and PEM of a DKIM key, parted by colons. In one line, \\n stands for a line break. */
export const dkimKey = z.string().transform((value, context) => {
  const [domainName = '', keySelector = '', ...rest] = value.split(':');
  const privateKey = rest.join(':').replaceAll('\\n', '\n').trim();
  const complain = (text: Said) => {
    context.addIssue(complaint(text));
    return z.NEVER;
  };
  if (!/^[\w-]+(\.[\w-]+)+$/.test(domainName))
    return complain({ en: 'must begin with a domain and a colon', ja: 'はドメインとコロンで始めてください' });
  if (!/^[\w-]+(\.[\w-]+)*$/.test(keySelector))
    return complain({
      en: 'must name the selector behind the domain',
      ja: 'はドメインの後にセレクターを書いてください',
    });
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey))
    return complain({
      en: 'must hold a private key as PEM behind domain and selector',
      ja: 'はドメインとセレクターの後に、PEM形式の秘密鍵を書いてください',
    });
  return { domainName, keySelector, privateKey };
});

/** Lines of NAME=VALUE; an address alone is `url`. */
export const settingLines = z.string().transform((value, context) => {
  const lines = value.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const [only = ''] = lines;
  if (lines.length === 1 && /^https?:/i.test(only)) return { url: only };
  const pairs = lines.map((line) => /^([a-z]+)=(.*)$/i.exec(line));
  if (pairs.every((pair) => pair !== null))
    return Object.fromEntries(pairs.map(([, name = '', said = '']) => [name.toLowerCase(), said.trim()]));
  context.addIssue(complaint({ en: 'must be lines of NAME=VALUE', ja: 'は「名前=値」の行で指定してください' }));
  return z.NEVER;
});

/** `KEY-ID:SECRET@https://…`: a queue's address, and by which key it is read. Over TLS, or on this computer. */
export const pushQueue = z.string().transform((value, context) => {
  const {
    accessKeyId = '',
    secretAccessKey = '',
    queueUrl = '',
  } = /^(?<accessKeyId>\w{1,128}):(?<secretAccessKey>\S+)@(?<queueUrl>https?:\/\/\S+)$/.exec(value)?.groups ?? {};
  const url = URL.canParse(queueUrl) ? new URL(queueUrl) : null;
  const isSafe = url !== null && (url.protocol === 'https:' || isOwnComputer(url.hostname));
  if (url !== null && isSafe && url.pathname.length > 1 && !url.search && !url.username)
    return { accessKeyId, secretAccessKey, queueUrl };
  context.addIssue(
    complaint({
      en: 'must be KEY-ID:SECRET@https://… with the queue’s own address; http on this computer alone',
      ja: 'は「キーID:シークレット@https://…」の形で、キュー自身のアドレスにしてください（httpはこのコンピューターだけ）',
    }),
  );
  return z.NEVER;
});
