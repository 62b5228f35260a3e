// One round over one account, in-process: pull what is due, look, tell, remind. The demo and the story tests run on it; the
// service does the same steps as separate jobs.
import type { SellerSource } from '../adapters/amazon/port.ts';
import type { LookResult } from '../adapters/store/port.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Part } from '../domain/watch/coverage.ts';
import { type LookDeps, lookAt } from '../watch/look.ts';
import { type PullResult, pullPart } from '../watch/pull.ts';
import { dueParts } from '../watch/schedule.ts';
import { followUpOn } from './follow-up.ts';
import { type Delivered, type NotifyDeps, notifyDue } from './notify.ts';

export interface Round {
  readonly pulls: readonly PullResult[];
  readonly look: LookResult | null;
  readonly delivered: readonly Delivered[];
}

/** Pulls the parts that are due (or those given), looks once, sends what is owed. */
export async function round(
  deps: LookDeps & NotifyDeps,
  account: Account,
  source: SellerSource,
  only?: readonly Part[],
  signal?: AbortSignal,
): Promise<Round> {
  const due = only ?? dueParts(account, await deps.store.lastRuns(account.id), deps.clock.now());
  const pulls: PullResult[] = [];
  for (const part of due) pulls.push(await pullPart(deps, account, source, part, signal));
  const look = await lookAt(deps, account.id);
  await followUpOn(deps, account.id);
  return { pulls, look, delivered: await notifyDue(deps, { isGathered: true }) };
}
