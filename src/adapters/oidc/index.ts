// The provider of identities, over OpenID Connect: the authorization code flow with PKCE, by openid-client. Only who somebody is
// is asked for (`openid`): no name, no mail address, and no token is kept.
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client';
import { type Clock, hourMs, type Instant, secondMs } from '../../domain/clock.ts';
import { checkScheme, createAsk } from './ask.ts';
import { type Provider, ProviderFault } from './port.ts';

export type { Errand, ProvenAccount, Provider, ProviderTrouble } from './port.ts';
export { ProviderFault } from './port.ts';

export interface ProviderOptions {
  /** To the letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  /** How long each question to it may take. */
  readonly deadlineMs?: number;
}

/** What it says of itself may change: how long that is gone by. */
const keptMs = hourMs;
/** By so much its clock may differ from ours. */
const skewSeconds = 30;
/** As OpenID Connect has it (Core, 2). */
const longestSubject = 255;

export function createProvider({ deadlineMs = 5 * secondMs, ...options }: ProviderOptions): Provider {
  const { issuer, clientId, clientSecret, clock } = options;
  const ask = createAsk({ issuer, deadlineMs });
  let kept: { readonly configuration: Promise<Configuration>; readonly at: Instant } | null = null;

  async function discovered(): Promise<Configuration> {
    const isInClear = new URL(issuer).protocol === 'http:';
    const found = await discovery(
      new URL(issuer),
      clientId,
      { [clockTolerance]: skewSeconds },
      // by either way, as it says (the standard's own is Basic)
      (as, client, body, headers) => {
        const methods = as.token_endpoint_auth_methods_supported;
        const auth = methods?.includes('client_secret_post') ? ClientSecretPost : ClientSecretBasic;
        return auth(clientSecret)(as, client, body, headers);
      },
      { [customFetch]: ask, timeout: deadlineMs / secondMs + 1, execute: isInClear ? [allowInsecureRequests] : [] },
    );
    // the library takes what is the same address, and one tenant's word for another's
    if (found.serverMetadata().issuer !== issuer)
      throw new ProviderFault('odd', 'it calls itself otherwise than RUSUBAN_OIDC_ISSUER');
    // its signature too, and not only the connection by which it came
    enableNonRepudiationChecks(found);
    return found;
  }
  /** For all who ask meanwhile; what failed is asked again. */
  function configuration(): Promise<Configuration> {
    if (kept !== null && clock.now() - kept.at < keptMs) return kept.configuration;
    const asked = { configuration: discovered(), at: clock.now() };
    kept = asked;
    asked.configuration.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked.configuration;
  }

  return {
    begin: told(async ({ redirectUri, state, nonce, verifier }, isAnew) => {
      const url = buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: redirectUri, scope: 'openid', state, nonce },
        ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
        // some know only the one, some only the other
        ...(isAnew && { max_age: '0', prompt: 'login' }),
      });
      checkScheme(url, new URL(issuer));
      return url;
    }),
    finish: told(async ({ redirectUri, state, nonce, verifier }, returned) => {
      const found = await configuration();
      const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(found, new URL(`${redirectUri}?${returned}`), checks);
      const claims = tokens.claims();
      if (claims === undefined || claims.iss !== issuer) throw new ProviderFault('odd', 'its word is another’s');
      if (claims.azp !== undefined && claims.azp !== clientId)
        throw new ProviderFault('odd', 'its word was given to somebody else');
      const { sub: subject, auth_time: at } = claims;
      if (subject === '' || subject.length > longestSubject) throw new ProviderFault('odd', 'it names no account');
      return { issuer, subject, provenAt: at === undefined ? null : at * secondMs };
    }),
    check: told(async (redirectUri) => {
      const found = await discovered();
      const url = buildAuthorizationUrl(found, {
        ...{ redirect_uri: redirectUri, scope: 'openid', state: 'check', nonce: 'check', prompt: 'none' },
        ...{ code_challenge: await calculatePKCECodeChallenge('check'.repeat(9)), code_challenge_method: 'S256' },
      });
      const { status, headers } = await ask(url.href, { headers: { accept: 'text/html' } });
      // to a client that it knows it says so there (OpenID Connect Core, 3.1.2.6), and else on a page of its own
      if (headers.get('location')?.startsWith(redirectUri)) return 'known';
      return status >= 400 ? 'refused' : 'unknown';
    }),
  };
}

/** The same, whose troubles are faults. */
function told<Given extends unknown[], Result>(ask: (...given: Given) => Promise<Result>) {
  return async (...given: Given): Promise<Result> => {
    try {
      return await ask(...given);
    } catch (error) {
      throw faultOf(error);
    }
  };
}

function faultOf(error: unknown): ProviderFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ProviderFault) return cause;
  if (error instanceof AuthorizationResponseError)
    return new ProviderFault('denied', `it refused: ${plain(error.error)}`);
  if (error instanceof ResponseBodyError)
    return new ProviderFault('odd', `it does not take the code: ${plain(error.error)}`);
  // what the library says of itself names what is wrong, and its causes hold what came
  if (error instanceof ClientError) return new ProviderFault('odd', `it is not to be believed: ${error.message}`);
  const { code } = error as NodeJS.ErrnoException;
  // as of an address of its that is none
  if (/^(?:OAUTH|ERR)_/.test(`${code}`)) return new ProviderFault('odd', `it is not to be believed: ${code}`);
  throw error;
}

/** A word of a provider’s, as the standard writes them. */
const plain = (word: string) => word.replace(/[^\w.-]/g, '').slice(0, 60);
