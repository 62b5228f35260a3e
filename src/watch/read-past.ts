// Reads the past of an account's mailboxes now, portion after portion, for someone who waits for it. Each is kept before the
// next begins: what ends it, ends it between two.
import type { Account } from '../domain/shop/account.ts';
import type { PullRun } from '../domain/watch/coverage.ts';
import { isPastLeft, type PastRead } from '../domain/watch/past-read.ts';
import { pullPart } from './pull.ts';
import { openSource, type SourceDeps } from './sources.ts';

/** @returns the last portion's run; null where another process is at it, which goes on by itself */
export async function readPast(
  deps: SourceDeps,
  account: Account,
  onPortion: (past: PastRead) => void,
  signal?: AbortSignal,
): Promise<PullRun | null> {
  const letGo = await deps.store.hold(`pull ${account.id} notices`);
  if (letGo === null) return null;
  try {
    const source = await openSource(deps, account);
    for (;;) {
      const { run, fault } = await pullPart(deps, account, source, 'notices', signal);
      const { past } = run.coverage;
      if (past !== undefined) onPortion(past);
      if (fault !== null || !isPastLeft(past)) return run;
    }
  } finally {
    await letGo();
  }
}
