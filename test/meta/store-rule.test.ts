// The store speaks to the database in two ways, each in a folder of its own, and makes a row into its object in one place:
// docs/decisions/0011. The checker is tried on samples: a rule that can't find anything guards nothing.
import { describe, expect, it } from '@jest/globals';
import { listFiles, readText } from '../support/repository.ts';
import { namedRows, oddColumns, storeBreaches } from '../support/store-law.ts';

const store = 'src/adapters/store';
const files = listFiles(`${store}/*.ts`).filter((file) => !file.startsWith(`${store}/generated/`));

describe('the store', () => {
  it('has ordinary rows in prisma/, bulk, locks and claims in sql/, and neither knows the other', () => {
    expect(files.filter((file) => /\/(prisma|sql|rows)\//.test(file)).length).toBeGreaterThan(40);
    expect(files.flatMap((file) => storeBreaches(file, readText(file)))).toEqual([]);
  });

  it('names the row of each table in one file, in rows/', () => {
    const naming = new Map<string, string[]>();
    for (const file of files)
      for (const row of namedRows(readText(file))) naming.set(row, [...(naming.get(row) ?? []), file]);
    expect(naming.size).toBeGreaterThan(10);
    const elsewhere = [...naming].filter(([, where]) => where.length > 1 || !where[0]?.startsWith(`${store}/rows/`));
    expect(elsewhere).toEqual([]);
  });

  it('has columns named after their fields, which is how SQL is given them', () => {
    expect(oddColumns(readText('prisma/schema.prisma'))).toEqual([]);
  });
});

describe('the checker', () => {
  it.each<[string, string, RegExp]>([
    ['prisma/ticks.ts', `import type pg from 'pg';`, /typed client alone/],
    ['prisma/ticks.ts', `import { look } from '../sql/look.ts';`, /typed client alone/],
    ['prisma/ticks.ts', 'await pool.query(`\n  SELECT 1 FROM account`);', /files of its own/],
    ['prisma/ticks.ts', 'await prisma.$queryRaw`VALUES (1)`;', /the lock/],
    ['sql/look.ts', `import type { Incident } from '../generated/client.ts';`, /knows rows by rows/],
    ['sql/look.ts', `import { listTicks } from '../prisma/ticks.ts';`, /knows rows by rows/],
    ['sql/look.ts', 'await transaction.incident.findMany({});', /in prisma/],
    ['rows/order.ts', `import type pg from 'pg';`, /who reads it/],
    ['rows/order.ts', 'const all = `SELECT * FROM order_fact`;', /who reads it/],
    ['index.ts', 'const gone = () => prisma.account.deleteMany({});', /in prisma/],
    ['webhooks.ts', `const sql = "UPDATE account SET name = 'x'";`, /files of its own/],
  ])('stops %s with %j', (file, text, because) => {
    const breaches = storeBreaches(`${store}/${file}`, text);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatch(because);
  });

  it.each<[string, string]>([
    ['prisma/ticks.ts', `import type { Prisma } from '../generated/client.ts';\nprisma.checklistTick.findMany({});`],
    ['prisma/transaction.ts', 'await transaction.$queryRaw`SELECT 1`;'],
    ['sql/look.ts', `import type pg from 'pg';\nawait transaction.query('SELECT 1'); await transaction.send('x', []);`],
    ['schema/migrate.ts', `client.query('SELECT 1')`],
    ['faults.ts', `const hint = 'Select another one, or update it';`],
  ])('has nothing against %s with %j', (file, text) => {
    expect(storeBreaches(`${store}/${file}`, text)).toEqual([]);
  });

  it('sees which rows a file names, however it calls them', () => {
    const text = `import type { Prisma, PrismaClient, Incident as Row } from '../generated/client.ts';
export type { Statement } from '../generated/client.ts';`;
    expect(namedRows(text)).toEqual(['Incident', 'Statement']);
  });

  it('sees a column of another name', () => {
    const schema = `model A {\n  id String @id\n  soldAt DateTime @map("sold_at")\n  b B @relation(fields: [id])\n  taken Int @map("took")\n  isOld Boolean\n\n  @@map("a")\n}\nmodel B {\n  id String @id\n}\n`;
    expect(oddColumns(schema)).toEqual(['A.taken', 'A.isOld']);
  });
});
