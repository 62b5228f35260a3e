// Lists come in pages: each says where the next one begins. Where that is stands in a cursor, which is to be handed back as it is.
import { z } from 'zod';
import { Problem } from './problems.ts';

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('how many at the most'),
  cursor: z.string().max(500).optional().describe('`next` of the page before; the first page has none'),
};

/** A page of such things. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('the cursor of the next page; null: this is the last'),
  });

/** Where the page before ended. @throws Problem for what we did not write */
export function placeIn<Place extends z.ZodType>(
  place: Place,
  cursor: string | undefined,
): z.output<Place> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Problem('bad-cursor', {
      detail: 'Hand back `next` of the page before as it is, or leave the cursor out.',
    });
  }
}

/**
 * A page of what was read.
 * @param read one more than the page has, where there are more
 * @param placeOf what the cursor has to say of the last one
 */
export function paged<Item>(read: readonly Item[], limit: number, placeOf: (last: Item) => unknown) {
  const items = read.slice(0, limit);
  const last = read.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') };
}
