// A provider of identities that does as it is told, over real HTTP: well by itself, and wrong in whatever way a test asks for.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const oddClient = { clientId: 'rusuban', clientSecret: 'secret-of-the-console+/=' } as const;

type Json = Record<string, unknown>;

/** What is otherwise than it should be; each is asked for an answer of its own. */
export interface Faults {
  readonly discovery?: (document: Json) => Json;
  readonly claims?: (claims: JWTPayload) => JWTPayload;
  /** In place of the signed token. */
  readonly token?: (claims: JWTPayload) => Promise<string | undefined> | string | undefined;
  /** In place of all that it answers at a path. */
  readonly answers?: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>>;
}

export interface OddProvider {
  readonly issuer: string;
  /** What was asked of it, as `POST /token`. */
  readonly asked: string[];
  faults: Faults;
  /** As somebody who signs in there after they were led to it. @returns with what their browser is sent back */
  signIn(url: URL, subject: string, more?: JWTPayload): URLSearchParams;
  close(): Promise<void>;
}

export async function openOddProvider(): Promise<OddProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const codes = new Map<string, { readonly challenge: string | null; readonly claims: JWTPayload }>();
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://here').pathname;
    asked.push(`${request.method} ${path}`);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const odd = provider.faults.answers?.[path];
    if (odd) return odd(response, request);
    if (path === '/.well-known/openid-configuration') {
      const document = {
        ...{ issuer: provider.issuer, authorization_endpoint: `${provider.issuer}/auth` },
        ...{ token_endpoint: `${provider.issuer}/token`, jwks_uri: `${provider.issuer}/keys` },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      };
      return json(provider.faults.discovery?.(document) ?? document);
    }
    if (path === '/keys') return json({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] });
    if (path !== '/token') return json({}, 404);
    const form = new URLSearchParams(await text(request));
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    // each form-encoded (RFC 6749, 2.3.1)
    const basic = Buffer.from(request.headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    const given = basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    if (given.join() !== Object.values(oddClient).join()) return json({ error: 'invalid_client' }, 401);
    if (code === undefined || code.challenge !== challenge) return json({ error: 'invalid_grant' }, 400);
    const claims = provider.faults.claims?.(code.claims) ?? code.claims;
    const idToken = provider.faults.token
      ? await provider.faults.token(claims)
      : await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
    return json({ access_token: 'unused', token_type: 'Bearer', expires_in: 60, id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: OddProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    faults: {},
    signIn({ searchParams }, subject, more = {}) {
      const code = `code-${codes.size}-${subject}`;
      const iat = Math.floor(Date.now() / 1000);
      const nonce = searchParams.get('nonce');
      const claims = {
        iss: provider.issuer,
        aud: oddClient.clientId,
        sub: subject,
        iat,
        exp: iat + 300,
        nonce,
        ...more,
      };
      codes.set(code, { challenge: searchParams.get('code_challenge'), claims });
      return new URLSearchParams({ code, state: searchParams.get('state') ?? '', iss: provider.issuer });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
