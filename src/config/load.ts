// Reads the settings: the environment, a .env file beside it, and the files that hold secrets.
// The only place of the program that reads process.env.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { z } from 'zod';
import { isOwnComputer } from '../domain/own-computer.ts';
import { ConfigError, type ConfigProblem, type Said } from './error.ts';
import type { ConfigKey } from './key.ts';
import { nearestName } from './nearest-name.ts';
import { type Config, configKeys, type Machine } from './schema.ts';
import { readSettingsFile } from './settings-file.ts';

type AnyKey = ConfigKey<unknown, string | null>;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LoadOptions {
  /** Where `.env` is looked for; default: the working directory. */
  readonly directory?: string;
  readonly machine?: Machine;
}

/**
 * The settings, checked and frozen. The real environment wins over `.env`; an empty variable counts as unset.
 * @throws ConfigError with every problem at once
 */
export function loadConfig(environment: Environment = process.env, options: LoadOptions = {}): Config {
  const machine = options.machine ?? { homeDirectory: homedir(), isRoot: process.getuid?.() === 0 };
  const problems: ConfigProblem[] = [];
  const keys = configKeys(machine);
  const { env, warnings } = withFiles(environment, options.directory ?? process.cwd(), keys, problems);
  const values: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) values[name] = readKey(key, env, problems);
  problems.push(...betweenKeys(values));

  if (problems.length > 0) throw new ConfigError(problems);
  warnings.push(
    ...replaced(values.amazonEndpoint),
    ...unknownVariables(env, Object.values(keys)),
    ...inClear(values.databaseUrl),
  );
  // The compiler can't follow that the loop filled each key with its own type.
  return freeze({ ...values, warnings }) as unknown as Config;
}

/** The folders in which programs are looked for by name. */
export const searchPath = (): string[] => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');

/** The environment, beneath it the data folder's `.env`, beneath that the working folder's without what is weighty. */
function withFiles(
  environment: Environment,
  directory: string,
  keys: ReturnType<typeof configKeys>,
  problems: ConfigProblem[],
): { env: Environment; warnings: Said[] } {
  const warnings: Said[] = [];
  const read = (file: string): Environment => {
    const found = readSettingsFile(file);
    if (found.kind === 'read') return found.values;
    if (found.kind === 'strangers')
      warnings.push({
        en: `${file} is ignored: ${found.why.en}`,
        ja: `${file} を読み飛ばしました：${found.why.ja}`,
      });
    if (found.kind === 'unreadable') problems.push(unreadable(file, found.code));
    return {};
  };
  const dataDir = environment[keys.dataDir.variable]?.trim() || keys.dataDir.default;
  const kept = { ...(isAbsolute(dataDir) ? read(join(dataDir, '.env')) : {}) };
  delete kept[keys.dataDir.variable];
  if (resolve(directory) === resolve(dataDir)) return { env: { ...kept, ...environment }, warnings };

  const found = { ...read(join(directory, '.env')) };
  const all = Object.values(keys as Record<string, AnyKey>);
  const weighty = all.filter(({ isWeighty }) => isWeighty).map(({ variable }) => variable);
  // a path, too: the file that it names would be opened, and what is in it used
  for (const name of [...weighty, ...all.map(({ variable }) => `${variable}_FILE`)]) {
    if (found[name] === undefined) continue;
    delete found[name];
    const [here, there] = [join(directory, '.env'), join(dataDir, '.env')];
    warnings.push({
      en: `${name} is not taken from ${here}: set it in the environment, or in ${there}`,
      ja: `${name} は ${here} からは読み込みません。環境変数か ${there} に設定してください`,
    });
  }
  return { env: { ...found, ...kept, ...environment }, warnings };
}

const unreadable = (variable: string, code: string): ConfigProblem => ({
  variable,
  problem: { en: `can't be read (${code})`, ja: `を読めません（${code}）` },
  fix: {
    en: 'make it readable for the user that runs rusuban, or remove it',
    ja: 'rusubanを動かす利用者が読めるようにするか、削除してください',
  },
});

function readKey(key: AnyKey, env: Environment, problems: ConfigProblem[]): unknown {
  const text = readText(key, env, problems) || key.default;
  if (text === null) return null;
  const parsed = key.type.safeParse(text);
  if (parsed.success) return parsed.data;
  const fix = { en: `for example: ${key.example}`, ja: `例：${key.example}` };
  problems.push({ variable: key.variable, problem: complaintOf(parsed.error), fix });
  return undefined;
}

/** What the keys say of a value; zod itself only says which words there are to choose from. */
function complaintOf({ issues: [issue] }: z.ZodError): Said {
  if (issue?.code === 'custom' && issue.params) return issue.params as Said;
  const choices = issue?.code === 'invalid_value' ? `は ${issue.values.join('、')} のどれかにしてください` : null;
  return { en: issue?.message ?? 'is not valid', ja: choices ?? 'が正しくありません' };
}

/** The variable's text, or for a secret that of its file; empty when unset. */
function readText(key: AnyKey, env: Environment, problems: ConfigProblem[]): string {
  const text = env[key.variable]?.trim() ?? '';
  const fileVariable = `${key.variable}_FILE`;
  const file = key.isSecret ? (env[fileVariable] ?? '') : '';
  if (file === '') return text;
  if (text !== '') {
    problems.push({
      variable: key.variable,
      problem: { en: `and ${fileVariable} are both set`, ja: `と ${fileVariable} の両方が設定されています` },
      fix: { en: 'keep one of them (look into .env, too)', ja: 'どちらか一方にしてください（.env もご確認ください）' },
    });
    return '';
  }
  const complain = (problem: Said) => {
    const fix = {
      en: 'name a file that holds only the value and that the user who runs rusuban may read, or unset it',
      ja: '値だけが入り、rusubanを動かす利用者が読めるファイルを指定するか、設定を外してください',
    };
    problems.push({ variable: fileVariable, problem, fix });
    return '';
  };
  try {
    return (
      readFileSync(file, 'utf8').trim() || complain({ en: 'names a file that is empty', ja: 'のファイルが空です' })
    );
  } catch (error) {
    return complain({
      en: `names a file that can't be read (${codeOf(error)})`,
      ja: `のファイルを読めません（${codeOf(error)}）`,
    });
  }
}

/** What is good for something only together. */
const together = [
  { keys: ['lwaClientId', 'lwaClientSecret'], variables: ['RUSUBAN_LWA_CLIENT_ID', 'RUSUBAN_LWA_CLIENT_SECRET'] },
  {
    keys: ['oidcIssuer', 'oidcClientId', 'oidcClientSecret'],
    variables: ['RUSUBAN_OIDC_ISSUER', 'RUSUBAN_OIDC_CLIENT_ID', 'RUSUBAN_OIDC_CLIENT_SECRET'],
  },
] as const;

function betweenKeys(values: Record<string, unknown>): ConfigProblem[] {
  return together.flatMap(({ keys, variables }) => {
    const given = keys.map((key) => values[key]);
    // what is not well itself is said already
    const set = given.includes(undefined) ? -1 : given.findIndex((value) => value !== null);
    if (set < 0) return [];
    const unset = variables.filter((_, place) => given[place] === null);
    return unset.map((variable) => ({
      variable,
      problem: {
        en: `is unset, but ${variables[set]} is set`,
        ja: `が未設定ですが、${variables[set]} は設定されています`,
      },
      fix: {
        en: `set ${keys.length === 2 ? 'both' : 'all of them'} (of the same application), or ${keys.length === 2 ? 'neither' : 'none'}`,
        ja: `${keys.length === 2 ? '両方' : 'すべて'}（同じアプリのもの）を設定するか、${keys.length === 2 ? '両方とも' : 'すべて'}外してください`,
      },
    }));
  });
}

/** Another server may play Amazon, but nobody is to take it for Amazon. */
function replaced(endpoint: unknown): Said[] {
  if (typeof endpoint !== 'string') return [];
  return [
    {
      en: `${endpoint} is asked in Amazon's place (RUSUBAN_AMAZON_ENDPOINT): unset it to watch at Amazon`,
      ja: `Amazonの代わりに ${endpoint} に問い合わせます（RUSUBAN_AMAZON_ENDPOINT）。Amazonを見守るには、この設定を外してください`,
    },
  ];
}

/** A database elsewhere may be reached without TLS, but not because nobody thought of it. */
function inClear(databaseUrl: unknown): Said[] {
  if (typeof databaseUrl !== 'string') return [];
  const { hostname, searchParams } = new URL(databaseUrl);
  // a socket is a folder, in the host's place or behind it
  const isSocket = /^(?:%2f|\/)/i.test(hostname) || searchParams.get('host')?.startsWith('/');
  const isHere = hostname === '' || isOwnComputer(hostname) || isSocket;
  if (isHere || ['sslmode', 'ssl'].some((name) => searchParams.has(name))) return [];
  return [
    {
      en: `the database on ${hostname} is spoken to without TLS: end DATABASE_URL with ?sslmode=verify-full, or with ?sslmode=disable where nobody else can listen`,
      ja: `${hostname} のデータベースと、TLSなしで通信します。DATABASE_URL の末尾に ?sslmode=verify-full を付けてください。ほかの誰にも盗み見られない経路なら ?sslmode=disable にしてください`,
    },
  ];
}

function unknownVariables(env: Environment, keys: readonly AnyKey[]): Said[] {
  const known = keys.flatMap(({ variable, isSecret }) => (isSecret ? [variable, `${variable}_FILE`] : [variable]));
  return Object.keys(env)
    .filter((name) => name.startsWith('RUSUBAN_') && !known.includes(name))
    .map((name) => ({
      en: `${name} is not a setting of rusuban and is ignored; did you mean ${nearestName(name, known)}?`,
      ja: `${name} は rusuban の設定にないため、読み飛ばしました。${nearestName(name, known)} ではありませんか？`,
    }));
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
  return Object.freeze(value);
}
