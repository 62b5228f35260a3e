// An incident as a row, and a decision about it.
import type { Via } from '../../../domain/owner/log-entry.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type {
  Decision,
  Incident,
  IncidentBrief,
  IncidentOutline,
  IncidentStatus,
  Seen,
} from '../../../domain/watch/incident.ts';
import type { Severity } from '../../../domain/watch/severity.ts';
import type { Signal } from '../../../domain/watch/signal.ts';
import type { ListedIncident } from '../api-port.ts';
import type { Incident as IncidentRow } from '../generated/client.ts';
import { columnsOf } from './columns.ts';
import { toStorable } from './to-json.ts';

export type { IncidentRow };

export const incidentColumns = columnsOf<IncidentRow>('incident', [
  'id',
  'accountId',
  'status',
  'severity',
  'score',
  'beganAt',
  'visibleAt',
  'noticedAt',
  'updatedAt',
  'revision',
  'signals',
  'lastAlert',
  'answeredAt',
  'answeredBy',
  'answerReason',
  'answeredVia',
  'seen',
  'acknowledgedAt',
]);

export const outlineColumns = columnsOf<IncidentRow>('incident', [
  'id',
  'accountId',
  'status',
  'severity',
  'visibleAt',
]);
/** But the signals. */
export const briefColumns = columnsOf<IncidentRow>('incident', ['id', 'severity', 'status', 'beganAt']);

/** What a page of a list says, but the signals. */
export const listedColumns = columnsOf<IncidentRow>('incident', [
  ...(['id', 'accountId', 'status', 'severity', 'score', 'beganAt'] as const),
  ...(['visibleAt', 'noticedAt', 'updatedAt', 'revision'] as const),
]);
/** The signals, of what each saw the first row alone. */
export const firstEvidence = `(SELECT coalesce(jsonb_agg(jsonb_set(one, '{evidence}', jsonb_path_query_array(one, '$.evidence[0]'))
                                           ORDER BY place), '[]')
                   FROM jsonb_array_elements(incident.signals) WITH ORDINALITY AS all_of_them (one, place)) AS signals`;

export function toOutline({ id, accountId, status, severity, visibleAt }: IncidentRow): IncidentOutline {
  const known = { status: status as IncidentStatus, severity: severity as Severity };
  return { id, accountId, ...known, visibleAt: visibleAt.getTime() };
}

export function toBrief({ id, severity, status, beganAt, signals }: IncidentRow): IncidentBrief {
  const known = { status: status as IncidentStatus, severity: severity as Severity };
  return { id, ...known, beganAt: beganAt.getTime(), signals: signals as unknown as readonly Signal[] };
}

export function toListed(row: IncidentRow): ListedIncident {
  const { accountId, score, revision, visibleAt, noticedAt, updatedAt } = row;
  const times = { visibleAt: visibleAt.getTime(), noticedAt: noticedAt.getTime(), updatedAt: updatedAt.getTime() };
  return { ...toBrief(row), accountId, score, revision, ...times };
}

export function toIncident(row: IncidentRow): Incident {
  const { answeredAt, answeredBy, answerReason, answeredVia, seen, acknowledgedAt, ...rest } = row;
  const seenBy = seen as unknown as readonly Seen[];
  return {
    ...rest,
    ...(answeredAt && {
      answered: {
        at: answeredAt.getTime(),
        by: answeredBy ?? '',
        reason: answerReason,
        ...(answeredVia !== null && { via: answeredVia as Via }),
      },
    }),
    ...(acknowledgedAt && { acknowledgedAt: acknowledgedAt.getTime() }),
    ...(seenBy.length > 0 && { seen: seenBy }),
    status: row.status as IncidentStatus,
    severity: row.severity as Severity,
    beganAt: row.beganAt.getTime(),
    visibleAt: row.visibleAt.getTime(),
    noticedAt: row.noticedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    signals: row.signals as unknown as readonly Signal[],
    lastAlert: row.lastAlert as unknown as Incident['lastAlert'],
  };
}

/** `lastAlert` null: SQL's null, which the typed client calls Prisma.DbNull. */
export function fromIncident(incident: Incident) {
  const { id, accountId, status, severity, score, revision, answered, acknowledgedAt } = incident;
  return {
    id,
    accountId,
    status,
    severity,
    score,
    beganAt: new Date(incident.beganAt),
    visibleAt: new Date(incident.visibleAt),
    noticedAt: new Date(incident.noticedAt),
    updatedAt: new Date(incident.updatedAt),
    revision,
    signals: toStorable(incident.signals),
    lastAlert: incident.lastAlert === null ? null : toStorable(incident.lastAlert),
    answeredAt: answered ? new Date(answered.at) : null,
    answeredBy: answered ? storableText(answered.by) : null,
    answerReason: answered?.reason == null ? null : storableText(answered.reason),
    answeredVia: answered?.via ?? null,
    seen: toStorable(incident.seen ?? []),
    acknowledgedAt: acknowledgedAt === undefined ? null : new Date(acknowledgedAt),
  };
}

export function fromDecision({ incidentId, revision, at, severity, score, isAlert, reason }: Decision) {
  return { incidentId, revision, at: new Date(at), severity, score, isAlert, reason };
}
