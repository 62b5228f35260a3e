// What routes take.
import { z } from 'zod';
import { answers } from '../../domain/owner/incident-answer.ts';
import { plannedKinds } from '../../domain/owner/planned.ts';
import { noteLimit } from '../../owner/plans.ts';
import { named } from './components.ts';
import { count, moment } from './values.ts';

export const answerBody = named(
  'Answer',
  z.strictObject({
    answer: z
      .enum(answers)
      .describe(
        'acknowledge: seen, somebody is at it. resolve: it was a stranger, and is over. dismiss: it was us, or nothing. reopen: it is not over',
      ),
    revision: count.describe('of the incident that the answer speaks of; refused where it has changed since'),
    reason: z.string().max(300).optional().describe('needed to dismiss, and to force'),
    force: z.boolean().optional().describe('resolve although something still stands, or could not be looked at'),
  }),
);
export const stepBody = named(
  'TickStep',
  z.strictObject({ step: z.string().max(100).describe('its id'), action: z.enum(['tick', 'untick']) }),
);
export const auditBody = named(
  'AskAudit',
  z.strictObject({
    mailTo: z.array(z.string().max(320)).max(20).default([]).describe('recipients of the shop who get the report'),
  }),
);
export const planBody = named(
  'AddPlan',
  z.strictObject({
    account: z.string().max(200),
    kind: z.enum(plannedKinds),
    from: moment,
    to: moment.describe('included; 92 days after `from` at the most'),
    note: z.string().max(noteLimit).default(''),
  }),
);
export const nothing = named('Nothing', z.strictObject({}));
