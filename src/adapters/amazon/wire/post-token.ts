// One request to Login with Amazon: a refresh token for an access token, or a seller's consent for a refresh token. By hand,
// because amazon-sp-api drops `expires_in`, without which there is no expiry clock.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tokenHost, tokenPath } from './admission.ts';
import type { Door } from './door.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** @throws whatever the connection throws; any HTTP status is an answer */
export function postToken(
  door: Door,
  { refreshToken, ...client }: Client & { readonly refreshToken: string },
): Promise<RawAnswer> {
  return post(door, client, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** @param redirectUri the very one that stood in the address of the consent */
export function postCode(
  door: Door,
  client: Client,
  { code, redirectUri }: { readonly code: string; readonly redirectUri: string },
): Promise<RawAnswer> {
  return post(door, client, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
}

/** A token of the application itself, which sees no shop: it is good for where notifications are sent alone. */
export function postGrantless(door: Door, client: Client): Promise<RawAnswer> {
  return post(door, client, { grant_type: 'client_credentials', scope: 'sellingpartnerapi::notifications' });
}

function post(door: Door, { clientId, clientSecret }: Client, grant: Record<string, string>): Promise<RawAnswer> {
  const body = new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: tokenHost, path: tokenPath, method: 'POST', headers, agent: door }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
