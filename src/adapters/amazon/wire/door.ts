// The door: the agent of one call. Every request of the program goes out through one, which admits or refuses it on the
// wire itself and guards the answer: silence, total time, size, abort.
//
// The guards are here and not in amazon-sp-api's `timeouts` because that library (1.2.1) never settles when a connection
// breaks in the middle of a body (no error listener on the response), and leaves its response timer running after a
// refused connection, which holds the process open.
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { Agent } from 'node:https';
import { patience } from '../../../domain/patience.ts';
import { AmazonFault } from './fault.ts';

export interface Guard {
  /** Throws when this request may not leave; what it gives throws when it may not have this body. */
  admit(host: string, method: string, target: string): (body: Buffer) => void;
  /** Real time without a byte; the reader of a stream watches that by itself. */
  readonly idleMs: number;
  readonly deadlineMs: number;
  /** null: the reader counts. */
  readonly maxBytes: number | null;
  readonly signal: AbortSignal | undefined;
}

/** What node:http asks of an agent ("Agent-like Object"); its types leave it out. */
interface AgentLike {
  addRequest(request: ClientRequest, options: RequestOptions): void;
}

export class Door extends Agent {
  readonly #pool: AgentLike;
  readonly #guard: Guard;

  constructor(pool: Agent, guard: Guard) {
    super({ keepAlive: true });
    this.#pool = pool as unknown as AgentLike;
    this.#guard = guard;
  }

  addRequest(request: ClientRequest, options: RequestOptions): void {
    holdBody(request, this.#guard.admit(String(request.getHeader('host')), request.method, request.path));
    watch(request, this.#guard);
    this.#pool.addRequest(request, options);
  }
}

/** Nothing of the body leaves before it is whole and admitted. */
function holdBody(request: ClientRequest, admit: (body: Buffer) => void): void {
  const end = request.end.bind(request) as (body?: Buffer) => ClientRequest;
  const chunks: Buffer[] = [];
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as Uint8Array));
  };
  request.write = (chunk: unknown) => {
    take(chunk);
    return true;
  };
  request.end = (chunk?: unknown) => {
    take(chunk);
    const body = Buffer.concat(chunks);
    try {
      admit(body);
    } catch (error) {
      return request.destroy(asError(error));
    }
    return body.length === 0 ? end() : end(body);
  };
}

function watch(request: ClientRequest, { idleMs, deadlineMs, maxBytes, signal }: Guard): void {
  const seconds = (ms: number): string => `${ms / 1000} s`;
  request.setTimeout(idleMs, () => request.destroy(timedOut(`no byte for ${seconds(idleMs)}`)));

  // It doesn't hold the process open.
  const deadline = patience(deadlineMs);
  const onDeadline = (): void => void request.destroy(timedOut(`not finished after ${seconds(deadlineMs)}`));
  const onAbort = (): void => void request.destroy(asError(signal?.reason));
  deadline.addEventListener('abort', onDeadline);
  signal?.addEventListener('abort', onAbort);
  request.once('close', () => {
    deadline.removeEventListener('abort', onDeadline);
    signal?.removeEventListener('abort', onAbort);
  });

  request.once('response', (response: IncomingMessage) => {
    // amazon-sp-api listens to the request alone.
    response.once('error', (error) => request.emit('error', error));
    if (maxBytes === null) return;
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes)
        request.destroy(
          new AmazonFault('malformed', `Amazon's answer is larger than ${maxBytes} bytes; it was dropped.`),
        );
    });
  });
}

function timedOut(what: string): AmazonFault {
  return new AmazonFault('network', `Amazon didn't answer in time: ${what}.`);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
