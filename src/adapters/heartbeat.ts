// The heartbeat: tells an outside address that all is well, so that its owner hears of it when nothing is told any more.
// The way of healthchecks.io and its kin: the URL with /start, the URL itself, the URL with /fail.

import { secondMs } from '../domain/clock.ts';
import { patience } from '../domain/patience.ts';

export interface Heartbeat {
  /** `said` is shown there. Never throws: an address that can't be reached is the log's to tell. */
  beat(kind: 'start' | 'success' | 'fail', said?: string): Promise<void>;
}

interface Log {
  warn(fields: object, message: string): void;
}

const patienceMs = 10 * secondMs;
/** What healthchecks.io keeps of a body. */
const bodyLimit = 10_000;

/** Null when there is no address to tell. */
export function createHeartbeat(url: string | null, log: Log): Heartbeat | null {
  if (url === null) return null;
  const path = { start: '/start', success: '', fail: '/fail' };
  return {
    async beat(kind, said = '') {
      try {
        const answer = await fetch(addressOf(url, path[kind]), {
          method: 'POST',
          // what is said here is for that address alone
          redirect: 'manual',
          body: said.slice(0, bodyLimit),
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          signal: patience(patienceMs),
        });
        await answer.body?.cancel();
        if (!answer.ok) log.warn({ status: answer.status }, 'the heartbeat address refuses; check HEARTBEAT_URL');
      } catch (error) {
        // the address itself is a secret: whoever has it can keep a dead machine alive
        const { name, cause } = error as Error & { cause?: { code?: string } };
        log.warn({ reason: cause?.code ?? name }, 'the heartbeat could not be told');
      }
    },
  };
}

function addressOf(url: string, suffix: string): string {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}${suffix}`;
  return address.href;
}
