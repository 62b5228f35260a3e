// The parts of answers that have a name: the document shows each once.
import { z } from 'zod';

export const components = z.registry<{ readonly id: string }>();

/** The same, under a name that programs made of the document will call it by. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  components.add(schema, { id });
  return schema;
}
