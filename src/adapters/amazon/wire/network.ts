// What a broken connection is called: Node's codes in words that an owner can pass on.
import { AmazonFault, plainWords } from './fault.ts';

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: 'no connection in time',
  ENOTFOUND: 'its name was not found; is this computer online?',
  EAI_AGAIN: 'its name was not found; is this computer online?',
  ENETUNREACH: 'no network',
  EHOSTUNREACH: 'no way there',
};

/** What Node, its HTTP parser and TLS call their errors. amazon-sp-api's own codes (`NO_ENDPOINT_GIVEN`) are our mistakes. */
const connectionCode = /^(?:E[A-Z]{3,}$|EAI_|ERR_|HPE_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;

/** The fault for whatever a connection threw. An abort of the caller's is not a fault: it is thrown on as it is. */
export function networkFault(error: unknown, signal: AbortSignal | undefined): AmazonFault {
  if (signal?.aborted) throw signal.reason;
  if (error instanceof AmazonFault) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const known = typeof code === 'string' ? code : '';
  if (!connectionCode.test(known)) throw error;
  return new AmazonFault(
    'network',
    `Amazon can't be reached: ${words[known] ?? plainWords(String(message))} (${known}).`,
    {
      cause: error,
    },
  );
}
