// All that an installation keeps, as text to look through for what must not be there.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import pg from 'pg';

/** Every row of every table as text; bytes as they are, so that text in them would be read, too. */
export async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query(
      "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')",
    );
    await client.query("SET bytea_output = 'escape'");
    const lines: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(`SELECT row::text AS line FROM ${name} AS row`);
      lines.push(`${name}: ${rows.length}`, ...rows.map(({ line }) => line));
    }
    return lines.join('\n');
  } finally {
    await client.end();
  }
}

/** Every mail of a folder as it lies there, and as it is read. */
export async function mailsIn(mailbox: string): Promise<string> {
  const sources = await Promise.all((await readdir(mailbox)).map((name) => readFile(join(mailbox, name))));
  const parsed = await Promise.all(sources.map((source) => simpleParser(source)));
  return [...sources, ...parsed.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`)].join('\n');
}
