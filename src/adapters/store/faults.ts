// What PostgreSQL's errors mean for a person. Never names a password: addresses are told as host:port/database.
import pg from 'pg';
import { UserError } from '../../domain/errors.ts';

/** `db.example.com:5432/rusuban` of a connection string. */
export function whereIs(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}

type Advice = (where: string, said: string) => readonly [message: string, hint: string];

const advice: Readonly<Record<string, Advice>> = {
  // insufficient_privilege
  '42501': (where, said) => [
    `The database ${where} doesn't let Rusuban work: ${said}.`,
    "Make the user in DATABASE_URL the database's owner.",
  ],
  // disk_full
  '53100': (where) => [
    `The disk of the database ${where} is full.`,
    'Free some space. What was being written is rolled back and will be pulled again; nothing that was stored is lost.',
  ],
  // too_many_connections
  '53300': (where) => [
    `The database ${where} has no connection left.`,
    "Raise the server's max_connections, or run fewer worker processes.",
  ],
  // query_canceled, by statement_timeout
  '57014': (where) => [
    `The database ${where} took too long over one statement; it was given up and rolled back.`,
    'See whether the server is overloaded or out of disk; the next run tries again.',
  ],
  // invalid_password, invalid_authorization_specification
  '28P01': refused,
  '28000': refused,
  // invalid_catalog_name
  '3D000': (where) => [`There is no database ${where}.`, 'Create it (CREATE DATABASE ...), or correct DATABASE_URL.'],
};

function refused(where: string): readonly [string, string] {
  return [
    `The database server refused the user or password for ${where}.`,
    'Correct the user and password in DATABASE_URL.',
  ];
}

/** Errors that say that there is no connection, or that it broke. Codes of Node's net and of PostgreSQL's class 08 and 57P. */
const broken =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST\w+|ENET\w+|EPIPE|ENOENT|CERT_\w+|ERR_TLS\w+|SELF_SIGNED\w*|DEPTH_ZERO\w+|08\w{3}|57P0\d)$/;
const brokenWords =
  /^(Connection terminated|timeout expired|timeout exceeded|The server does not support SSL|Client has encountered)/;

/** The error as a UserError where a person must act, else as it was. `url` tells where the database is. */
export function explained(error: unknown, url: string): unknown {
  if (error instanceof UserError || typeof error !== 'object' || error === null) return error;
  const { code, message = '', errors } = error as { code?: string; message?: string; errors?: readonly Error[] };
  const where = whereIs(url);
  const known = error instanceof pg.DatabaseError && advice[`${code}`];
  if (known) {
    const [said, hint] = known(where, message);
    return new UserError(said, hint, { cause: error });
  }
  if (broken.test(`${code}`) || brokenWords.test(message)) {
    return new UserError(
      // A name with several addresses fails with one error for each.
      `The database ${where} can't be reached: ${message || errors?.[0]?.message}.`,
      'Is the server running, and are host, port and TLS settings in DATABASE_URL right? Nothing is lost; try again when it answers.',
      { cause: error },
    );
  }
  return error;
}
