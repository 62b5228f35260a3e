// An incident as a row.
import type { Incident, IncidentStatus } from '../../../domain/watch/incident.ts';
import type { Severity } from '../../../domain/watch/severity.ts';
import type { Signal } from '../../../domain/watch/signal.ts';

export interface IncidentRow {
  id: string;
  accountId: string;
  status: string;
  severity: string;
  score: number;
  beganAt: Date;
  visibleAt: Date;
  noticedAt: Date;
  updatedAt: Date;
  revision: number;
  signals: unknown;
  lastAlert: unknown;
  answeredAt: Date | null;
  answeredBy: string | null;
  answerReason: string | null;
  acknowledgedAt: Date | null;
}

export const incidentColumns = `id, account_id AS "accountId", status, severity, score, began_at AS "beganAt",
  visible_at AS "visibleAt", noticed_at AS "noticedAt", updated_at AS "updatedAt", revision, signals,
  last_alert AS "lastAlert", answered_at AS "answeredAt", answered_by AS "answeredBy", answer_reason AS "answerReason", acknowledged_at AS "acknowledgedAt"`;

export function toIncident(row: IncidentRow): Incident {
  const { answeredAt, answeredBy, answerReason, acknowledgedAt, ...rest } = row;
  return {
    ...rest,
    ...(answeredAt && { answered: { at: answeredAt.getTime(), by: answeredBy ?? '', reason: answerReason } }),
    ...(acknowledgedAt && { acknowledgedAt: acknowledgedAt.getTime() }),
    status: row.status as IncidentStatus,
    severity: row.severity as Severity,
    beganAt: row.beganAt.getTime(),
    visibleAt: row.visibleAt.getTime(),
    noticedAt: row.noticedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    signals: row.signals as readonly Signal[],
    lastAlert: row.lastAlert as Incident['lastAlert'],
  };
}
