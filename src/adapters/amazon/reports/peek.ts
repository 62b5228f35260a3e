// Looks at the first bytes of a stream without losing them.

/** The first `count` bytes (fewer at the end), and the whole stream from its start. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): Promise<[Uint8Array, AsyncGenerator<Uint8Array, void, undefined>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  const next = async (): Promise<Uint8Array | null> => {
    const result = await iterator.next();
    isDone = result.done === true;
    return result.done ? null : result.value;
  };
  while (size < count && !isDone) {
    const chunk = await next();
    if (chunk === null) break;
    chunks.push(chunk);
    size += chunk.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* chunks;
      while (!isDone) {
        const chunk = await next();
        if (chunk !== null) yield chunk;
      }
    } finally {
      if (!isDone) await iterator.return?.();
    }
  }
  return [Buffer.concat(chunks).subarray(0, count), whole()];
}
