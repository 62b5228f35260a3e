// Is this process fit to watch: can it reach what it works with, and does it answer in time?

import type { App, QueueBackend } from '../app.ts';
import { patience } from '../domain/patience.ts';

export interface Readiness {
  readonly isReady: boolean;
  /** What was asked, and `ok` or why not. */
  readonly checks: Readonly<Record<string, string>>;
}

/** A probe waits no longer than this; who asks has a limit of their own. */
const patienceMs = 3000;

export async function readinessOf(app: App, queues: QueueBackend): Promise<Readiness> {
  const [database, queue] = await Promise.all([
    answers(() => app.store.pendingOutbox()),
    answers(() => queues.queue('sweep').getJobCounts()),
  ]);
  return { isReady: database === 'ok' && queue === 'ok', checks: { database, queue } };
}

async function answers(ask: () => Promise<unknown>): Promise<string> {
  const late = patience(patienceMs);
  const tooLate = new Promise<string>((resolve) => {
    late.addEventListener('abort', () => resolve(`no answer within ${patienceMs / 1000} s`), { once: true });
  });
  return Promise.race([ask().then(() => 'ok', reasonOf), tooLate]);
}

/** Only the kind of trouble: the answer may be read by others than the operator. */
function reasonOf(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  return `failed (${code ?? name}); the log says more`;
}
