// Audits and weekly reports, as `--json` prints them and the API gives them. Fields may be added within a version.
import { z } from 'zod';
import { answerValues } from '../../domain/owner/answer.ts';
import { plotNames } from '../../domain/watch/narrative.ts';
import { components } from './components.ts';
import { incidentSchema, signal, status } from './incident.ts';
import { count, date, instant, severity, share, text, week } from './values.ts';

const account = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  marketplaceIds: z.array(z.string()),
  timeZone: z.string(),
  language: z.string(),
  sellerId: z.string().nullable(),
});
export const question = z.object({
  id: z.string(),
  text,
  mend: text,
  answer: z.enum(answerValues).nullable(),
  note: z.string(),
  answeredAt: instant.nullable(),
  isOpen: z.boolean().describe('not answered, not with yes, or too long ago'),
});
const coverage = z
  .object({
    state: z.enum(['complete', 'partial', 'missing']),
    reason: z.string().nullable(),
    asOf: instant.nullable(),
  })
  .catchall(z.unknown());

export const auditSchema = z.object({
  version: z.literal(1),
  account,
  source: z.enum(['amazon', 'folder']),
  startedAt: instant,
  finishedAt: instant,
  parts: z.array(
    z.object({
      part: z.string(),
      coverage,
      rows: count,
      calls: count,
      badRows: z.array(z.object({ line: z.number().nullable(), reason: z.string() })),
    }),
  ),
  counts: z.object({ listings: count, activeListings: count, orders: count }).catchall(z.unknown()),
  incidents: z.array(incidentSchema),
  verdicts: z.array(
    z.object({ detector: z.string(), outcome: z.enum(['fired', 'quiet', 'skipped', 'crashed']) }).catchall(z.unknown()),
  ),
  notSeen: z.array(text),
  questions: z.array(question),
  leftOut: z.array(z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() })),
});

const counts = {
  orders: count.nullable(),
  added: count.nullable(),
  repriced: count.nullable(),
  cancelled: z.object({ seller: count, buyer: count, other: count }).nullable(),
};
const band = z.object({ from: count, to: count }).nullable();

export const weeklySchema = z.object({
  version: z.literal(1),
  account,
  week,
  from: instant,
  to: instant.describe('the end, not included; after `madeAt` while the week is not over'),
  madeAt: instant,
  watch: z.object({
    share: share.nullable().describe('of the time since `since`; null: nothing was seen'),
    since: instant,
    parts: z.array(z.object({ part: z.string(), share: share.nullable(), reason: z.string().nullable() })),
    gaps: z.array(z.object({ part: z.string(), from: instant, to: instant, reason: z.string().nullable() })),
  }),
  days: z.array(z.object({ date, isForeign: z.boolean(), ...counts })).length(7),
  usual: z.object({ orders: band, added: band, repriced: band, cancelled: band }),
  tests: count,
  unjudged: z.array(z.string()),
  findings: z.array(
    z.object({
      incidentId: z.string(),
      date,
      signal,
      more: count,
      pValue: share.nullable(),
      qValue: share
        .nullable()
        .describe('the p-value adjusted for all tests (Benjamini-Hochberg); null for a hard fact'),
      isWorthALook: z.boolean(),
    }),
  ),
  incidents: z.array(
    z.object({
      id: z.string(),
      severity,
      status,
      beganAt: instant,
      visibleAt: instant,
      noticedAt: instant,
      decidedAt: instant.nullable(),
      mailedAt: instant.nullable(),
      mails: count,
      acknowledgedAt: instant.nullable(),
      signal,
      signals: count,
      story: z
        .object({ plot: z.enum(plotNames), signals: z.array(signal) })
        .nullable()
        .describe('what it tells its owner, and whose numbers tell it'),
    }),
  ),
  planned: z.array(z.object({ kind: z.string(), from: instant, to: instant, note: z.string() })),
  mailbox: z.object({
    isWatched: z.boolean(),
    phishing: count,
    notices: z.array(z.object({ type: z.string(), count })),
    unclear: z.array(z.object({ shape: z.string(), count })),
    checked: z.array(z.object({ verdict: z.string(), count })),
    still: z.object({ mails: count }).optional(),
  }),
  questions: z.array(question),
  trend: z.array(z.object({ week, share: share.nullable(), counts: z.object(counts), incidents: count })),
});

components.add(auditSchema, { id: 'Audit' }).add(weeklySchema, { id: 'WeeklyReport' });
