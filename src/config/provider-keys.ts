// The settings by which people of an agency come into the console with the accounts that they have at its provider (OpenID
// Connect). All of them decide who is let in.
import type { z } from 'zod';
import { isOwnComputer } from '../domain/own-computer.ts';
import { type ConfigKey, nonEmpty, nonEmptyLine, urlOf } from './key.ts';

const key = <T, const D extends string | null>(spec: ConfigKey<T, D>) => ({
  ...spec,
  isWeighty: true,
});

/** As the provider writes it, to the letter: it is compared with what it says of itself. */
const issuer = urlOf(['https', 'http']).superRefine((value, context) => {
  if (!URL.canParse(value)) return;
  const { protocol, hostname, search, hash, username, password } = new URL(value);
  const complain = (en: string, ja: string) => context.addIssue({ code: 'custom', message: en, params: { en, ja } });
  if (protocol === 'http:' && !isOwnComputer(hostname))
    complain(
      'may be plain http only on this computer (127.0.0.1, localhost): whoever is on the way could come in as anybody',
      'に http を使えるのは、このコンピューター（127.0.0.1、localhost）だけです（通信の途中にいる第三者が、誰としてでも入れてしまいます）',
    );
  if (search || hash || username || password || value.includes('/.well-known/'))
    complain(
      'must be the issuer alone, without /.well-known/…, a query or a sign-in',
      'には発行者（issuer）だけを書いてください（/.well-known/…、クエリ、ログイン情報は不要です）',
    );
}) satisfies z.ZodType<string, string>;

export const providerKeys = {
  oidcIssuer: key({
    variable: 'RUSUBAN_OIDC_ISSUER',
    group: 'Mail',
    help: 'Your provider of identities (OpenID Connect), by which people who are no owners may come into the console (docs/agencies.md): its issuer, to the letter. Set with the two below.',
    isSecret: false,
    type: issuer,
    default: null,
    example: 'https://id.example.com/realms/agency',
  }),
  oidcClientId: key({
    variable: 'RUSUBAN_OIDC_CLIENT_ID',
    group: 'Mail',
    help: 'How the console is called there (client id).',
    isSecret: false,
    type: nonEmpty,
    default: null,
    example: 'rusuban',
  }),
  oidcClientSecret: key({
    variable: 'RUSUBAN_OIDC_CLIENT_SECRET',
    group: 'Mail',
    help: 'Client secret of the same.',
    isSecret: true,
    type: nonEmpty,
    default: null,
    example: 'kJ4v0123456789abcdef',
  }),
  oidcName: key({
    variable: 'RUSUBAN_OIDC_NAME',
    group: 'Mail',
    help: 'What people call the provider, on the button by which they sign in. Unset: its host.',
    isSecret: false,
    type: nonEmptyLine,
    default: null,
    example: 'Aoi Trading',
  }),
} as const;
