// What is asked under a key is done once: who asks again, since the answer was lost on the way, gets the same answer. Kept for a
// day in the database, so that it holds over restarts and several processes.
import { createHash } from 'node:crypto';
import type { Core } from '../app.ts';
import { minuteMs } from '../domain/clock.ts';
import { Problem } from './problems.ts';

/** A request has two minutes; whoever holds a key longer without an answer was killed. */
const deadAfterMs = 3 * minuteMs;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Asked {
  readonly tokenId: string;
  readonly key: string;
  readonly path: string;
  readonly body: string;
}

/**
 * Does it, or says what came of it before.
 * @param work gives the answer, a refusal too; what it throws is answered by whoever calls, and may be tried again
 */
export async function once(
  { store, clock }: Pick<Core, 'store' | 'clock'>,
  { tokenId, key, path, body }: Asked,
  work: () => Promise<Answer>,
): Promise<Answer & { readonly isReplayed: boolean }> {
  const requestHash = createHash('sha256').update(`${path}\n${body}`).digest('hex');
  const asked = { tokenId, key, requestHash };
  const now = clock.now();
  const begun = await store.beginRequest(asked, now, now - deadAfterMs);
  switch (begun.state) {
    case 'other':
      throw new Problem('idempotency-key-reused', { detail: 'Take a new key for each thing that you ask for.' });
    case 'under-way':
      throw new Problem('idempotency-key-in-use', { headers: { 'retry-after': '1' } });
    case 'answered':
      return { ...begun.answer, isReplayed: true };
    case 'begun':
  }
  try {
    const answer = await work();
    await store.endRequest(asked, answer);
    return { ...answer, isReplayed: false };
  } catch (error) {
    await store.endRequest(asked, null).catch(() => {});
    throw error;
  }
}
