// Who does what in the embedded database: the superuser, with which PostgreSQL begins, sets up; the program works as a role
// that owns its database and is nothing more, so that whoever gets hold of its connection can't run programs on this
// computer or read its files.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { readOwn, writeNew } from '../../system/private-file.ts';
import type { Paths } from './paths.ts';

/** The role that the program works as. */
export const workingRole = 'rusuban_app';

/** Advisory lock under which one process at a time sets up. Spells `rusr`. */
const settingUp = 0x72757372;

/** Has one process at a time do `work`, all within one connection. */
async function inTurn<T>(admin: pg.Client, work: () => Promise<T>): Promise<T> {
  await admin.query('SELECT pg_advisory_lock($1)', [settingUp]);
  try {
    return await work();
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [settingUp]).catch(() => {});
  }
}

/** Makes the role where it is missing. @returns its password */
export async function ensureRole(admin: pg.Client, paths: Paths): Promise<string> {
  return inTurn(admin, async () => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [workingRole]);
    const kept = await readOwn(paths.rolePassword).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (kept !== null && rowCount === 1) return kept;
    // letters, digits, - and _: nothing that SQL would read otherwise
    const password = kept ?? randomBytes(24).toString('base64url');
    if (kept === null) await writeNew(paths.rolePassword, password);
    await admin.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${workingRole} LOGIN PASSWORD '${password}'`);
    return password;
  });
}

/** Makes the database where it is missing, the working role's own. */
export async function ensureDatabase(admin: pg.Client, name: string): Promise<void> {
  await inTurn(admin, async () => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${name} OWNER ${workingRole}`);
    else await admin.query(`ALTER DATABASE ${name} OWNER TO ${workingRole}`);
  });
}

/**
 * Gives what is in the database to the working role: before it had one, everything was the superuser's. (REASSIGN OWNED
 * doesn't serve the user with which PostgreSQL began.)
 * @param admin the superuser's connection to that database
 */
export async function giveToRole(admin: pg.Client): Promise<void> {
  await inTurn(admin, async () => {
    const { rows } = await admin.query<{ sql: string }>(foreign, [workingRole]);
    if (rows.length > 0) await admin.query(`BEGIN; ${rows.map(({ sql }) => sql).join('; ')}; COMMIT`);
  });
}

/** Statements that hand over what isn't the role's; what belongs to a table (indexes, row types) goes with it. */
const foreign = `
  WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'),
       role AS (SELECT oid FROM pg_roles WHERE rolname = $1)
  SELECT format('ALTER SCHEMA %I OWNER TO %I', nspname, $1::text) AS sql
    FROM pg_namespace WHERE oid IN (SELECT oid FROM ours) AND nspname <> 'public' AND nspowner <> (SELECT oid FROM role)
  UNION ALL
  SELECT format('ALTER %s %s OWNER TO %I',
                CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                c.oid::regclass, $1::text)
    FROM pg_class c
   WHERE relnamespace IN (SELECT oid FROM ours) AND relowner <> (SELECT oid FROM role)
     AND (relkind IN ('r', 'p', 'v', 'm')
          OR relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))
  UNION ALL
  SELECT format('ALTER %s %s OWNER TO %I', CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
                oid::regprocedure, $1::text)
    FROM pg_proc WHERE pronamespace IN (SELECT oid FROM ours) AND proowner <> (SELECT oid FROM role)
  UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO %I', oid::regtype, $1::text)
    FROM pg_type WHERE typnamespace IN (SELECT oid FROM ours) AND typowner <> (SELECT oid FROM role) AND typtype IN ('e', 'd')`;
