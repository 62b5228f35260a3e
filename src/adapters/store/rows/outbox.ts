// A message that is owed as a row.
import { type MessageKind, propsVersion, type Timing } from '../../../domain/telling/message.ts';
import type { OutboxMail } from '../generated/client.ts';
import type { OutboxRow, OwedRow } from '../outbox-port.ts';
import { columnsOf } from './columns.ts';
import { toStorable } from './to-json.ts';

const fields = [
  'key',
  'accountId',
  'incidentId',
  'revision',
  'kind',
  'reason',
  'recipient',
  'props',
  'propsVersion',
  'timing',
  'createdAt',
  'attempts',
] as const;

export type OutboxMailRow = Pick<OutboxMail, (typeof fields)[number]>;
export const outboxColumns = columnsOf<OutboxMail>('outbox', fields);

export function toOutboxRow({ kind, timing, createdAt, ...row }: OutboxMailRow): OutboxRow {
  return { ...row, kind: kind as MessageKind, timing: timing as Timing, createdAt: createdAt.getTime() };
}

export function fromOwed(owed: OwedRow) {
  const { key, accountId, incidentId, revision, kind, reason, recipient, createdAt } = owed;
  const { timing = 'at-once', dueAt = createdAt, props = null } = owed;
  return {
    key,
    accountId,
    incidentId,
    revision,
    kind,
    reason,
    recipient,
    timing,
    // left out, so that it is SQL's null for both ways to write it
    ...(props !== null && { props: toStorable(props) }),
    propsVersion,
    createdAt: new Date(createdAt),
    dueAt: new Date(dueAt),
  };
}
