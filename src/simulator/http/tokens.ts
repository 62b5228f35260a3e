// Login with Amazon: refresh token in, access token out, good for one hour of virtual time; or a seller's code in, both out.
import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import { hour } from '../time.ts';
import { forbidden } from './errors.ts';
import type { SellerCentral } from './seller-central.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** The seller's app credentials in a story: made up, and the same for the same seed. */
export function credentialsOf(seed: number, storyId: string): Credentials {
  const hex = (name: string) => hash(seed, storyId, name).toString(16).padStart(8, '0').repeat(4);
  return {
    clientId: `amzn1.application-oa2-client.${hex('client')}`,
    clientSecret: `amzn1.oa2-cs.v1.${hex('secret')}${hex('more')}`,
    refreshToken: `Atzr|IwEBI${hex('refresh')}`,
  };
}

const expiresInMs = hour;

export interface TokenAnswer {
  readonly status: number;
  readonly body: object;
}

/** Answers a request to /auth/o2/token; `fields` are those of the form or JSON body. */
export function grant(
  fields: Readonly<Record<string, unknown>>,
  credentials: Credentials,
  isRevoked: boolean,
  now: Instant,
  consents: Pick<SellerCentral, 'isGood' | 'redeem'>,
): TokenAnswer {
  const refuse = (status: number, error: string, error_description: string) => ({
    status,
    body: { error, error_description },
  });
  if (typeof fields.client_id !== 'string' || typeof fields.client_secret !== 'string')
    return refuse(400, 'invalid_request', 'The request is missing a required parameter : client_id');
  if (fields.client_id !== credentials.clientId || fields.client_secret !== credentials.clientSecret)
    return refuse(401, 'invalid_client', 'Client authentication failed');
  const answered = (refreshToken: string) => ({
    status: 200,
    body: {
      access_token: sign(now, credentials),
      refresh_token: refreshToken,
      token_type: 'bearer',
      expires_in: expiresInMs / 1000,
    },
  });
  if (fields.grant_type === 'authorization_code') {
    const made = consents.redeem(String(fields.code ?? ''), String(fields.redirect_uri ?? ''), now);
    // words of amzn docs#79
    return made === null
      ? refuse(400, 'invalid_grant', 'The request has an invalid grant parameter : code')
      : answered(made);
  }
  if (fields.grant_type === 'client_credentials')
    return fields.scope === 'sellingpartnerapi::notifications'
      ? {
          status: 200,
          body: {
            access_token: sign(now, credentials, 'application'),
            token_type: 'bearer',
            expires_in: expiresInMs / 1000,
          },
        }
      : refuse(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
  if (fields.grant_type !== 'refresh_token')
    return refuse(
      400,
      'unsupported_grant_type',
      'The authorization grant type is not supported by the authorization server',
    );
  const token = String(fields.refresh_token ?? '');
  if (isRevoked || (token !== credentials.refreshToken && !consents.isGood(token)))
    return refuse(400, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
  return answered(token);
}

/** Refuses a call whose access token is missing, not ours, revoked or expired, in Amazon's words. */
export function checkAccess(
  token: string | undefined,
  credentials: Credentials,
  isRevoked: boolean,
  now: Instant,
  of: Grantee = 'seller',
): void {
  if (!token) throw forbidden('Access token is missing in the request header.');
  const issuedAt = Number.parseInt(token.split('|')[1]?.split('.')[0] ?? '', 36);
  if (isRevoked || token !== sign(issuedAt, credentials, of))
    throw forbidden('The access token you provided is revoked, malformed or invalid.');
  if (now >= issuedAt + expiresInMs) throw forbidden('The access token you provided has expired.');
}

/** Whose token: a seller's, or the application's own, which is good for no shop. */
export type Grantee = 'seller' | 'application';

function sign(issuedAt: Instant, { clientId, clientSecret }: Credentials, of: Grantee = 'seller'): string {
  const mac = createHmac('sha256', clientSecret).update(`${clientId} ${of} ${issuedAt}`).digest('base64url');
  return `Atza|${Math.floor(issuedAt).toString(36)}.${mac}`;
}
