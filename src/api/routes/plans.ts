// What is said beforehand, so that it is no news. Plans that say a takeover's own marks are one's own, and holding mails back,
// want a person: no token says them.
import { z } from 'zod';
import { isGravePlan } from '../../domain/owner/planned.ts';
import { isInForce, type Statement } from '../../domain/owner/statement.ts';
import { addPlanned, endPlan } from '../../owner/plans.ts';
import * as forms from '../forms/answers.ts';
import { nothing, planBody } from '../forms/bodies.ts';
import { paged, pageQuery, placeIn } from '../paging.ts';
import { Problem } from '../problems.ts';
import { changing, reading } from '../route.ts';

const place = z.object({ saidAt: z.number(), id: z.string() });

export const planRoutes = [
  reading({
    path: '/plans',
    id: 'listPlans',
    act: 'see',
    summary: 'What was said beforehand or for a time, the newest first',
    about: 'Plans, what is allowed for a time, and mails held back.',
    query: z.object({
      ...pageQuery,
      account: z.string().max(200).optional(),
      current: z.enum(['true', 'false']).optional().describe('true: only what is in force, or will be'),
    }),
    result: forms.plans,
    async handle({ app }, { query: { limit, cursor, account, current } }) {
      const after = placeIn(place, cursor);
      const now = app.clock.now();
      const isCurrent = (one: Statement) => isInForce(one, now) || (one.ended === null && one.from > now);
      const all = (await app.store.listStatements(account))
        .filter((one) => current !== 'true' || isCurrent(one))
        .sort((a, b) => b.saidAt - a.saidAt || (a.id < b.id ? -1 : 1))
        .filter(({ saidAt, id }) => !after || saidAt < after.saidAt || (saidAt === after.saidAt && id > after.id));
      return paged(all, limit, ({ saidAt, id }) => ({ saidAt, id }));
    },
  }),
  changing({
    path: '/plans',
    id: 'addPlan',
    act: 'close',
    summary: 'Plan something',
    about:
      'Whatever doesn’t fit the plan is told as ever. Every recipient is told of the plan. Payouts and contact data are planned by a person, in the console.',
    body: planBody,
    result: forms.plan,
    status: 201,
    problems: ['wants-a-person'],
    async handle({ app, by }, { body: { account, kind, from, to, note } }) {
      if ((await app.store.findAccount(account)) === null) throw new Problem('not-found');
      if (isGravePlan(kind))
        throw new Problem('wants-a-person', { detail: 'A takeover changes just that: plan it in the console.' });
      const { refusal, ...said } = await addPlanned(app, kind, { accountId: account, from, to, note, by });
      if (refusal === null && 'statement' in said) return said.statement;
      const wrong = { in: 'body', name: 'to', what: 'is before `from`, or more than 92 days after it' } as const;
      throw new Problem('invalid-request', { errors: [wrong] });
    },
  }),
  changing({
    path: '/plans/{plan}/end',
    id: 'endPlan',
    act: 'close',
    summary: 'Take back what was said',
    about: '',
    body: nothing,
    result: forms.ended,
    async handle({ app, by }, { path }) {
      const statement = (await app.store.listStatements()).find(({ id }) => id === path.plan);
      if (!statement) throw new Problem('not-found');
      return { id: statement.id, isNews: await endPlan(app, statement, by) };
    },
  }),
];
