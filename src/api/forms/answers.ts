// What routes give, beside what `--json` prints: shops, whole incidents, plans, the log, who is told.
import { z } from 'zod';
import { auditStates } from '../../domain/reports/audit-run.ts';
import { topics } from '../../domain/telling/recipient.ts';
import { watchStates } from '../../domain/watch/shop-outline.ts';
import { pageOf } from '../paging.ts';
import { named } from './components.ts';
import { evidence, incidentSchema, status } from './incident.ts';
import { auditSchema, weeklySchema } from './reports.ts';
import { count, instant, severity, text } from './values.ts';

const part = z.object({
  part: z.string(),
  seenAt: instant.nullable().describe('up to when it was seen; null: never yet'),
  missed: count.describe('intervals that have gone by since then without its being seen'),
  reason: z.string().nullable().describe('why the newest try did not see all of it; null: it did'),
  isAbsent: z.boolean().describe('there is nothing to see: no mailbox, not offered in this region'),
  nextAt: instant.nullable(),
});
export const account = named(
  'Account',
  z.object({
    id: z.string(),
    name: z.string(),
    client: z.string().nullable().describe('the id of the client whose shop it is; null: the house’s own'),
    region: z.string(),
    marketplaceIds: z.array(z.string()).describe('the first is the home marketplace'),
    timeZone: z.string(),
    language: z.string(),
    sellerId: z.string().nullable(),
    isMailOnly: z.boolean().describe('seen by Amazon’s mails alone, without the API'),
    pausedAt: instant.nullable(),
    watch: z.object({
      state: z
        .enum(watchStates)
        .describe('`seen`: all that can be seen of it is seen in time; only then is quiet good news'),
      lookedAt: instant.nullable().describe('when it was last judged'),
      parts: z.array(part),
    }),
    open: z.object({
      count: count.describe('incidents that are not closed'),
      worst: severity.nullable(),
      incidents: z.array(z.string()).describe('their ids, the gravest first'),
    }),
  }),
);
export const accounts = named('AccountPage', pageOf(account));

export const listedIncident = named(
  'ListedIncident',
  incidentSchema
    .pick({
      id: true,
      accountId: true,
      status: true,
      severity: true,
      score: true,
      beganAt: true,
      visibleAt: true,
      noticedAt: true,
      updatedAt: true,
    })
    .extend({
      revision: count.describe('what an answer has to say that it speaks of'),
      headline: text.describe('in a few words; titles in it were written by strangers'),
      detectors: z.array(z.string()).describe('whose signs it is made of'),
    }),
);
export const incidents = named('IncidentPage', pageOf(listedIncident));

const decision = z.object({
  incidentId: z.string(),
  revision: count,
  at: instant,
  severity,
  score: z.number(),
  isAlert: z.boolean(),
  reason: z.string(),
});
export const logEntry = named(
  'LogEntry',
  z.object({
    id: z.string(),
    at: instant,
    accountId: z.string().nullable(),
    who: z.string(),
    via: z.string().describe('command, console, api, link or program'),
    what: z.string(),
    subject: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);
export const log = named('LogPage', pageOf(logEntry));

export const step = named(
  'Step',
  z.object({
    step: z.object({
      id: z.string(),
      when: z.string(),
      title: text,
      menuPath: text.nullable(),
      why: text,
      source: z.string(),
    }),
    done: z.object({ step: z.string(), at: instant, by: z.string() }).nullable(),
  }),
);
const happened = z
  .object({
    at: instant,
    what: z.enum(['sign', 'noticed', 'decision', 'message', 'action']),
    who: z.string().nullable().describe('the detector, the recipient, or who did it'),
    kind: z
      .string()
      .nullable()
      .describe('of a decision its reason, of a message its kind, of an action what the log calls it'),
    outcome: z.string().nullable().describe('of a decision `told` or `not-told`, of a message what came of it'),
  })
  .describe('from the first sign to now');
const standing = z.object({
  isBack: z.boolean().describe('all that can be seen of it was looked at lately, and none of it stands'),
  standing: z.array(z.object({ detector: z.string(), row: evidence })),
  judged: count,
  unseen: z.array(z.string()),
  unseeable: z.array(evidence),
});
export const wholeIncident = named(
  'WholeIncident',
  z.object({
    incident: incidentSchema,
    told: z.array(z.object({ recipient: z.string(), at: instant.nullable() })),
    standing,
    checklist: z.array(step),
    decisions: z.array(decision),
    log: z.array(logEntry).describe('the newest first, 50 at the most'),
    timeline: z.array(happened),
  }),
);
export const answered = named(
  'Answered',
  z.object({
    outcome: z.enum(['done', 'already']).describe('`already`: it was so before'),
    id: z.string(),
    status,
    revision: count,
  }),
);
export const ticked = named(
  'Ticked',
  z.object({ step: z.string(), isDone: z.boolean(), isNews: z.boolean().describe('false: it was so before') }),
);

export const auditRun = named(
  'AuditRun',
  z.object({
    id: z.string(),
    accountId: z.string(),
    state: z.enum(auditStates),
    mailTo: z.array(z.string()),
    requestedAt: instant,
    finishedAt: instant.nullable(),
    progress: z.object({ part: z.string().nullable(), done: z.array(z.string()) }),
    result: auditSchema.nullable().describe('null until it is done'),
    detail: z.string().nullable().describe('why it failed'),
  }),
);
export const askedAudit = named(
  'AskedAudit',
  z.object({ id: z.string(), accountId: z.string(), state: z.enum(auditStates) }),
);
export const cancelled = named('Cancelled', z.object({ isNews: z.boolean().describe('false: none was under way') }));

export const plan = named(
  'Plan',
  z.object({
    id: z.string(),
    accountId: z.string(),
    what: z.enum(['planned', 'allowed', 'snoozed']),
    kind: z.string().optional().describe('of what is planned'),
    detector: z.string().nullable().optional().describe('of what is allowed or held back; null: anything'),
    from: instant,
    to: instant.describe('included'),
    note: z.string(),
    saidAt: instant,
    saidBy: z.string(),
    ended: z.object({ at: instant, by: z.string() }).nullable().describe('when it was taken back before its end'),
  }),
);
export const plans = named('PlanPage', pageOf(plan));
export const ended = named(
  'Ended',
  z.object({ id: z.string(), isNews: z.boolean().describe('false: it was over before') }),
);

export const weekly = weeklySchema;

export const recipient = named(
  'Recipient',
  z.object({
    address: z.string().describe('a mail address, or what a channel is and its name; its keys are told nowhere'),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    quietHours: z.object({ fromMinute: count, toMinute: count }).nullable(),
    gets: z.array(z.enum(topics)),
    isBackup: z.boolean(),
  }),
);
export const recipients = named('RecipientPage', pageOf(recipient));
export const delivery = named(
  'Delivery',
  z.object({
    id: z.string(),
    at: instant,
    recipient: z.string(),
    kind: z.string(),
    outcome: z.string(),
    detail: z.string().describe('what a server answered: written by strangers'),
  }),
);
export const deliveries = named('DeliveryPage', pageOf(delivery));

export const client = named(
  'Client',
  z.object({ id: z.string(), name: z.string(), createdAt: instant, accountIds: z.array(z.string()) }),
);
export const clients = named('ClientPage', pageOf(client));
