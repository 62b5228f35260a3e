// The rule of src/adapters/store, as docs/decisions/0011 has it: which folder speaks how to the database, and where a row
// is made into its object. Pure: text in, breaches out.
import { readSource } from './read-source.ts';

const store = 'src/adapters/store/';

/** What a folder may not, by what is imported or written. */
interface Rule {
  readonly imports?: RegExp;
  readonly text?: RegExp;
  readonly because: string;
}

const sqlText = /[`'"]\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|WITH \w+ AS|COPY|LOCK|BEGIN)\b/;
const rawCall = /\$(queryRaw|executeRaw)/;
/** `prisma.incident.findMany(` */
const typedCall = /\b(prisma|transaction)\s*\.\s*(?!(?:query|send|sendCopy)\b)\w+\s*\.\s*\w+\(/;

const rules: Readonly<Record<string, readonly Rule[]>> = {
  prisma: [
    {
      imports: /^pg$|\/postgres\.ts$|^pg-copy-streams$|\/sql\//,
      because: 'ordinary rows go through the typed client alone',
    },
    { text: sqlText, because: 'SQL has files of its own, in sql/' },
    { text: rawCall, because: 'the only raw statement of the typed client is the lock, in prisma/transaction.ts' },
  ],
  sql: [
    { imports: /\/generated\/|\/prisma\//, because: 'SQL knows rows by rows/, and the typed client not at all' },
    { text: typedCall, because: 'ordinary rows go through the typed client, in prisma/' },
  ],
  rows: [
    { imports: /^pg$|\/postgres\.ts$|\/(sql|prisma)\//, because: 'a row does not know who reads it' },
    { text: sqlText, because: 'a row does not know who reads it' },
  ],
  '': [
    { text: sqlText, because: 'SQL has files of its own, in sql/' },
    { text: typedCall, because: 'ordinary rows are read and written in prisma/' },
  ],
};

/** At the root, what speaks to PostgreSQL before there is a schema. */
const exempt: Readonly<Record<string, string>> = {
  'database.ts': 'makes the database',
  'prisma/transaction.ts': 'the lock, which the typed client can not say',
};

/** What this file of src/adapters/store breaks; of folders without a rule (schema, dump, embedded) nothing. */
export function storeBreaches(file: string, text: string): string[] {
  const path = file.slice(store.length);
  const [folder = ''] = path.includes('/') ? path.split('/') : [''];
  if (path in exempt) return [];
  const imported = readSource(text, false).imports;
  const isBroken = ({ imports, text: words }: Rule) =>
    imported.some(({ specifier }) => imports?.test(specifier)) || words?.test(text);
  return (rules[folder] ?? []).filter(isBroken).map(({ because }) => `${file}: ${because}`);
}

/** Models whose row this file names: what it imports of the generated client beside the client itself. */
export function namedRows(text: string): string[] {
  const lists = [...text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from '[^']*\/generated\/client\.ts'/g)];
  return lists
    .flatMap(([, names = '']) => names.split(','))
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(' ')[0] ?? '',
    )
    .filter((name) => name !== '' && name !== 'Prisma' && name !== 'PrismaClient');
}

/** Columns of schema.prisma, `Model.field`, whose name is not the field's in snake case. */
export function oddColumns(schema: string): string[] {
  const odd: string[] = [];
  for (const [, model, body = ''] of schema.matchAll(/^model (\w+) \{$([\s\S]*?)^\}/gm))
    for (const [, field = '', type = '', rest = ''] of body.matchAll(/^ {2}(\w+)\s+(\w+)(.*)$/gm)) {
      if (new RegExp(`^model ${type} \\{`, 'm').test(schema)) continue;
      const column = /(?<!@)@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
      if (column !== field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)) odd.push(`${model}.${field}`);
    }
  return odd;
}
