// Finds a report's columns by their names, in any of the languages and spellings that Amazon uses.

/** Each column under our name, with the names it has in reports, best first. */
export type ColumnNames<C extends string> = Readonly<Record<C, readonly string[]>>;

/** Where each column is, counted from 0; -1 where the report has none. */
export type Columns<C extends string> = Readonly<Record<C, number>>;

export interface HeaderReader<C extends string> {
  /** How many of the columns a header line names. */
  countKnown(line: string): number;
  /** @param usual where the columns usually stand: of two of one name the one in its place, else the first */
  find(names: readonly string[], usual?: Partial<Columns<C>>): Columns<C>;
}

/** A damaged letter takes up to two neighbours with it: `T?ulo del producto` was `Título`. */
const eaten = 2;
/** A letter is at most four bytes, each of which may have been taken for a letter: what is longer is no damaged name. */
const grown = 4;

export function newHeaderReader<C extends string>(columns: ColumnNames<C>): HeaderReader<C> {
  const exact = new Map<string, C>();
  for (const column of Object.keys(columns) as C[])
    for (const name of columns[column]) if (!exact.has(keyOf(name))) exact.set(keyOf(name), column);
  const keys = [...exact.keys()];
  const longest =
    grown * Math.max(...Object.values<readonly string[]>(columns).flatMap((names) => names.map((name) => name.length)));

  /** Which column a name is; a damaged one counts when it can be only one. */
  function columnOf(name: string): C | undefined {
    if (name.length > longest) return undefined;
    const known = exact.get(keyOf(name));
    const damaged = known ? null : damagedPattern(name);
    if (!damaged) return known;
    const possible = new Set(keys.filter((key) => damaged.test(key)).map((key) => exact.get(key)));
    return possible.size === 1 ? [...possible][0] : undefined;
  }

  return {
    countKnown: (line) => line.split('\t').filter((name) => name.length <= longest && exact.has(keyOf(name))).length,
    find(names, usual = {}) {
      const found = Object.fromEntries(Object.keys(columns).map((column) => [column, -1])) as Record<C, number>;
      const ranks = new Map<C, number>();
      names.forEach((name, index) => {
        const column = columnOf(name);
        if (column === undefined) return;
        const rank = columns[column].findIndex((known) => keyOf(known) === keyOf(name));
        const place = rank === -1 ? columns[column].length : rank;
        const before = ranks.get(column) ?? Number.POSITIVE_INFINITY;
        if (place > before || (place === before && usual[column] !== index)) return;
        ranks.set(column, place);
        found[column] = index;
      });
      return found;
    },
  };
}

/** What a name comes to without case, width, punctuation and the `(satıcı sku)` that Turkish reports add. */
function keyOf(name: string): string {
  return name
    .replace(/\(.*\)\s*$/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A Latin name with letters lost (`Quantit?`) or turned into others (`QuantitÃ©`, `H舅dler-SKU`); null for others. */
function damagedPattern(name: string): RegExp | null {
  const text = name.toLowerCase();
  const kept = text.replaceAll(/[^a-z0-9]/g, '');
  if (kept.length < 3 || !/[?\u0080-\uffff]/.test(text)) return null;
  const pattern = text
    .replaceAll(/[^a-z0-9?\u0080-\uffff]/g, '')
    .replaceAll(/[?\u0080-\uffff]+/g, (lost) => `.{1,${lost.length + eaten}}`);
  return new RegExp(`^${pattern}$`);
}
