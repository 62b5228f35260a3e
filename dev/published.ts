// The published form of what `--json` prints, as schemas: docs/schemas/ is written from here (`npm run schemas`), and a
// test holds real output against it. Vocabularies that grow with the program (parts, detectors, kinds of notices) are
// plain strings, so that a new one breaks no reader; fields may be added within a version.
import { z } from 'zod';
import { answerValues } from '../src/domain/owner/answer.ts';
import type { AuditReport } from '../src/domain/reports/audit.ts';
import type { WeeklyReport } from '../src/domain/reports/weekly.ts';
import type { Incident } from '../src/domain/watch/incident.ts';
import { plotNames } from '../src/domain/watch/narrative.ts';
import { severities } from '../src/domain/watch/severity.ts';
import type { Signal } from '../src/domain/watch/signal.ts';

const instant = z.number().describe('milliseconds since 1970-01-01T00:00:00Z');
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const severity = z.enum(severities);
const date = z.iso.date().describe("a calendar day in the account's zone");
const week = z
  .string()
  .regex(/^\d{4}-W\d{2}$/)
  .describe('an ISO week');
const text = z.object({ en: z.string(), ja: z.string() });

const value = z
  .object({ kind: z.string() })
  .catchall(z.unknown())
  .describe('a value: count, percent, number, money, instant, duration or text, by its `kind`');
const said = z.object({ key: z.string(), params: z.record(z.string(), value) });
const evidence = z.object({
  subject: z.object({ kind: z.string() }).catchall(z.unknown()),
  at: instant,
  before: value.optional(),
  after: value.optional(),
  reference: value.optional(),
});
const signal = z.object({
  detector: z.string(),
  family: z.string(),
  role: z.string().optional().describe('what it means beside other signs'),
  fingerprint: z.string().describe('stable over repeated looks at the same thing'),
  score: z.number().describe('-log10 of the chance on an ordinary day; of a hard fact its stated weight'),
  severity,
  isHardFact: z.boolean(),
  beganAt: instant,
  observedAt: instant,
  summary: said.describe("a key of the detector's own sentences, and their values"),
  evidence: z.array(evidence),
  evidenceTotal: count,
  unseen: z.string().optional().describe("what can't be seen any more, where that is all it says"),
  known: z.enum(['planned', 'dismissed']).optional(),
});
const status = z.enum(['open', 'acknowledged', 'resolved', 'dismissed']);
const account = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  marketplaceIds: z.array(z.string()),
  timeZone: z.string(),
  language: z.string(),
  sellerId: z.string().nullable(),
});
const question = z.object({
  id: z.string(),
  text,
  mend: text,
  answer: z.enum(answerValues).nullable(),
  note: z.string(),
  answeredAt: instant.nullable(),
  isOpen: z.boolean().describe('not answered, not with yes, or too long ago'),
});
export const incidentSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  status,
  severity,
  score: z.number(),
  beganAt: instant,
  visibleAt: instant.describe('from when on what had happened was enough to see it'),
  noticedAt: instant.describe('when the look that found it ran'),
  updatedAt: instant,
  revision: count,
  signals: z.array(signal),
  lastAlert: z
    .object({})
    .catchall(z.unknown())
    .nullable()
    .describe('what was last decided to be told, whomever it has reached'),
  answered: z.object({}).catchall(z.unknown()).optional(),
  acknowledgedAt: instant.optional(),
  seen: z
    .array(z.object({ by: z.string(), at: instant, revision: z.number() }))
    .optional()
    .describe('who said through a link that the revision was seen; it calls nobody off'),
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

const about = {
  'audit-1': ['An audit', auditSchema, 'What `rusuban audit --json` prints.'],
  'weekly-1': ['A weekly report', weeklySchema, 'What `rusuban report weekly --json` prints, a line an account.'],
  'incident-1': ['An incident', incidentSchema, 'A story of related signals, as audits hold it.'],
} as const;

/** The schemas by name, as JSON Schema (2020-12). Unknown fields are allowed: they may be added within a version. */
export function publishedSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(about).map(([name, [title, schema, description]]) => [
      name,
      { title, description, ...z.toJSONSchema(schema, { io: 'input' }) },
    ]),
  );
}

/** What is there of a type and not in its schema, or needed by the schema and not there, fails the type check. */
type Holds<Report, Schema extends z.ZodType> = keyof Report extends keyof z.infer<Schema>
  ? keyof z.infer<Schema> extends keyof Report
    ? true
    : never
  : never;
export const isWhole: readonly [
  Holds<AuditReport, typeof auditSchema>,
  Holds<WeeklyReport, typeof weeklySchema>,
  Holds<Incident, typeof incidentSchema>,
  Holds<Signal, typeof signal>,
] = [true, true, true, true];
