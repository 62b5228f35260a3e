// A change of the change log as a row.
import { createHash } from 'node:crypto';
import type { Change, ChangeBody } from '../../../domain/shop/change.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Change as Row } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

/** `id` as SQL gives a bigint. */
export type ChangeRow = Pick<Row, 'key' | 'occurredAt' | 'observedAt' | 'reconstructed' | 'body'> & { id: string };

const fields = ['id', 'key', 'occurredAt', 'observedAt', 'reconstructed', 'body'] as const;
export const changeColumns = columnsOf<Row>('change_log', fields);

export function toChange(row: ChangeRow): Change {
  return {
    ...(row.body as unknown as ChangeBody),
    key: row.key,
    occurredAt: row.occurredAt.getTime(),
    observedAt: row.observedAt.getTime(),
    reconstructed: row.reconstructed,
  };
}

/** A btree takes keys of at most 2,704 bytes, and a SKU may be anything that an attacker types. */
const keyLimit = 500;

/** A change's key as it is stored. */
export function storableKey(key: string): string {
  if (key.length <= keyLimit) return storableText(key);
  return `${storableText(key.slice(0, 100))}#${createHash('sha256').update(key).digest('hex')}`;
}
