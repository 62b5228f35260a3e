// A provider of identities by oidc-provider, which is certified: with its own pages, sessions and rules, over real HTTP.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import { oddClient } from './odd-provider.ts';

export interface RealProvider {
  readonly issuer: string;
  /** How often somebody has typed there who they are. */
  signIns: number;
  /** Before it notes when somebody did. */
  onSignIn: () => void;
  /** Begins to answer, for a console that it sends browsers back to. */
  serve(redirectUri: string): Promise<void>;
  close(): Promise<void>;
}

/** What is used of it; it brings no types. */
interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}
interface Made {
  callback(): RequestListener;
  interactionFinished(...given: [...Parameters<RequestListener>, object]): Promise<void>;
  readonly Grant: new (of: object) => Grant;
}
interface Context {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: Made;
  };
}

/** At an address, which is another site than `localhost` to browsers. */
export async function openRealProvider(): Promise<RealProvider> {
  let listener: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real: RealProvider = {
    ...{ issuer, signIns: 0, onSignIn() {} },
    async serve(redirectUri) {
      const provider = await made(issuer, redirectUri);
      const others = provider.callback();
      listener = async (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return others(request, response);
        if (request.method === 'POST') {
          real.signIns += 1;
          real.onSignIn();
          const accountId = new URLSearchParams(await text(request)).get('login') ?? '';
          return provider.interactionFinished(request, response, { login: { accountId } });
        }
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end(
          '<form method="post"><input name="login" aria-label="login"><button>Sign in</button></form>',
        );
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return real;
}

async function made(issuer: string, redirectUri: string): Promise<Made> {
  const { warn, info } = console;
  // it says of itself that this is no way to run it
  console.warn = () => {};
  console.info = () => {};
  try {
    const name: string = 'oidc-provider';
    const { default: Provider } = (await import(name)) as { default: new (issuer: string, how: object) => Made };
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const { clientId, clientSecret } = oddClient;
    return new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'real' }] },
      cookies: { keys: ['for a test'] },
      ttl: { Interaction: 600, Session: 3_600, Grant: 3_600, AccessToken: 60, AuthorizationCode: 60, IdToken: 300 },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
      renderError(context: { body: string }, { error }: { readonly error: string }) {
        context.body = error;
      },
      // nobody is asked whether they agree
      async loadExistingGrant({ oidc: { client, session, provider } }: Context) {
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
  } finally {
    console.warn = warn;
    console.info = info;
  }
}
