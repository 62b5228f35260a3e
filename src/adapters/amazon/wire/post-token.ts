// One request to Login with Amazon: a refresh token for an access token. By hand, because amazon-sp-api drops
// `expires_in`, without which there is no expiry clock.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tokenHost, tokenPath } from './admission.ts';
import type { Door } from './door.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** @throws whatever the connection throws; any HTTP status is an answer */
export function postToken(
  door: Door,
  credentials: { clientId: string; clientSecret: string; refreshToken: string },
): Promise<RawAnswer> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: credentials.refreshToken,
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
  }).toString();
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
