// The published form of what `--json` prints, as schemas: docs/schemas/ is written from here (`npm run schemas`) of the forms
// that the API gives, too, and a test holds real output against it. Vocabularies that grow with the program (parts, detectors,
// kinds of notices) are plain strings, so that a new one breaks no reader; fields may be added within a version.
import { z } from 'zod';
import { incidentSchema, type signal } from '../src/api/forms/incident.ts';
import { auditSchema, weeklySchema } from '../src/api/forms/reports.ts';
import { openApi } from '../src/api/openapi.ts';
import { routes } from '../src/api/routes/index.ts';
import type { AuditReport } from '../src/domain/reports/audit.ts';
import type { WeeklyReport } from '../src/domain/reports/weekly.ts';
import type { Incident } from '../src/domain/watch/incident.ts';
import type { Signal } from '../src/domain/watch/signal.ts';

export { auditSchema, incidentSchema, weeklySchema };

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

/** The document that the API serves. */
export const publishedApi = () => openApi(routes);

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
