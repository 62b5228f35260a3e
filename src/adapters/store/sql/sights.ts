// How fresh what is known of every account is. Asked by each minute's upkeep and each heartbeat, of a thousand shops ten
// thousand parts: so only what tells freshness, and as arrays of numbers. Each page Now asks for even less of all of them, how
// many parts were seen in time and how many weren't, and for the rest only of those that it shows.
import type pg from 'pg';
import type { FaultKind } from '../../../domain/errors.ts';
import {
  type CoverageState,
  type Part,
  parts,
  partsOf,
  type Sight,
  type Sights,
} from '../../../domain/watch/coverage.ts';
import type { ShopOutline, SightRule } from '../../../domain/watch/shop-outline.ts';

type Moment = number | null;
type Told = [
  ...[part: Part, startedAt: number, finishedAt: number, state: CoverageState, fault: FaultKind | null],
  ...[reason: string | null, asOf: Moment, aheadTo: Moment, retryAt: Moment],
];

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`;
const told = (run: string) =>
  `json_build_array(${run}.part, ${ms(`${run}.started_at`)}, ${ms(`${run}.finished_at`)}, ${run}.state, ${run}.fault,
     ${run}.reason, ${ms(`${run}.as_of`)}, ${ms(`${run}.ahead_to`)}, ${ms(`${run}.retry_at`)})`;
const newest = (where: string) =>
  `SELECT * FROM pull_run WHERE account_id = account.id AND pull_run.part = wanted.part ${where} ORDER BY id DESC LIMIT 1`;

/** By account, all of them or these; one of which nothing was ever pulled is left out. */
export async function readSights(
  pool: pg.Pool,
  accountIds: readonly string[] | null = null,
): Promise<Map<string, Sights>> {
  // the newest is looked for again only where it saw nothing
  const { rows } = await pool.query<[id: string, runs: Told[], seen: Told[] | null]>({
    rowMode: 'array',
    text: `SELECT account.id, json_agg(${told('run')}),
                  json_agg(${told('sight')}) FILTER (WHERE sight.id IS NOT NULL)
             FROM account CROSS JOIN unnest($1::text[]) AS wanted (part)
            CROSS JOIN LATERAL (${newest('')}) AS run
             LEFT JOIN LATERAL (${newest(`AND state <> 'missing'`)}) AS sight ON run.state = 'missing'
            WHERE $2::text[] IS NULL OR account.id = ANY($2)
            GROUP BY account.id`,
    values: [parts, accountIds],
  });
  return new Map(
    rows.map(([id, all, before]) => {
      const runs = all.map(toSight);
      const seen = [...runs.filter(({ coverage }) => coverage.state !== 'missing'), ...(before ?? []).map(toSight)];
      return [id, { runs: byPart(runs), seen: byPart(seen) }];
    }),
  );
}

/** Of every account how many of its parts are seen in time; when a part is late or absent, `rule` says. */
export async function readShopOutlines(pool: pg.Pool, { late, absent }: SightRule): Promise<ShopOutline[]> {
  const counted = [...late];
  const { rows } = await pool.query<ShopOutline>(
    `SELECT account.id, name, seller_id AS "sellerId", paused_at IS NOT NULL AS "isPaused",
            count(*) FILTER (WHERE is_counted)::int AS counted,
            count(*) FILTER (WHERE is_counted AND seen_at IS NULL)::int AS never,
            count(*) FILTER (WHERE is_counted AND seen_at <= late_before)::int AS late
       FROM account
      CROSS JOIN unnest($1::text[], $2::timestamptz[]) AS wanted (part, late_before)
       LEFT JOIN LATERAL (${newest('')}) AS run ON true
       LEFT JOIN LATERAL (${newest(`AND state <> 'missing'`)}) AS sight ON run.state = 'missing'
      CROSS JOIN LATERAL
            (SELECT NOT (run.state IS NOT DISTINCT FROM 'missing'
                         AND (coalesce(run.fault, '') = ANY($3)
                              OR (run.fault IS NULL AND wanted.part = ANY($4)))) AS is_counted,
                    CASE WHEN run.state = 'missing' THEN coalesce(sight.ahead_to, sight.as_of, sight.started_at)
                         ELSE coalesce(run.ahead_to, run.as_of, run.started_at) END AS seen_at) AS told
      WHERE NOT account.is_mail_only OR wanted.part = ANY($5)
      GROUP BY account.id`,
    [
      counted.map(([part]) => part),
      counted.map(([, before]) => new Date(before)),
      absent.faults,
      absent.withoutFault,
      partsOf({ isMailOnly: true }),
    ],
  );
  return rows;
}

const byPart = (sights: readonly Sight[]): Sights['runs'] => Object.fromEntries(sights.map((one) => [one.part, one]));

function toSight([part, startedAt, finishedAt, state, fault, reason, asOf, aheadTo, retryAt]: Told): Sight {
  return {
    part,
    startedAt,
    finishedAt,
    coverage: { state, reason, asOf, ...(aheadTo !== null && { aheadTo }) },
    ...(fault !== null && { fault }),
    ...(retryAt !== null && { retryAt }),
  };
}
