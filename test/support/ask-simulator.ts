// A bare client of the simulator for tests: raw requests, so that what comes back is what was sent.
import type { Simulator } from '../../src/simulator/index.ts';

export interface Said<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

export interface Asker {
  /** A fresh access token. */
  token(overrides?: Record<string, string>): Promise<Said>;
  get<T = Record<string, unknown>>(path: string, query?: Record<string, string>): Promise<Said<T>>;
  send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Said<T>>;
}

/** Asks with tokens that it takes and renews in time; `accessToken` replaces them. */
export function asker(simulator: Simulator, accessToken?: string): Asker {
  let held = accessToken === undefined ? null : { accessToken, until: Number.POSITIVE_INFINITY };
  const said = async <T>(response: Response): Promise<Said<T>> => {
    const text = await response.text();
    let body: unknown = {};
    if (response.headers.get('content-type')?.includes('json')) body = JSON.parse(text);
    return { status: response.status, headers: response.headers, text, body: body as T };
  };
  const token: Asker['token'] = async (overrides = {}) => {
    const { clientId, clientSecret, refreshToken } = simulator.credentials;
    return said(
      await fetch(`${simulator.url}/auth/o2/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          client_id: clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
          ...overrides,
        }),
      }),
    );
  };
  const authorised = async () => {
    const now = simulator.now();
    if (!held || now >= held.until)
      held = { accessToken: String((await token()).body.access_token), until: now + 50 * 60_000 };
    return { 'x-amz-access-token': held.accessToken };
  };
  return {
    token,
    async get(path, query = {}) {
      const url = `${simulator.url}${path}?${new URLSearchParams(query)}`;
      return said(await fetch(url, { headers: await authorised() }));
    },
    async send(method, path, body) {
      const headers = { ...(await authorised()), 'content-type': 'application/json' };
      return said(
        await fetch(`${simulator.url}${path}`, {
          method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
    },
  };
}
