// What lives in this process's heap, in megabytes, once the garbage is gone: what stays, and not when V8 last cleared up.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function collectedMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
