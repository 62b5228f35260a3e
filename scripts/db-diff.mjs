// Writes the next migration: from the schema that the last one led to (kept beside it) to prisma/schema.prisma.
// Run `npm run build` first, then `npm run db:diff -- name-of-the-change`; read what it wrote before you commit it.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/src/adapters/store/database.js';
import { findMigrations } from '../dist/src/adapters/store/schema/migrate.js';
import { diffSchemas } from '../dist/src/adapters/store/schema/schema-engine.js';

const [name = 'change'] = process.argv.slice(2);
const folder = findMigrations();
const schema = join(folder, '..', 'schema.prisma');
const last = readdirSync(folder)
  .sort()
  .findLast((entry) => existsSync(join(folder, entry, 'schema.prisma')));

const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-diff-'));
const database = await openDatabase({ databaseUrl: null, dataDir });
try {
  const sql = await diffSchemas(database.url, last === undefined ? null : join(folder, last, 'schema.prisma'), schema);
  if (sql === null) console.log('The migrations say all that the schema says.');
  else {
    const target = join(folder, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
    mkdirSync(target);
    writeFileSync(join(target, 'migration.sql'), sql);
    copyFileSync(schema, join(target, 'schema.prisma'));
    console.log(`Wrote ${join(target, 'migration.sql')}`);
  }
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}
