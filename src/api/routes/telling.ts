// Who is told of a shop, and what came of it; the log; clients. Read here, changed by people.
import { z } from 'zod';
import { logActions, vias } from '../../domain/owner/log-entry.ts';
import * as forms from '../forms/answers.ts';
import { givenMoment } from '../forms/values.ts';
import { paged, pageQuery, placeIn } from '../paging.ts';
import { Problem } from '../problems.ts';
import { reading } from '../route.ts';

const number = z.string().regex(/^\d{1,18}$/);

export const tellingRoutes = [
  reading({
    path: '/accounts/{account}/recipients',
    id: 'listRecipients',
    act: 'see',
    summary: 'Who is told of a shop, in the order in which they are told',
    about: '',
    query: z.object(pageQuery),
    result: forms.recipients,
    async handle({ app }, { path, query: { limit, cursor } }) {
      if ((await app.store.findAccount(path.account)) === null) throw new Problem('not-found');
      const from = placeIn(z.number().int().min(0), cursor) ?? 0;
      const all = await app.store.listRecipients(path.account);
      return paged(all.slice(from), limit, () => from + limit);
    },
  }),
  reading({
    path: '/accounts/{account}/deliveries',
    id: 'listDeliveries',
    act: 'see',
    summary: 'What came of the last tries to send about a shop, the newest first',
    about: '',
    query: z.object(pageQuery),
    result: forms.deliveries,
    async handle({ app }, { path, query: { limit, cursor } }) {
      if ((await app.store.findAccount(path.account)) === null) throw new Problem('not-found');
      const tries = await app.store.lastDeliveries(path.account, limit + 1, placeIn(number, cursor));
      const page = paged(tries, limit, ({ id }) => id);
      return { ...page, items: page.items.map(({ message: _message, ...one }) => one) };
    },
  }),
  reading({
    path: '/log',
    id: 'readLog',
    act: 'see',
    summary: 'The audit log, the newest first',
    about: 'A token of some clients is given what is about their shops.',
    query: z.object({
      ...pageQuery,
      account: z.string().max(200).optional().describe('one that was removed is in the log all the same'),
      subject: z.string().max(200).optional().describe('what it was done to, such as an incident’s id'),
      who: z.string().max(100).optional().describe('a part of a name'),
      what: z.enum(logActions).optional(),
      via: z.enum(vias).optional(),
      from: givenMoment.optional(),
      to: givenMoment.optional().describe('not included'),
    }),
    result: forms.log,
    async handle({ app }, { query: { limit, cursor, account, ...query } }) {
      const before = placeIn(number, cursor);
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const entries = await app.store.readLog({
        ...given,
        ...(account !== undefined && { accountId: account }),
        ...(before !== undefined && { before }),
        limit: limit + 1,
      });
      return paged(entries, limit, ({ id }) => id);
    },
  }),
  reading({
    path: '/clients',
    id: 'listClients',
    act: 'see',
    summary: 'Clients and whose shops are whose, by name',
    about: '',
    query: z.object(pageQuery),
    result: forms.clients,
    async handle({ app }, { query: { limit, cursor } }) {
      const after = placeIn(z.string(), cursor);
      const all = [...(await app.store.listClients())].sort((a, b) => (a.name < b.name ? -1 : 1));
      return paged(
        all.filter(({ name }) => after === undefined || name > after),
        limit,
        ({ name }) => name,
      );
    },
  }),
];
