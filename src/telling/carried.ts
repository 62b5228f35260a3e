// Carried: what an owed row says that no other table knows, and what is left of that in the form of an older version. An
// upgrade finds rows waiting: they are sent, and tell what can still be told.
import { z } from 'zod';
import type { OutboxRow, Store } from '../adapters/store/port.ts';
import { type MessageKind, propsVersion } from '../domain/telling/message.ts';
import { parsed, shop } from '../messages/layout/message.ts';

type Fields = Readonly<Record<string, unknown>>;
type Rest = (row: OutboxRow, given: Fields, store: Store) => Promise<Fields> | Fields;

/** What stands in for a field that an older form hasn't, or has otherwise. Without it the row says too little to be told. */
const rests: Partial<Record<MessageKind, Rest>> = {
  blind: ({ createdAt }) => ({ since: createdAt }),
  'recipients-changed': ({ createdAt }) => ({ changedAt: createdAt }),
  'phrase-changed': ({ createdAt }) => ({ changedAt: createdAt }),
  'channel-failed': async ({ accountId, createdAt }, { channel }, store) => ({
    ...{ since: createdAt, detail: '' },
    waiting: typeof channel === 'string' ? await store.pendingOutbox({ accountId, recipient: channel }) : 0,
  }),
  'message-failed': ({ createdAt }) => ({ since: createdAt, detail: '', isGivenUp: false, incidentId: null }),
  'mail-verdict': ({ createdAt }) => ({ asked: { subject: '', at: createdAt }, notice: null, reasons: [], advice: [] }),
};

/**
 * What the row says, in the form of this version; null where it is of an older one and says too little.
 * @throws Error where it is of a newer version, or not of the form that this one writes
 */
export async function readCarried(store: Store, row: OutboxRow, fields: z.ZodRawShape): Promise<Fields | null> {
  const { kind, props, propsVersion: version } = row;
  const form = z.object({ shop, ...fields });
  if (version > propsVersion)
    throw new Error(`${kind}: written by a newer version of Rusuban (form ${version}, this one knows ${propsVersion})`);
  if (version === propsVersion) return parsed(kind, form, props ?? {});
  const given: Fields = typeof props === 'object' && props !== null ? (props as Fields) : {};
  const rest = (await rests[kind]?.(row, given, store)) ?? {};
  const left = Object.entries(form.shape).map(([name, field]) => {
    const said = stillSaid(field, given[name]);
    return [name, said === undefined ? rest[name] : said] as const;
  });
  return form.safeParse(Object.fromEntries(left.filter(([, value]) => value !== undefined))).data ?? null;
}

/** The value where it is one of these; of a list, those of its items that are. */
function stillSaid(field: z.core.$ZodType, value: unknown): unknown {
  const isItem = (item: unknown) => field instanceof z.ZodArray && z.safeParse(field.element, item).success;
  return z.safeParse(field, Array.isArray(value) ? value.filter(isItem) : value).data;
}
