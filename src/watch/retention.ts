// Retention: how long what was read is kept. What an owner may have to prove (incidents, decisions, mails sent, the audit
// log) is kept for ever; the rest as long as a comparison with last year needs it.
import type { Forgotten, Store } from '../adapters/store/port.ts';
import { type Clock, dayMs } from '../domain/clock.ts';

/** A year and a month: last year's season, with some days to spare. */
export const keptMs = 400 * dayMs;
/** How each pull went, several a minute: the weekly report looks back 8 weeks. */
export const pullsKeptMs = 70 * dayMs;

/** Forgets what is older, account by account; gives back how much. Can be stopped and begun again anywhere. */
export async function forgetOld(deps: { readonly store: Store; readonly clock: Clock }): Promise<Forgotten> {
  const now = deps.clock.now();
  const all = { changes: 0, orders: 0, listings: 0, pulls: 0 };
  for (const { id } of await deps.store.listAccounts()) {
    const { changes, orders, listings, pulls } = await deps.store.forget(id, {
      changesBefore: now - keptMs,
      ordersBefore: now - keptMs,
      pullsBefore: now - pullsKeptMs,
    });
    all.changes += changes;
    all.orders += orders;
    all.listings += listings;
    all.pulls += pulls;
  }
  return all;
}
