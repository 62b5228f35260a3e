// `rusuban api token add`, `list` and `remove`: by what programs of the owner's ask the API.
import type { Core } from '../../app.ts';
import { tokens } from '../../console/entering/visitor.ts';
import { dayMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { type ApiToken, tokenDays } from '../../domain/owner/api-token.ts';
import type { Client } from '../../domain/owner/client.ts';
import type { Role } from '../../domain/owner/role.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { addApiToken, removeApiToken } from '../../owner/api-tokens.ts';
import { clientNamed } from '../../owner/clients.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

const words = {
  none: {
    en: 'No token: no program asks the API. rusuban api token add NAME makes one.',
    ja: 'トークンはありません。APIを使うプログラムもありません。rusuban api token add NAME で作れます。',
  },
  made: {
    en: 'The token, shown only now. Whatever program has it may ask as its role allows; every recipient is told.',
    ja: 'トークン（表示されるのは今だけです）。これを持つプログラムは、役割の範囲でAPIを使えます。作成したことは、すべての送り先にお知らせします。',
  },
  removed: { en: 'Removed: it is good for nothing any more.', ja: '削除しました。もう使えません。' },
  every: { en: 'every shop', ja: 'すべての店舗' },
  never: { en: 'never used', ja: '未使用' },
  used: { en: 'last used {day}', ja: '最後の使用：{day}' },
  until: { en: 'until {day}', ja: '{day} まで' },
  over: { en: 'expired {day}', ja: '{day} に期限切れ' },
} as const satisfies Readonly<Record<string, Text>>;

export interface ApiTokenFlags {
  readonly role?: Role;
  /** Names of clients. */
  readonly client?: readonly string[];
  readonly days?: number;
  readonly by?: string;
  readonly json?: boolean;
}

export async function apiTokenAdd(terminal: Terminal, name: string, flags: ApiTokenFlags): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  return withCore<ExitCode>(async (core) => {
    const known = await core.store.listClients();
    const named = flags.client?.map((one) => clientNamed(known, one));
    const asked = {
      ...{ name, role: flags.role ?? 'reader', days: flags.days ?? tokenDays.usual, personId: null },
      clients: named?.map(({ id }) => id) ?? null,
    };
    const { token, kept } = await addApiToken({ ...core, tokens }, asked, by);
    if (flags.json) sayJson(terminal, { token, ...formOf(kept) });
    else {
      note(terminal, words.made[languageAt(terminal)]);
      say(terminal, token);
    }
    return 0;
  });
}

export async function apiTokenList(terminal: Terminal, flags: Pick<ApiTokenFlags, 'json'>): Promise<ExitCode> {
  return withCore<ExitCode>(async ({ store, clock }) => {
    const [all, clients] = [await store.listApiTokens(), await store.listClients()];
    if (flags.json) sayJson(terminal, all.map(formOf));
    else if (all.length === 0) note(terminal, words.none[languageAt(terminal)]);
    else for (const one of all) say(terminal, lineOf(one, clients, clock.now(), terminal));
    return 0;
  });
}

export async function apiTokenRemove(
  terminal: Terminal,
  name: string,
  flags: Pick<ApiTokenFlags, 'by'>,
): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  return withCore<ExitCode>(async (core) => {
    const isRemoved = await removeApiToken(core, await tokenCalled(core.store, name), by);
    if (!isRemoved) throw noToken(name);
    note(terminal, words.removed[languageAt(terminal)]);
    return 0;
  });
}

async function tokenCalled({ listApiTokens }: Pick<Core['store'], 'listApiTokens'>, called: string): Promise<ApiToken> {
  const token = (await listApiTokens()).find(({ name }) => name === called.normalize('NFC').trim());
  if (token) return token;
  throw noToken(called);
}

const noToken = (called: string) =>
  new UserError(
    { en: `there is no token called "${called}"`, ja: `「${called}」というトークンはありません` },
    { en: 'rusuban api token list shows them', ja: 'rusuban api token list で一覧を表示できます' },
  );

const iso = (at: number) => new Date(at).toISOString();
/** For programs. */
const formOf = ({ name, role, clients, madeBy, createdAt, expiresAt, usedAt }: ApiToken) => ({
  ...{ name, role, clients, madeBy, createdAt: iso(createdAt), expiresAt: iso(expiresAt) },
  usedAt: usedAt === null ? null : iso(usedAt),
});

function lineOf(
  { name, role, clients: own, expiresAt, usedAt }: ApiToken,
  clients: readonly Client[],
  now: number,
  terminal: Terminal,
): string {
  const language = languageAt(terminal);
  const day = (at: number) => iso(Math.floor(at / dayMs) * dayMs).slice(0, 10);
  const named = own?.map((id) => cleanText(clients.find((one) => one.id === id)?.name ?? id, 80));
  const ends = words[expiresAt > now ? 'until' : 'over'][language].replace('{day}', day(expiresAt));
  const used = usedAt === null ? words.never[language] : words.used[language].replace('{day}', day(usedAt));
  return [cleanText(name, 80), role, named?.join(', ') ?? words.every[language], ends, used].join('  ');
}
