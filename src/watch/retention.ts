// Retention: how long what was read is kept. What an owner may have to prove (that there was an incident and what it was,
// decisions, mails sent, the audit log) is kept for ever; what Amazon told of the shop goes: from an incident and a message
// before Amazon's Data Protection Policy (November 2025) wants it gone, after 18 months; else once last year can't be
// compared with it any more.
import type { Forgotten, Store } from '../adapters/store/port.ts';
import { type Clock, dayMs } from '../domain/clock.ts';

/** A year and a month: last year's season, with some days to spare. */
export const keptMs = 400 * dayMs;
/** What an incident, a sent message and an audit quote: 18 months are 548 days at the most. */
export const evidenceKeptMs = 540 * dayMs;
/** How each pull went, several a minute: the weekly report looks back 8 weeks. */
export const pullsKeptMs = 70 * dayMs;

/** Forgets what is older, account by account; gives back how much. Can be stopped and begun again anywhere. */
export async function forgetOld(deps: { readonly store: Store; readonly clock: Clock }): Promise<Partial<Forgotten>> {
  const now = deps.clock.now();
  const kept = { readBefore: now - keptMs, evidenceBefore: now - evidenceKeptMs, pullsBefore: now - pullsKeptMs };
  const all: Record<string, number> = {};
  for (const { id } of await deps.store.listAccounts())
    for (const [what, rows] of Object.entries(await deps.store.forget(id, kept))) all[what] = (all[what] ?? 0) + rows;
  return all;
}
