// An incident, its signs and their evidence, as `--json` prints them and the API gives them. Vocabularies that grow with the
// program (detectors, kinds of values) are plain strings, so that a new one breaks no reader.
import { z } from 'zod';
import { incidentStatuses } from '../../domain/watch/incident.ts';
import { components } from './components.ts';
import { count, instant, severity } from './values.ts';

const value = z
  .object({ kind: z.string() })
  .catchall(z.unknown())
  .describe('a value: count, percent, number, money, instant, duration or text, by its `kind`');
const said = z.object({ key: z.string(), params: z.record(z.string(), value) });
export const evidence = z.object({
  subject: z.object({ kind: z.string() }).catchall(z.unknown()),
  at: instant,
  before: value.optional(),
  after: value.optional(),
  reference: value.optional(),
});
export const signal = z.object({
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
export const status = z.enum(incidentStatuses);
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

components.add(evidence, { id: 'Evidence' }).add(signal, { id: 'Signal' }).add(incidentSchema, { id: 'Incident' });
