// A report's document: streamed from its presigned address, never held whole. The address carries its own right and
// gets no token of ours; GET only.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { patience } from '../../../domain/patience.ts';
import type { Door } from './door.ts';
import { AmazonFault } from './fault.ts';
import { networkFault } from './network.ts';

export interface DocumentStream {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As the Content-Type header names it. */
  readonly charset: string | null;
}

/** Presigned addresses are good for five minutes; then storage says 403. */
export class DocumentExpired extends Error {}

export interface DocumentCaps {
  readonly idleMs: number;
  /** As sent, that is compressed. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** @throws AmazonFault when it isn't an address to fetch from; plain HTTP is for an endpoint that plays Amazon */
export function documentUrl(address: string, { isRedirected }: { readonly isRedirected: boolean }): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isFine = url && !url.username && (isRedirected || (url.protocol === 'https:' && url.port === ''));
  if (!url || !isFine) throw new AmazonFault('malformed', "The address of the report's document isn't one.");
  return url;
}

/** @throws DocumentExpired, or an AmazonFault; the stream's own errors are AmazonFaults, or the signal's reason */
export async function openDocument(door: Door, url: URL, caps: DocumentCaps): Promise<DocumentStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      { host: url.hostname, path: url.pathname + url.search, method: 'GET', headers: { host: url.host }, agent: door },
      resolve,
    );
    sent.on('error', reject);
    sent.end();
  }).catch((error: unknown) => {
    throw networkFault(error, caps.signal);
  });
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.resume();
    if (status === 403) throw new DocumentExpired('the address of the report has expired');
    throw new AmazonFault('provider-fault', `The report's document can't be fetched (HTTP ${status}).`, {
      canRetry: status >= 500 || status === 429,
    });
  }
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(response.headers['content-type'] ?? '')?.[1] ?? null;
  return { bytes: guarded(response, caps), charset };
}

/** The socket's own silence timer is off here: it would also run while our side takes its time with a chunk. */
async function* guarded(
  response: IncomingMessage,
  { idleMs, maxBytes, signal }: DocumentCaps,
): AsyncGenerator<Uint8Array> {
  response.socket.setTimeout(0);
  const chunks: AsyncIterator<Uint8Array> = response[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      const next = await withinIdle(chunks, response, idleMs);
      if (next.done) return;
      bytes += next.value.length;
      if (bytes > maxBytes)
        throw new AmazonFault('malformed', `The report's document is larger than ${maxBytes} bytes; it was dropped.`);
      yield next.value;
    }
  } catch (error) {
    throw networkFault(error, signal);
  } finally {
    if (!response.complete) response.destroy();
  }
}

async function withinIdle(
  chunks: AsyncIterator<Uint8Array>,
  response: IncomingMessage,
  idleMs: number,
): Promise<IteratorResult<Uint8Array>> {
  const silence = patience(idleMs);
  const onSilence = (): void =>
    void response.destroy(new AmazonFault('network', `Amazon didn't answer in time: no byte for ${idleMs / 1000} s.`));
  silence.addEventListener('abort', onSilence);
  try {
    return await chunks.next();
  } finally {
    silence.removeEventListener('abort', onSilence);
  }
}
