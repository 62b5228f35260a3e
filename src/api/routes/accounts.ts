// Shops: how fresh what is known of each is, and what of it is open.
import { z } from 'zod';
import type { Client } from '../../domain/owner/client.ts';
import type { IncidentOutline } from '../../domain/watch/incident.ts';
import { rankOf } from '../../domain/watch/severity.ts';
import { type WatchedAccount, watchedAccounts, watchStateOf } from '../../watch/freshness.ts';
import * as forms from '../forms/answers.ts';
import { paged, pageQuery, placeIn } from '../paging.ts';
import { Problem } from '../problems.ts';
import { reading, type ScopedApp } from '../route.ts';

export const accountRoutes = [
  reading({
    path: '/accounts',
    id: 'listAccounts',
    act: 'see',
    summary: 'Shops, by id',
    about: 'Each with how fresh what is known of it is, and what of it is open.',
    query: z.object({
      ...pageQuery,
      client: z.string().max(200).optional().describe('of this client alone, by its id'),
    }),
    result: forms.accounts,
    async handle({ app }, { query: { limit, cursor, client } }) {
      const after = placeIn(z.string(), cursor) ?? '';
      const clients = await app.store.listClients();
      const theirs = client === undefined ? null : (clients.find(({ id }) => id === client)?.accountIds ?? []);
      const all = (await app.store.listAccounts(theirs ?? undefined)).map(({ id }) => id);
      const ids = all.filter((id) => id > after).sort();
      const page = paged(ids.slice(0, limit + 1), limit, (id) => id);
      return { ...page, items: await readAccounts(app, page.items, clients) };
    },
  }),
  reading({
    path: '/accounts/{account}',
    id: 'getAccount',
    act: 'see',
    summary: 'One shop',
    about: '',
    result: forms.account,
    async handle({ app }, { path }) {
      const [account] = await readAccounts(app, [path.account], await app.store.listClients());
      if (!account) throw new Problem('not-found');
      return account;
    },
  }),
];

/** In their order; one that is gone is left out. */
async function readAccounts(app: ScopedApp, ids: readonly string[], clients: readonly Client[]) {
  if (ids.length === 0) return [];
  const [watched, open] = await Promise.all([watchedAccounts(app, ids), app.store.outlineOpenIncidents()]);
  const byId = new Map(watched.map((one) => [one.account.id, one]));
  const clientOf = (id: string) => clients.find(({ accountIds }) => accountIds.includes(id))?.id ?? null;
  return ids.flatMap((id) => {
    const one = byId.get(id);
    const own = open.filter(({ accountId }) => accountId === id);
    return one ? [accountForm(one, own, clientOf(id))] : [];
  });
}

function accountForm(watched: WatchedAccount, open: readonly IncidentOutline[], client: string | null) {
  const { account, parts, lookedAt } = watched;
  const {
    id,
    name,
    region,
    marketplaceIds,
    timeZone,
    language,
    sellerId,
    isMailOnly = false,
    pausedAt = null,
  } = account;
  const gravest = [...open].sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.visibleAt - a.visibleAt);
  return {
    ...{ id, name, client, region, marketplaceIds, timeZone, language, sellerId, isMailOnly, pausedAt },
    watch: { state: watchStateOf(watched), lookedAt, parts },
    open: { count: open.length, worst: gravest[0]?.severity ?? null, incidents: gravest.map((one) => one.id) },
  };
}
