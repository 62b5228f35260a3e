// Bytes to the client, whole or as a fault has it: cut off, trickling, stalled, or torn inside characters.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { scheduler } from 'node:timers/promises';
import type { Fault } from './faults.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
}

/** Sends a reply; without a content type of its own it is JSON. */
export async function send(res: ServerResponse, { status, headers, body }: Reply, fault?: Fault): Promise<void> {
  res.sendDate = !('date' in headers);
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  const source = typeof body === 'string' ? Readable.from([Buffer.from(body)]) : body;
  await pipeline(source, (chunks: AsyncIterable<Buffer>) => pieces(chunks, res, fault), res).catch((error: unknown) => {
    // The client went away, or a fault cut the line: neither is news here.
    if (!res.destroyed) throw error;
  });
}

async function* pieces(chunks: AsyncIterable<Buffer>, res: ServerResponse, fault?: Fault): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (!fault) {
      yield chunk;
      continue;
    }
    const half = Math.ceil(chunk.length / 2);
    if (fault.kind === 'reset') {
      yield chunk.subarray(0, half);
      await scheduler.wait(5);
      res.socket?.resetAndDestroy();
      return;
    }
    if (fault.kind === 'stalled-body') {
      yield chunk.subarray(0, half);
      await new Promise((resolve) => res.once('close', resolve));
      return;
    }
    // Real time, because it is the client's own timeouts that a trickle tries.
    const pauseMs = fault.kind === 'slow-body' ? (fault.pauseMs ?? 20) : 1;
    const count = fault.kind === 'slow-body' ? 8 : Math.min(64, Math.ceil(chunk.length / 61));
    for (const piece of tornInside(chunk, count)) {
      yield piece;
      await scheduler.wait(pauseMs);
    }
  }
}

/** Cuts into about `count` pieces, each cut moved on to the inside of a multi-byte character where there is one near. */
function* tornInside(chunk: Buffer, count: number): Generator<Buffer> {
  const size = Math.max(1, Math.ceil(chunk.length / count));
  let from = 0;
  while (from < chunk.length) {
    let to = Math.min(chunk.length, from + size);
    for (let i = to; i < Math.min(chunk.length, to + 40); i++)
      if (((chunk[i] ?? 0) & 0xc0) === 0x80 && (chunk[i - 1] ?? 0) >= 0x80) {
        to = i;
        break;
      }
    yield chunk.subarray(from, to);
    from = to;
  }
}
