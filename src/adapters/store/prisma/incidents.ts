// Incidents and verdicts as commands and pages read them. Looks and answers have transactions of their own.
import type { Verdict } from '../../../domain/watch/detector.ts';
import type { Decision, Incident } from '../../../domain/watch/incident.ts';
import type { Severity } from '../../../domain/watch/severity.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toIncident } from '../rows/incident.ts';
import type { WatchStore } from '../watch-port.ts';

type Open = Awaited<ReturnType<WatchStore['openIncidents']>>;

/** The newest first. */
export async function listIncidents(prisma: PrismaClient, accountId: string | undefined): Promise<Incident[]> {
  const rows = await prisma.incident.findMany({
    where: accountId === undefined ? {} : { accountId },
    orderBy: [{ noticedAt: 'desc' }, { visibleAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(toIncident);
}

export async function findIncident(prisma: PrismaClient, id: string): Promise<Incident | null> {
  const row = await prisma.incident.findUnique({ where: { id } });
  return row && toIncident(row);
}

export async function listDecisions(prisma: PrismaClient, incidentId: string): Promise<Decision[]> {
  const rows = await prisma.decision.findMany({ where: { incidentId }, orderBy: { id: 'asc' } });
  return rows.map(({ id: _, at, ...row }) => ({ ...row, at: at.getTime() }) as Decision);
}

export async function incidentIds(prisma: PrismaClient, beginning: string): Promise<string[]> {
  const rows = await prisma.incident.findMany({ where: { id: { startsWith: beginning } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export async function countOpenIncidents(prisma: PrismaClient): Promise<Open> {
  const groups = await prisma.incident.groupBy({
    by: ['severity', 'status'],
    where: { status: { in: ['open', 'acknowledged'] } },
    _count: true,
  });
  return groups.map(({ severity, status, _count: count }) => ({
    severity: severity as Severity,
    status: status as Open[number]['status'],
    count,
  }));
}

export async function lastVerdicts(prisma: PrismaClient, accountId: string): Promise<Verdict[]> {
  const rows = await prisma.verdict.findMany({ where: { accountId }, orderBy: { detector: 'asc' } });
  return rows.map(({ body }) => body as unknown as Verdict);
}
