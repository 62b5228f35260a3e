// One call through amazon-sp-api, with everything that it would do on its own turned off: it builds the request and
// sends it; retries, tokens, pace, parsing and time are ours (its 1.2.1 retries without end or delay, fetches a token
// per parallel call, and breaks UTF-8 characters that are split over chunks).
import { SellingPartner } from 'amazon-sp-api';
import type { Region } from '../../../domain/marketplace.ts';
import type { WireRequest } from './admission.ts';
import type { Door } from './door.ts';
import type { RawAnswer } from './post-token.ts';

/** What `raw_result: true` gives; its typings describe the parsed result only. */
interface RawClient {
  callAPI(request: object): Promise<{ statusCode: number; headers: RawAnswer['headers']; chunks: Buffer[] }>;
}

/** The client never signs in by itself, so it gets no secret; without these it would read ~/.amzspapi and the environment. */
const noCredentials = { SELLING_PARTNER_APP_CLIENT_ID: 'none', SELLING_PARTNER_APP_CLIENT_SECRET: 'none' };

/**
 * A client is made for each call: it is a few fields, and so holds one token, one door and no state between calls.
 * `api_path` names the version outright; the library would choose the oldest.
 * @throws whatever the connection throws; any HTTP status is an answer
 */
export async function callRaw(
  door: Door,
  { region, userAgent }: { readonly region: Region; readonly userAgent: string },
  token: string,
  request: WireRequest,
): Promise<RawAnswer> {
  const client = new SellingPartner({
    region,
    access_token: token,
    refresh_token: 'none',
    credentials: noCredentials,
    options: {
      auto_request_tokens: false,
      auto_request_throttled: false,
      retry_remote_timeout: false,
      version_fallback: false,
      https_proxy_agent: door,
      user_agent: userAgent,
    },
  }) as RawClient;
  // A fresh object: callAPI writes into what it is given.
  const { statusCode, headers, chunks } = await client.callAPI({
    api_path: request.path,
    method: request.method,
    ...(request.query && { query: { ...request.query } }),
    ...(request.body !== undefined && { body: request.body }),
    options: { raw_result: true },
  });
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}
