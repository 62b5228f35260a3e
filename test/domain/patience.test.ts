// What is waited for is given up, whatever memory is tidied up meanwhile.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { patience } from '../../src/domain/patience.ts';
import { listFiles, readText } from '../support/repository.ts';

setFlagsFromString('--expose-gc');
const tidyUp = runInNewContext('gc') as () => void;

/** What is left of it is the listener alone, as of one that was handed to a socket. */
function abortedOf(ms: number): Promise<unknown> {
  const { signal } = new AbortController();
  return new Promise((resolve) => {
    const either = AbortSignal.any([signal, patience(ms)]);
    either.addEventListener('abort', () => resolve(either.reason));
  });
}

describe('patience', () => {
  it('ends though nobody holds on to it but what it was joined to', async () => {
    const waiting = abortedOf(50);
    // a task of its own, after which nothing on the stack holds it any more
    await new Promise((resolve) => setImmediate(resolve));
    tidyUp();
    expect(await waiting).toMatchObject({ name: 'TimeoutError' });
  });

  it('is what everything here waits with', () => {
    const others = listFiles('src/*.ts', 'src/*.tsx', 'workers/*.ts').filter(
      (file) => file !== 'src/domain/patience.ts' && readText(file).includes('AbortSignal.timeout('),
    );
    expect(others).toEqual([]);
  });
});
