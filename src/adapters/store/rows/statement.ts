// A statement of the owner's as a row.
import type { PlannedKind } from '../../../domain/owner/planned.ts';
import type { Statement } from '../../../domain/owner/statement.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Statement as StatementRow } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type { StatementRow };

export const statementColumns = columnsOf<StatementRow>('statement', [
  'id',
  'accountId',
  'what',
  'about',
  'fromAt',
  'toAt',
  'note',
  'saidAt',
  'saidBy',
  'endedAt',
  'endedBy',
]);

export function toStatement({ about, fromAt, toAt, saidAt, endedAt, endedBy, what, ...row }: StatementRow): Statement {
  const base = {
    ...row,
    from: fromAt.getTime(),
    to: toAt.getTime(),
    saidAt: saidAt.getTime(),
    ended: endedAt === null ? null : { at: endedAt.getTime(), by: endedBy ?? '' },
  };
  if (what === 'planned') return { ...base, what, kind: about as PlannedKind };
  if (what === 'allowed') return { ...base, what, detector: about };
  return { ...base, what: 'snoozed', detector: about === '' ? null : about };
}

export function fromStatement(statement: Statement) {
  const { id, accountId, what, from, to, note, saidAt, saidBy } = statement;
  const about = what === 'planned' ? statement.kind : (statement.detector ?? '');
  return {
    id,
    accountId,
    what,
    about,
    fromAt: new Date(from),
    toAt: new Date(to),
    note: storableText(note),
    saidAt: new Date(saidAt),
    saidBy: storableText(saidBy),
  };
}
