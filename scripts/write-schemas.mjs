// Writes docs/schemas/*-1.json from dev/published.ts. A test holds them equal.
import { mkdirSync, writeFileSync } from 'node:fs';
import { publishedSchemas } from '../dev/published.ts';

const folder = new URL('../docs/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas()))
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
