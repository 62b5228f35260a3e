// What is kept of a stretch of time, as a report needs it: how well it was watched, what was judged, noticed, mailed and
// answered. Read only.
import type pg from 'pg';
import { dayMs } from '../../../domain/clock.ts';
import type { MailVerdict } from '../../../domain/mail/mail-check.ts';
import { type NoticeType, type UnclearNotice, unclearTypes } from '../../../domain/mail/notice.ts';
import type { Baseline } from '../../../domain/statistics/baseline.ts';
import type { Part } from '../../../domain/watch/coverage.ts';
import type { DetectorDay } from '../../../domain/watch/judged.ts';
import type { Allowed, Lapse, PartSight, Span } from '../../../domain/watch/watched.ts';
import type { IncidentTimes, PeriodFacts, WeekliesOwed } from '../report-port.ts';
import { type IncidentRow, incidentColumns, toIncident } from '../rows/incident.ts';

/**
 * @param span what the report reaches back over; lapses, tests and incidents are those within it
 * @param week the part of it whose notices are told
 * @param allowed parts that are watched, and how long after a pull each counts as such, in ms
 * @returns all but the owner's answers, which are ordinary rows; null when there is no such account
 */
export async function readPeriod(
  pool: pg.Pool,
  accountId: string,
  span: Span,
  week: Span,
  allowed: Allowed,
): Promise<Omit<PeriodFacts, 'answers'> | null> {
  const watch = await pool.query<{ baseline: Baseline; lookedOn: Date | null; triedOn: Date | null }>(
    `SELECT baseline, looked_at AS "lookedOn", (SELECT min(started_at) FROM pull_run WHERE account_id = $1) AS "triedOn"
       FROM watch WHERE account_id = $1`,
    [accountId],
  );
  const [row] = watch.rows;
  if (row === undefined) return null;
  return {
    baseline: row.baseline,
    lookedAt: row.lookedOn?.getTime() ?? null,
    triedAt: row.triedOn?.getTime() ?? null,
    sights: await readSights(pool, accountId, span, allowed),
    judged: await readJudged(pool, accountId, span),
    ...(await readIncidents(pool, accountId, span)),
    ...(await readMailFacts(pool, accountId, week)),
    unclear: await readUnclear(pool, accountId, week),
  };
}

async function readSights(
  pool: pg.Pool,
  accountId: string,
  { from, to }: Span,
  allowed: Allowed,
): Promise<PartSight[]> {
  const names = Object.keys(allowed) as Part[];
  const ever = await pool.query<{ part: Part; first: Date | null; reason: string | null }>(
    `SELECT part, min(finished_at) FILTER (WHERE state <> 'missing') AS first,
            (array_agg(reason ORDER BY id DESC))[1] AS reason
       FROM pull_run WHERE account_id = $1 GROUP BY part`,
    [accountId],
  );
  // The last pull before the time counts as its first, and the time's end as the last: nothing is seen after it.
  const lapses = await pool.query<{ part: Part; from: Date; to: Date | null; reason: string | null }>(
    `WITH seen AS (
       SELECT part, finished_at FROM pull_run
        WHERE account_id = $1 AND state <> 'missing' AND finished_at >= $2 AND finished_at < $3
       UNION ALL
       SELECT part, max(finished_at) FROM pull_run
        WHERE account_id = $1 AND state <> 'missing' AND finished_at < $2 GROUP BY part
     ), gap AS (
       SELECT part, finished_at AS "from", lead(finished_at) OVER (PARTITION BY part ORDER BY finished_at) AS "to"
         FROM seen
     )
     SELECT gap.part, gap."from", gap."to",
            (SELECT run.reason FROM pull_run AS run
              WHERE run.account_id = $1 AND run.part = gap.part AND run.state = 'missing'
                AND run.finished_at > gap."from" AND run.finished_at < coalesce(gap."to", $3)
              ORDER BY run.id DESC LIMIT 1) AS reason
       FROM gap JOIN unnest($4::text[], $5::float8[]) AS allowed (part, ms) ON allowed.part = gap.part
      WHERE extract(epoch FROM coalesce(gap."to", $3) - gap."from") * 1000 > allowed.ms
      ORDER BY gap."from", gap.part`,
    [accountId, new Date(from), new Date(to), names, names.map((part) => allowed[part])],
  );
  return names.map((part): PartSight => {
    const known = ever.rows.find((row) => row.part === part);
    return {
      part,
      allowedMs: allowed[part] ?? 0,
      firstAt: known?.first?.getTime() ?? null,
      reason: known?.first ? null : (known?.reason ?? 'not pulled yet'),
      lapses: lapses.rows
        .filter((row) => row.part === part)
        .map((row): Lapse => {
          return { part, from: row.from.getTime(), to: row.to?.getTime() ?? null, reason: row.reason };
        }),
    };
  });
}

async function readJudged(pool: pg.Pool, accountId: string, { from, to }: Span): Promise<DetectorDay[]> {
  // A day in any zone begins within a day of the same date in UTC; the report takes those of its own zone's week.
  const { rows } = await pool.query<DetectorDay>(
    `SELECT day, detector, fired, quiet, skipped, crashed, score FROM detector_day
      WHERE account_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, detector`,
    [accountId, Math.floor(from / dayMs) - 1, Math.ceil(to / dayMs) + 1],
  );
  return rows;
}

async function readIncidents(
  pool: pg.Pool,
  accountId: string,
  { from, to }: Span,
): Promise<Pick<PeriodFacts, 'incidents' | 'times'>> {
  const { rows } = await pool.query<
    IncidentRow & { acknowledged: Date | null; decided: Date | null; mailed: Date | null; mails: number }
  >(
    `SELECT ${incidentColumns}, acknowledged_at AS acknowledged,
            (SELECT min(at) FROM decision WHERE incident_id = incident.id AND is_alert) AS decided,
            sent.mailed, sent.mails
       FROM incident, LATERAL (
         SELECT min(delivery.at) AS mailed, count(DISTINCT outbox.key)::int AS mails
           FROM outbox JOIN delivery ON outbox_key = key AND outcome = 'delivered'
          WHERE outbox.incident_id = incident.id
            AND NOT EXISTS (SELECT FROM delivery AS back WHERE back.outbox_key = key AND back.outcome = 'bounced')) AS sent
      WHERE account_id = $1 AND noticed_at < $3 AND (updated_at >= $2 OR status IN ('open', 'acknowledged'))
      ORDER BY noticed_at, visible_at, id`,
    [accountId, new Date(from), new Date(to)],
  );
  return {
    incidents: rows.map(({ acknowledged: _a, decided: _d, mailed: _m, mails: _n, ...row }) => toIncident(row)),
    times: rows.map(
      ({ id, decided, mailed, mails, acknowledged }): IncidentTimes => ({
        incidentId: id,
        decidedAt: decided?.getTime() ?? null,
        mailedAt: mailed?.getTime() ?? null,
        mails,
        acknowledgedAt: acknowledged?.getTime() ?? null,
      }),
    ),
  };
}

async function readMailFacts(
  pool: pg.Pool,
  accountId: string,
  { from, to }: Span,
): Promise<Pick<PeriodFacts, 'notices' | 'phishing' | 'checked'>> {
  type Row =
    | { readonly kind: 'notice-received'; readonly what: NoticeType; readonly count: number }
    | { readonly kind: 'phishing-received'; readonly what: null; readonly count: number }
    | { readonly kind: 'mail-checked'; readonly what: MailVerdict; readonly count: number };
  const { rows } = await pool.query<Row>(
    `SELECT kind, coalesce(body #>> '{notice,type}', body ->> 'verdict') AS what, count(*)::int AS count FROM change_log
      WHERE account_id = $1 AND kind IN ('notice-received', 'phishing-received', 'mail-checked')
        AND occurred_at >= $2 AND occurred_at < $3
      GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
    [accountId, new Date(from), new Date(to)],
  );
  return {
    notices: rows.flatMap(({ kind, what, count }) => (kind === 'notice-received' ? [{ type: what, count }] : [])),
    phishing: rows.find(({ kind }) => kind === 'phishing-received')?.count ?? 0,
    checked: rows.flatMap(({ kind, what, count }) => (kind === 'mail-checked' ? [{ verdict: what, count }] : [])),
  };
}

/** Notices that were not understood, the newest first. */
export async function readUnclear(pool: pg.Pool, accountId: string, { from, to }: Span): Promise<UnclearNotice[]> {
  const { rows } = await pool.query<{ type: UnclearNotice['type']; on: Date; subject: string }>(
    `SELECT body #>> '{notice,type}' AS type, occurred_at AS "on", body #>> '{notice,subject}' AS subject
       FROM change_log
      WHERE account_id = $1 AND kind = 'notice-received' AND occurred_at >= $2 AND occurred_at < $3
        AND body #>> '{notice,type}' = ANY ($4)
      ORDER BY occurred_at DESC, id DESC LIMIT 1000`,
    [accountId, new Date(from), new Date(to), unclearTypes],
  );
  return rows.map(({ type, on, subject }) => ({ type, at: on.getTime(), subject }));
}

/** Accounts that are watched, with the weeks whose report is owed; the newest few are all that is asked for. */
export async function readWeekliesOwed(pool: pg.Pool): Promise<WeekliesOwed[]> {
  const { rows } = await pool.query<Omit<WeekliesOwed, 'addedAt'> & { addedOn: Date }>(
    `SELECT id AS "accountId", time_zone AS "timeZone", created_at AS "addedOn",
            array(SELECT DISTINCT props ->> 'week' FROM outbox
                   WHERE account_id = account.id AND kind = 'weekly' AND props ? 'week'
                   ORDER BY 1 DESC LIMIT 4) AS weeks
       FROM account WHERE paused_at IS NULL ORDER BY created_at, id`,
  );
  return rows.map(({ addedOn, ...row }) => ({ ...row, addedAt: addedOn.getTime() }));
}
