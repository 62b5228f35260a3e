// Columns for SQL, so that a row read by SQL and the same row read by the typed client look alike and are made into
// their object by one function.

/**
 * What SQL selects for these fields of a model: `incident.account_id AS "accountId"`.
 * @param table the model's `@@map`, which is how the statement must call it
 * @param fields by the names that schema.prisma gives them; each column is the same in snake case (a meta-test holds it)
 */
export function columnsOf<Row>(table: string, fields: readonly (keyof Row & string)[]): string {
  return fields.map((field) => `${table}.${inSnakeCase(field)} AS "${field}"`).join(', ');
}

/** `account_id` of `accountId`. */
export function inSnakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
