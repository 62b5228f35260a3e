// An incident as a row.
import type { Incident, IncidentStatus } from '../../domain/incident.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Signal } from '../../domain/signal.ts';

export interface IncidentRow {
  id: string;
  accountId: string;
  status: string;
  severity: string;
  score: number;
  beganAt: Date;
  openedAt: Date;
  updatedAt: Date;
  revision: number;
  signals: unknown;
  told: unknown;
}

export const incidentColumns = `id, account_id AS "accountId", status, severity, score, began_at AS "beganAt",
  opened_at AS "openedAt", updated_at AS "updatedAt", revision, signals, told`;

export function toIncident(row: IncidentRow): Incident {
  return {
    ...row,
    status: row.status as IncidentStatus,
    severity: row.severity as Severity,
    beganAt: row.beganAt.getTime(),
    openedAt: row.openedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    signals: row.signals as readonly Signal[],
    told: row.told as Incident['told'],
  };
}
